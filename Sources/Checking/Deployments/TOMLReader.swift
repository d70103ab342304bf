import SourceText

/// A value of a TOML file with the way of keys to it. Inline tables are ways of their own.
struct TOMLEntry: Equatable {
  /// What a value is, as far as anybody here asks.
  enum Value: Equatable {
    /// A string; numbers, Booleans and dates as they are written.
    case text(String)
    /// The texts of an array, those of nested ones included.
    case list([String])
  }

  /// The keys from the top of the file.
  let path: [String]
  let value: Value
  /// The line the key stands on, from 1.
  let line: Int
}

/// Where and why a text cannot be read as TOML.
struct TOMLProblem: Error, Equatable {
  /// The line, from 1.
  let line: Int
  /// What is wrong, as a phrase.
  let phrase: String

  /// The text of the line, without the blanks around it.
  func span(in file: SourceFile) -> Span {
    var start = 0
    for _ in 1..<max(line, 1) { start = file.text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? file.text.count }
    var end = file.text[start...].firstIndex(of: 0x0A) ?? file.text.count
    while start < end, [0x20, 0x09].contains(file.text[start]) { start += 1 }
    while start < end, [0x20, 0x09, 0x0D].contains(file.text[end - 1]) { end -= 1 }
    return Span(start, end)
  }
}

/// Reads the part of TOML that configuration files use: tables, dotted keys, all kinds of strings, arrays, inline
/// tables, and anything else as a word. The entries of arrays of tables are left out.
struct TOMLReader {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var entries: [TOMLEntry] = []

  private static let depthLimit = 32

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The entries of a file, in their order.
  static func entries(of bytes: [UInt8]) throws(TOMLProblem) -> [TOMLEntry] {
    var reader = TOMLReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes)
    try reader.readDocument()
    return reader.entries
  }

  private mutating func readDocument() throws(TOMLProblem) {
    var table: [String]? = []
    while true {
      skipSpace(lines: true)
      guard let byte = peek else { return }
      if byte == UInt8(ascii: "[") {
        index += 1
        let isArray = take("[")
        let path = try readKey()
        try expect("]")
        if isArray { try expect("]") }
        table = isArray ? nil : path
      } else {
        let start = entries.count
        try readPair(below: table ?? [], depth: 0)
        if table == nil { entries.removeSubrange(start...) }
      }
      skipSpace(lines: false)
      if let next = peek, next != UInt8(ascii: "\n") { throw problem("something follows the end of a value") }
    }
  }

  private mutating func readPair(below table: [String], depth: Int) throws(TOMLProblem) {
    let start = line
    let path = table + (try readKey())
    try expect("=")
    skipSpace(lines: false)
    if peek == UInt8(ascii: "{") { return try readInlineTable(path, depth: depth) }
    entries.append(TOMLEntry(path: path, value: try readValue(depth: depth), line: start))
  }

  private mutating func readInlineTable(_ path: [String], depth: Int) throws(TOMLProblem) {
    guard depth < Self.depthLimit else { throw problem("tables are nested too deep") }
    index += 1
    while true {
      skipSpace(lines: true)
      if take("}") { return }
      try readPair(below: path, depth: depth + 1)
      skipSpace(lines: true)
      if take("}") { return }
      try expect(",")
    }
  }

  private mutating func readValue(depth: Int) throws(TOMLProblem) -> TOMLEntry.Value {
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try readString())
    case UInt8(ascii: "["):
      var items: [String] = []
      try readArray(&items, depth: depth)
      return .list(items)
    default: return .text(try readWord(dots: true))
    }
  }

  private mutating func readArray(_ items: inout [String], depth: Int) throws(TOMLProblem) {
    guard depth < Self.depthLimit else { throw problem("arrays are nested too deep") }
    index += 1
    while true {
      skipSpace(lines: true)
      if take("]") { return }
      if peek == UInt8(ascii: "[") {
        try readArray(&items, depth: depth + 1)
      } else if peek == UInt8(ascii: "{") {
        let start = entries.count
        try readInlineTable([], depth: depth + 1)
        entries.removeSubrange(start...)
      } else if case .text(let text) = try readValue(depth: depth + 1) {
        items.append(text)
      }
      skipSpace(lines: true)
      if take("]") { return }
      try expect(",")
    }
  }

  // MARK: Keys and words

  private mutating func readKey() throws(TOMLProblem) -> [String] {
    var path: [String] = []
    repeat {
      skipSpace(lines: false)
      let isQuoted = peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'")
      path.append(isQuoted ? try readString() : try readWord())
      skipSpace(lines: false)
    } while take(".")
    return path
  }

  /// A bare key, or a number, Boolean or date, which may hold dots.
  private mutating func readWord(dots: Bool = false) throws(TOMLProblem) -> String {
    let start = index
    while let byte = peek, Self.isWordByte(byte) || dots && byte == UInt8(ascii: ".") { index += 1 }
    if index == start { throw problem("a key or value is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x3A).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  // MARK: Strings

  private mutating func readString() throws(TOMLProblem) -> String {
    let quote = bytes[index]
    let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    if isLong {
      if peek == UInt8(ascii: "\r") { index += 1 }
      if peek == UInt8(ascii: "\n") { advance() }
    }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote, !isLong || closesLong(quote) {
        index += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n"), !isLong { break }
      advance()
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try readEscape(&text)
      } else {
        text.append(byte)
      }
    }
    throw problem("a string is not closed")
  }

  /// Whether three quotes stand here and no fourth, which would belong to the string.
  private func closesLong(_ quote: UInt8) -> Bool {
    let rest = bytes[index...].prefix(4)
    return rest.count >= 3 && rest.prefix(3).allSatisfy { $0 == quote } && (rest.count < 4 || rest.last != quote)
  }

  private mutating func readEscape(_ text: inout [UInt8]) throws(TOMLProblem) {
    guard let byte = peek else { throw problem("a string is not closed") }
    advance()
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"): try readCodePoint(digits: 4, &text)
    case UInt8(ascii: "U"): try readCodePoint(digits: 8, &text)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"):
      // A backslash at the end of a line joins it with the next one's text.
      while let next = peek, [0x20, 0x09, 0x0A, 0x0D].contains(next) { advance() }
    default: throw problem("a backslash begins no escape")
    }
  }

  private mutating func readCodePoint(digits: Int, _ text: inout [UInt8]) throws(TOMLProblem) {
    let end = index + digits
    guard end <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw problem("a backslash begins no escape") }
    index = end
    text.append(contentsOf: String(scalar).utf8)
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(TOMLProblem) {
    skipSpace(lines: false)
    if !take(character) { throw problem("`\(character)` is missing") }
  }

  /// Skips blanks and comments; line breaks only where `lines` allows them.
  private mutating func skipSpace(lines: Bool) {
    while let byte = peek {
      if byte == UInt8(ascii: "#") {
        while let next = peek, next != UInt8(ascii: "\n") { index += 1 }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || lines && byte == UInt8(ascii: "\n") {
        advance()
      } else {
        return
      }
    }
  }

  private func problem(_ phrase: String) -> TOMLProblem { TOMLProblem(line: line, phrase: phrase) }
}
