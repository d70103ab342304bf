/// Looks for the signs of a template in YAML, by lines and their indentation, and in JSON and flow YAML, by brackets.
struct TemplateScan {
  private let text: UnsafeBufferPointer<UInt8>
  private var signs = TemplateSigns()
  /// Whether the scan is below the key `Resources` at the top.
  private var isInResources = false
  /// Whether the next line is the first below that key.
  private var isFirstInResources = false

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func run() -> TemplateSigns {
    /// The indentation of the document's top, unknown before its first line.
    var topIndent: Int?
    var lineStart = 0
    while lineStart < text.count && !signs.declaresFormat {
      var end = lineStart
      while end < text.count && text[end] != UInt8(ascii: "\n") && text[end] != UInt8(ascii: "\r") { end += 1 }
      defer { lineStart = end + 1 }
      let start = skipBlanks(from: lineStart, to: end)
      if start == end || text[start] == UInt8(ascii: "#") || text[start] == UInt8(ascii: "%") { continue }
      let indent = start - lineStart
      if indent == 0 && isDocumentMark(start, end) {
        (topIndent, isInResources) = (nil, false)
        continue
      }
      if topIndent == nil {
        topIndent = indent
        if text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") {
          scanBrackets(from: start)
          return signs
        }
      }
      scanLine(start, end, isTop: indent <= topIndent ?? 0)
    }
    return signs
  }

  private mutating func scanLine(_ start: Int, _ end: Int, isTop: Bool) {
    var rest = start
    if isTop, let key = key(at: start, to: end) {
      enter(key.name, value: skipBlanks(from: key.end, to: end), end)
      rest = key.end
    } else if isInResources && isFirstInResources {
      isFirstInResources = false
      signs.resourcesAreList = text[start] == UInt8(ascii: "-")
    }
    if isInResources ? signs.hasTypedResources : signs.hasTypes { return }
    while rest < end {
      if isType(rest), let value = valueAfterType(rest, to: end), isTypeName(value, to: end) { return noteType() }
      rest += 1
    }
  }

  private mutating func noteType() {
    if isInResources { signs.hasTypedResources = true } else { signs.hasTypes = true }
  }

  /// Notes what a key at the top of the document says, and which section begins with it.
  private mutating func enter(_ name: Range<Int>, value: Int, _ end: Int) {
    isInResources = false
    if equals(name, "AWSTemplateFormatVersion") {
      signs.declaresFormat = true
    } else if equals(name, "Resources") {
      (isInResources, isFirstInResources) = (true, true)
      signs.hasResources = true
    } else if equals(name, "Transform") {
      signs.hasTransform = true
      if isTypeName(value, to: end) { signs.hasNamedTransform = true }
    }
  }

  // MARK: JSON and flow YAML

  private mutating func scanBrackets(from start: Int) {
    var depth = 0
    var index = start
    // A list of anything is no template.
    let isList = text[start] == UInt8(ascii: "[")
    while index < text.count && !signs.declaresFormat {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        let word = word(at: index)
        index = word.end
        let colon = skipSpace(from: word.end)
        guard colon < text.count && text[colon] == UInt8(ascii: ":") else { continue }
        let value = skipSpace(from: colon + 1)
        if depth == 1 && !isList {
          enter(word.name, value: value, text.count)
          if isInResources && value < text.count && text[value] == UInt8(ascii: "[") {
            signs.resourcesAreList = true
          }
        } else if equals(word.name, "Type") && isTypeName(value, to: text.count) {
          noteType()
        }
        if isInResources && signs.hasTypedResources && !signs.resourcesAreList { return }
        index = max(word.end, colon + 1)
        continue
      default: break
      }
      index += 1
    }
  }

  /// The quoted or bare word at the index, and where what follows it starts. A quote left open ends with its line.
  private func word(at index: Int) -> (name: Range<Int>, end: Int) {
    let quote = text[index]
    var end = index
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while end < text.count && isWordByte(text[end]) { end += 1 }
      return (index..<end, end)
    }
    end += 1
    while end < text.count && text[end] != quote && text[end] != UInt8(ascii: "\n") {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    end = min(end, text.count)
    return (index + 1..<end, min(end + 1, text.count))
  }

  private func skipSpace(from index: Int) -> Int {
    var index = index
    while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
    return index
  }

  // MARK: Words

  /// The key of a block mapping that starts at the index.
  private func key(at start: Int, to end: Int) -> (name: Range<Int>, end: Int)? {
    var word = word(at: start)
    word.end = min(word.end, end)
    word.end = skipBlanks(from: word.end, to: end)
    guard !word.name.isEmpty, word.end < end, text[word.end] == UInt8(ascii: ":") else { return nil }
    let after = word.end + 1
    guard after == end || text[after] == UInt8(ascii: " ") || text[after] == UInt8(ascii: "\t") else { return nil }
    return (word.name, after)
  }

  /// Whether the word `Type` starts at the index.
  private func isType(_ index: Int) -> Bool {
    text[index] == UInt8(ascii: "T") && index + 4 <= text.count && equals(index..<index + 4, "Type")
      && (index == 0 || !isWordByte(text[index - 1]))
  }

  /// Where the value of the key `Type` at the index starts.
  private func valueAfterType(_ index: Int, to end: Int) -> Int? {
    var index = index + 4
    if index < end && (text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'")) { index += 1 }
    index = skipBlanks(from: index, to: end)
    guard index < end && text[index] == UInt8(ascii: ":") else { return nil }
    return skipBlanks(from: index + 1, to: end)
  }

  /// Whether something like `AWS::S3::Bucket` or `Custom::Thing` starts at the index, in brackets or quotes or bare.
  private func isTypeName(_ index: Int, to end: Int) -> Bool {
    var index = index
    while index < end, [0x20, UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(text[index]) {
      index += 1
    }
    let start = index
    while index < end && isWordByte(text[index]) { index += 1 }
    return index > start && index + 2 < end && text[index] == UInt8(ascii: ":")
      && text[index + 1] == UInt8(ascii: ":") && isWordByte(text[index + 2])
  }

  private func isDocumentMark(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3, equals(start..<start + 3, "---") || equals(start..<start + 3, "...") else { return false }
    return end - start == 3 || text[start + 3] == UInt8(ascii: " ")
  }

  private func skipBlanks(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end && (text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t")) { index += 1 }
    return index
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where text[range.lowerBound + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
