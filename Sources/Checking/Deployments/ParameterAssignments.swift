import SourceText

/// The values that words of a command or of `parameter_overrides` give parameters.
struct ParameterAssignments {
  /// The values that are known, by parameter.
  private(set) var values: [String: String] = [:]
  /// The lines on which the values stand, from 0 for that on which the words begin.
  private(set) var lines: [String: Int] = [:]
  /// The parameters that are given a value which is not known.
  private(set) var unknown: Set<String> = []
  /// The line of the word that is read.
  private var line = 0
  /// The paths of files of parameters, as spelled.
  private(set) var files: [String] = []

  /// Reads words such as `Key=Value`, `ParameterKey=Key,ParameterValue=Value`, `file://values.json` and JSON.
  ///
  /// With `splits` each word may hold several assignments parted by blanks, as SAM's command line takes them.
  init(_ words: [CommandWords.Word], splits: Bool = false) {
    for word in words {
      line = word.line
      let isPlain = !word.text.hasPrefix("[") && !word.text.hasPrefix("{") && !word.text.hasPrefix("file://")
      guard splits, isPlain, word.text.utf8.contains(UInt8(ascii: " ")) else {
        read(word)
        continue
      }
      let parts = CommandWords(Array(word.text.utf8), from: 0, closer: nil).words
      for (index, part) in parts.enumerated() {
        line = word.line + part.line
        // What goes on in a further word without quotes around is not what is given.
        if index + 1 < parts.count, !parts[index + 1].text.utf8.contains(UInt8(ascii: "=")) {
          forget(part)
        } else {
          read(part)
        }
      }
    }
  }

  private mutating func forget(_ word: CommandWords.Word) {
    let before = values
    read(word)
    for name in values.keys where before[name] != values[name] { unknown.insert(name) }
    values = values.filter { !unknown.contains($0.key) }
  }

  /// Reads words that are parted by blanks and may hold quotes.
  init(text: String) {
    let bytes = Array(text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    self.init(CommandWords(bytes, from: 0, closer: nil).words)
  }

  private mutating func read(_ word: CommandWords.Word) {
    let text = word.text
    if text.hasPrefix("file://") {
      if let path = word.known { files.append(String(path.dropFirst("file://".count))) }
    } else if text.hasPrefix("[") || text.hasPrefix("{") {
      guard let known = word.known else { return }
      let file = ParameterFile(reading: SourceFile(id: FileID(0), path: "", bytes: Array(known.utf8)))
      if file.problems.isEmpty { for given in file.entries { set(given.name, to: given.value) } }
    } else if text.contains("ParameterKey=") {
      readShorthand(text)
    } else if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
      add(String(text[..<equals]), String(text[text.utf8.index(after: equals)...]))
    }
  }

  private mutating func readShorthand(_ text: String) {
    var fields: [String: String] = [:]
    for part in Self.parts(of: text) {
      guard let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return }
      fields[String(part[..<equals])] = String(part[part.utf8.index(after: equals)...])
    }
    guard let key = fields["ParameterKey"], let value = fields["ParameterValue"] else { return }
    add(key, value)
  }

  /// The text between commas that no backslash or quote protects.
  private static func parts(of text: String) -> [String] {
    var parts: [[UInt8]] = [[]]
    var quote: UInt8?
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        parts[parts.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: ",") {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func add(_ name: String, _ value: String) {
    guard !name.utf8.contains(0) else { return }
    if value.utf8.contains(0) {
      values[name] = nil
      unknown.insert(name)
    } else {
      set(name, to: value)
      unknown.remove(name)
    }
  }

  private mutating func set(_ name: String, to value: String) {
    values[name] = value
    lines[name] = line
  }
}
