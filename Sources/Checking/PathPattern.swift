/// One line of a `.gitignore`: which paths it means.
struct PathPattern: Sendable {
  /// Whether the line began with `!`: what it means is taken back in.
  let isNegated: Bool
  /// Whether the line ended with `/`: it means directories only.
  let meansDirectoriesOnly: Bool
  /// Whether it is matched against the whole path below the file's directory, not just the name.
  let isAnchored: Bool
  private let segments: [Segment]

  private enum Segment: Sendable {
    /// `**`: any number of directories.
    case anyDepth
    case name(NamePattern)
  }

  /// Reads a line; `nil` for an empty one, a comment or a pattern that cannot mean anything.
  init?(line: some Sequence<UInt8>) {
    var text = Array(line)[...]
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    if text.first == UInt8(ascii: "#") { return nil }
    Self.dropTrailingSpaces(&text)
    isNegated = text.first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    meansDirectoriesOnly = text.last == UInt8(ascii: "/")
    if meansDirectoriesOnly { text.removeLast() }
    isAnchored = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    guard !text.isEmpty else { return nil }

    var segments: [Segment] = []
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard part.elementsEqual("**".utf8) && isAnchored else {
        guard let name = NamePattern(part) else { return nil }
        segments.append(.name(name))
        continue
      }
      if case .anyDepth? = segments.last {} else { segments.append(.anyDepth) }
      // At the end it means everything inside, but not the directory itself.
      if index == parts.count - 1 { segments.append(.name(.anything)) }
    }
    self.segments = segments
  }

  private static func dropTrailingSpaces(_ text: inout ArraySlice<UInt8>) {
    while text.last == UInt8(ascii: " ") {
      let escapes = text.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if escapes % 2 == 1 { return }
      text.removeLast()
    }
  }

  /// Whether the pattern means the path (relative to the directory the pattern belongs to), given in components.
  func matches(_ components: ArraySlice<[UInt8]>, isDirectory: Bool) -> Bool {
    if meansDirectoriesOnly && !isDirectory { return false }
    guard isAnchored else {
      guard case .name(let name)? = segments.first, let last = components.last else { return false }
      return name.matches(last)
    }
    // Going back to the last `**` is enough: what an earlier one could take, the later can too.
    var (segment, component) = (0, components.startIndex)
    var resume: (segment: Int, component: Int)?
    while component < components.endIndex {
      if segment < segments.count {
        switch segments[segment] {
        case .anyDepth:
          segment += 1
          resume = (segment, component)
          continue
        case .name(let name) where name.matches(components[component]):
          segment += 1
          component += 1
          continue
        case .name: break
        }
      }
      guard let (anySegment, anyComponent) = resume else { return false }
      resume = (anySegment, anyComponent + 1)
      (segment, component) = (anySegment, anyComponent + 1)
    }
    return segment == segments.count
  }
}
