/// Reads the comments that mark the lines of a YAML example.
///
/// A mark is `# finding` or `# note`, with `-next` when it stands above its line, then ` when Name=value, …` for the
/// scenario, then `: text` that the message must contain. Several marks on a line follow each other.
struct MarkReader {
  /// What the marks ask for.
  private(set) var expectations: [Example.Expectation] = []
  /// Marks whose line has not come yet.
  private(set) var waiting: [Example.Expectation] = []

  /// Reads the next line of the example.
  mutating func read(_ line: Substring, number: Int) throws(Example.Mistake) {
    let first = line.utf8.first { $0 != UInt8(ascii: " ") }
    if let first, first != UInt8(ascii: "#") {
      expectations += waiting.map { .init(mark: $0.mark, line: number, text: $0.text, scenario: $0.scenario) }
      waiting = []
    }
    for comment in comments(of: line) { try readMark(comment, number: number) }
  }

  /// What stands after each `# ` that begins the line or follows a space, up to the next.
  private func comments(of line: Substring) -> [Substring] {
    let bytes = line.utf8
    var starts: [Substring.Index] = []
    var previous = UInt8(ascii: " ")
    for index in bytes.indices {
      let next = bytes.index(after: index)
      if bytes[index] == UInt8(ascii: "#"), previous == UInt8(ascii: " "), next < bytes.endIndex,
        bytes[next] == UInt8(ascii: " ")
      {
        starts.append(index)
      }
      previous = bytes[index]
    }
    return zip(starts, starts.dropFirst() + [bytes.endIndex]).map { trimmed(line[$0..<$1].dropFirst()) }
  }

  private mutating func readMark(_ comment: Substring, number: Int) throws(Example.Mistake) {
    let word = comment.prefix { $0.isLetter || $0 == "-" }
    let isNext = word.utf8.elementsEqual("finding-next".utf8) || word.utf8.elementsEqual("note-next".utf8)
    guard let mark = Example.Expectation.Mark(rawValue: String(isNext ? word.dropLast("-next".count) : word)) else {
      return
    }
    var rest = comment.dropFirst(word.count)
    var scenario: [(name: String, value: String)] = []
    if rest.utf8.starts(with: " when ".utf8) {
      let written = rest.dropFirst(" when ".count).prefix { $0 != ":" }
      scenario = try Self.scenario(written)
      rest = rest[written.endIndex...]
    }
    guard rest.isEmpty || rest.first == ":" else {
      throw Example.Mistake(
        message: "A mark is `# \(word)`, `# \(word): text` or `# \(word) when Name=value: text`, not `# \(comment)`.")
    }
    let text = rest.isEmpty ? nil : String(trimmed(rest.dropFirst()))
    let expectation = Example.Expectation(mark: mark, line: number, text: text, scenario: scenario)
    if isNext { waiting.append(expectation) } else { expectations.append(expectation) }
  }

  private static func scenario(_ written: Substring) throws(Example.Mistake) -> [(name: String, value: String)] {
    var scenario: [(name: String, value: String)] = []
    for item in written.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Example.Mistake(message: "After `when` stands `Name=value`, not `\(trimmed(item))`.")
      }
      scenario.append((String(trimmed(parts[0])), String(trimmed(parts[1]))))
    }
    return scenario
  }
}
