/// The words of one shell command, read from the bytes of any file that holds it: a script, a Makefile, a workflow that
/// may not even be valid YAML. What only a run would tell (variables, substitutions, expressions of a pipeline) stands
/// as a hole.
struct CommandWords {
  /// A word without its quotes.
  struct Word: Equatable {
    /// The text; each hole is a NUL.
    let text: String
    /// The line it begins on, from 0 for that on which the command begins.
    var line = 0

    /// The text; nil when a part of it is not known.
    var known: String? { text.utf8.contains(0) ? nil : text }
  }

  /// The words in order.
  private(set) var words: [Word] = []

  private let bytes: [UInt8]
  /// Where reading is; in the end, where the command ends.
  private(set) var index: Int
  private let limit: Int
  /// The quote or backtick that the whole command stands in.
  private let closer: UInt8?
  private var word: [UInt8] = []
  private var isWord = false
  private var wordStart = 0
  private var line = 0
  /// How far lines are counted.
  private var counted: Int
  private var isFolded = false

  /// Commands longer than this are cut.
  private static let lengthLimit = 16 << 10

  /// Reads the command that starts at an index; `closer` is the quote or backtick around it.
  init(_ bytes: [UInt8], from start: Int, closer: UInt8?) {
    self.bytes = bytes
    index = start
    counted = start
    limit = min(bytes.count, start + Self.lengthLimit)
    self.closer = closer
    read()
  }

  private mutating func read() {
    while index < limit {
      let byte = bytes[index]
      if !isWord { wordStart = index }
      if byte == closer { break }
      switch byte {
      case UInt8(ascii: "\\"): readBackslash()
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index += 1
        readQuoted(byte)
      case UInt8(ascii: "$"): readHole()
      case UInt8(ascii: "`"):
        index += 1
        skip(past: UInt8(ascii: "`"))
        addHole()
      case UInt8(ascii: "{") where following(index) == byte:
        skipBraces()
        addHole()
      case UInt8(ascii: "<"), UInt8(ascii: ">"): skipRedirection()
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        finishWord()
        index += 1
      case UInt8(ascii: "\n"):
        finishWord()
        if !continuesOnNextLine() { return }
        index += 1
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"):
        return finishWord()
      case UInt8(ascii: "#") where !isWord: return
      default: add(byte)
      }
    }
    finishWord()
  }

  // MARK: Pieces

  private mutating func add(_ byte: UInt8) {
    word.append(byte)
    isWord = true
    index += 1
  }

  private mutating func addHole() {
    // A hole at once after another is the same hole.
    if word.last != 0 { word.append(0) }
    isWord = true
  }

  private mutating func finishWord() {
    if isWord {
      line += bytes[counted..<wordStart].count { $0 == UInt8(ascii: "\n") }
      counted = wordStart
      words.append(Word(text: String(decoding: word, as: UTF8.self), line: line))
    }
    word = []
    isWord = false
  }

  private mutating func readBackslash() {
    guard var next = following(index) else {
      index += 1
      return
    }
    // An escaped quote in a command that stands in such quotes is the command's own quote.
    if next == closer {
      index += 2
      return readQuoted(next, isEscaped: true)
    }
    index += 1
    if next == UInt8(ascii: "\r"), following(index) == UInt8(ascii: "\n") {
      index += 1
      next = UInt8(ascii: "\n")
    }
    // A backslash at the end of a line joins it with the next one.
    if next == UInt8(ascii: "\n") { index += 1 } else { add(next) }
  }

  private mutating func readQuoted(_ quote: UInt8, isEscaped: Bool = false) {
    isWord = true
    while index < limit {
      let byte = bytes[index]
      if isEscaped, byte == UInt8(ascii: "\\"), following(index) == quote {
        index += 2
        return
      }
      if !isEscaped, byte == quote {
        index += 1
        return
      }
      if byte == closer { return }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\"), let next = following(index) {
        index += 1
        // In double quotes a backslash stands for itself, except before what it protects.
        if ![UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"), 0x0A].contains(next) {
          word.append(byte)
        }
        if next == 0x0A { index += 1 } else { add(next) }
      } else if byte == UInt8(ascii: "$"), quote == UInt8(ascii: "\"") || isExpression {
        readHole()
      } else if byte == UInt8(ascii: "`"), quote == UInt8(ascii: "\"") {
        index += 1
        skip(past: byte)
        addHole()
      } else {
        add(byte)
      }
    }
  }

  // MARK: What is not known

  /// Whether a pipeline's own expression, `${{`, starts here: it is replaced before any shell sees its quotes.
  private var isExpression: Bool {
    following(index) == UInt8(ascii: "{") && following(index + 1) == UInt8(ascii: "{")
  }

  /// Reads what a `$` begins: `$NAME`, `$1`, `${NAME}`, `$(command)`, `${{ expression }}`; alone it is itself.
  private mutating func readHole() {
    // Make writes two dollars for one.
    while following(index) == UInt8(ascii: "$") { index += 1 }
    guard let next = following(index) else { return add(bytes[index]) }
    switch next {
    case UInt8(ascii: "{"):
      index += 1
      skipBraces()
    case UInt8(ascii: "("):
      index += 1
      skipBrackets(UInt8(ascii: "("), UInt8(ascii: ")"))
    case _ where Self.isNameByte(next):
      index += 1
      while index < limit, Self.isNameByte(bytes[index]) { index += 1 }
    case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "#"): index += 2
    default: return add(bytes[index])
    }
    addHole()
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }

  private mutating func skipBraces() { skipBrackets(UInt8(ascii: "{"), UInt8(ascii: "}")) }

  private mutating func skipBrackets(_ opener: UInt8, _ closer: UInt8) {
    var depth = 0
    while index < limit {
      let byte = bytes[index]
      index += 1
      if byte == opener { depth += 1 }
      if byte == closer { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private mutating func skip(past end: UInt8) {
    while index < limit, bytes[index] != end { index += 1 }
    index = min(index + 1, limit)
  }

  // MARK: Between words

  private mutating func skipRedirection() {
    finishWord()
    while index < limit, bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: ">") { index += 1 }
    if index < limit, bytes[index] == UInt8(ascii: "&") { index += 1 }
    while index < limit, bytes[index] == UInt8(ascii: " ") { index += 1 }
    while index < limit, !Self.endsTarget(bytes[index]) { index += 1 }
  }

  private static func endsTarget(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")")].contains(byte)
  }

  /// Whether the line after the break at `index` belongs to the command though no backslash says so: YAML folds the lines
  /// of some texts into one, and no command begins with `--`.
  private mutating func continuesOnNextLine() -> Bool {
    var start = index + 1
    while start < limit, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
    guard start + 1 < limit else { return false }
    if bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: "-") {
      isFolded = true
      return true
    }
    guard isFolded else { return false }
    // In a folded text, assignments go on as well.
    var end = start
    while end < limit, Self.isNameByte(bytes[end]) { end += 1 }
    return end > start && end < limit && bytes[end] == UInt8(ascii: "=")
  }

  private func following(_ index: Int) -> UInt8? { index + 1 < limit ? bytes[index + 1] : nil }
}
