/// A line of shell: what it runs, one after the other, as far as it can be told without running it.
struct ShellLine {
  /// A pipeline: the words of each of its commands.
  typealias Pipeline = [[String]]

  /// The pipelines in order. Those inside loops and branches are left out.
  private(set) var pipelines: [Pipeline] = []
  /// Whether the line ends in a loop or branch, so that what runs last is not known.
  private(set) var endsInBlock = false

  private enum Token: Equatable {
    case word(String)
    case pipe
    case end
  }

  private static let openers: Set<String> = ["while", "until", "for", "if", "case", "select"]
  private static let closers: Set<String> = ["done", "fi", "esac"]

  /// Reads a line of shell.
  init(_ text: String) { read(Self.tokens(of: text)) }

  /// Takes words as a container runs them: the first is the program, unless it is a shell with a line to run, or
  /// stands alone and is a line itself.
  init(words: [String]) {
    if let line = Self.line(in: words) {
      read(Self.tokens(of: line))
    } else {
      read(words.map { ["&&", "||", ";", "&"].contains($0) ? .end : $0 == "|" ? .pipe : .word($0) })
    }
  }

  private static let shells: Set<String> = ["sh", "bash", "ash", "dash", "zsh"]

  private static func line(in words: [String]) -> String? {
    if words.count == 1, words[0].utf8.contains(UInt8(ascii: " ")) { return words[0] }
    var index = 0
    while index < words.count {
      let isShell = shells.contains(words[index].fileName)
      index += 1
      guard isShell else { continue }
      while index < words.count, words[index].hasPrefix("-") {
        let option = words[index]
        index += 1
        if option.hasPrefix("--") { continue }
        if option.hasSuffix("c") { return index < words.count ? words[index] : nil }
        // `-o` takes the name of an option.
        if option.hasSuffix("o") { index += 1 }
      }
    }
    return nil
  }

  private mutating func read(_ tokens: [Token]) {
    var depth = 0
    var pipeline: Pipeline = []
    var words: [String] = []
    var hasBlock = false
    for token in tokens + [.end] {
      switch token {
      case .word(let word):
        if words.isEmpty || depth > 0, Self.openers.contains(word) {
          depth += 1
          hasBlock = true
        } else if depth > 0, Self.closers.contains(word) {
          depth -= 1
        } else if depth == 0 {
          words.append(word)
        }
      case .pipe:
        if depth == 0, !words.isEmpty { pipeline.append(words) }
        words = []
      case .end:
        guard depth == 0 else { continue }
        if !words.isEmpty { pipeline.append(words) }
        if !pipeline.isEmpty {
          pipelines.append(pipeline)
          endsInBlock = hasBlock
        } else if hasBlock {
          endsInBlock = true
        }
        words = []
        pipeline = []
        hasBlock = false
      }
    }
    if depth > 0 { endsInBlock = true }
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word: [UInt8] = []
    var isWord = false
    var quote: UInt8?
    func finish() {
      if isWord { tokens.append(.word(String(decoding: word, as: UTF8.self))) }
      word = []
      isWord = false
    }
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'"), index < bytes.count {
        // A backslash before a line break joins the lines.
        if bytes[index] != UInt8(ascii: "\n") {
          word.append(bytes[index])
          isWord = true
        }
        index += 1
        continue
      }
      if let open = quote {
        if byte == open { quote = nil } else { word.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = byte
        isWord = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"): finish()
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "\r"):
        // The `&` of `2>&1` and `&>` is part of a redirection.
        if byte == UInt8(ascii: "&"),
          word.last == UInt8(ascii: ">") || index < bytes.count && bytes[index] == UInt8(ascii: ">")
        {
          word.append(byte)
          isWord = true
          continue
        }
        finish()
        tokens.append(.end)
      case UInt8(ascii: "|"):
        finish()
        if index < bytes.count, bytes[index] == byte {
          index += 1
          tokens.append(.end)
        } else {
          tokens.append(.pipe)
        }
      case UInt8(ascii: "<"):
        finish()
        tokens.append(.word("<"))
      case UInt8(ascii: "#") where !isWord:
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      default:
        word.append(byte)
        isWord = true
      }
    }
    finish()
    return tokens
  }
}

extension String {
  /// What follows the last slash.
  var fileName: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return String(self[utf8.index(after: slash)...])
  }
}
