/// Finds the commands in a script or pipeline that deploy or package a template, and those that run a task of ECS.
struct DeployCommandScan {
  /// A command and the line it begins on, from 1.
  struct Found {
    let command: DeployCommand
    let line: Int
    /// Where it runs.
    let directory: ScriptLines.Directory
  }

  /// The commands, in the order of the file.
  private(set) var found: [Found] = []
  /// What the tasks that are run are called, a family or an ARN, with U+FFFC for what is not known.
  private(set) var tasks: [String] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: ScriptLines?
    var line = 1
    var counted = 0
    var end = 0
    for place in places() where place >= end {
      guard let start = start(ofCommandAt: place), start >= end else { continue }
      let context = context(of: start)
      if context.isOnlyText { continue }
      let words = CommandWords(bytes, from: start, closer: context.closer)
      end = words.index
      if let task = DeployCommand.task(runBy: words.words) {
        tasks.append(task)
        continue
      }
      guard let command = DeployCommand(words.words) else { continue }
      let known = lines ?? ScriptLines(bytes)
      lines = known
      if known.isOnlyText(at: start) { continue }
      line += bytes[counted..<start].count { $0 == UInt8(ascii: "\n") }
      counted = start
      found.append(Found(command: command, line: line, directory: known.directory(at: start)))
    }
  }

  /// The places of the words `cloudformation`, `sam` before `deploy` or `package`, and `ecs` before `run-task`.
  private func places() -> [Int] {
    var places: [Int] = []
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "c") where isWord("cloudformation", at: index): places.append(index)
      case UInt8(ascii: "e") where isWord("ecs", at: index):
        if isWord("run-task", at: skipBlanks(from: index + 3)) { places.append(index) }
      case UInt8(ascii: "s") where isWord("sam", at: index):
        let next = skipBlanks(from: index + 3)
        if isWord("deploy", at: next) || isWord("package", at: next) { places.append(index) }
      default: break
      }
    }
    return places
  }

  /// Whether a word stands at an index, with a blank after it and no letter before.
  private func isWord(_ word: StaticString, at index: Int) -> Bool {
    let end = index + word.utf8CodeUnitCount
    guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || word.utf8CodeUnitCount > 3 && isEnd(end),
      index == 0 || !isNameByte(bytes[index - 1])
    else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private func isEnd(_ index: Int) -> Bool { [0x0A, 0x0D, UInt8(ascii: "\\")].contains(bytes[index]) }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private func skipBlanks(from index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// How far before its service an `aws` may stand.
  private static let reach = 400

  /// Where the command begins whose word stands at a place: at `sam` itself, or at the nearest `aws` before
  /// `cloudformation` that no other command parts from it.
  private func start(ofCommandAt place: Int) -> Int? {
    if bytes[place] == UInt8(ascii: "s") { return place }
    var index = place - 1
    while index >= max(0, place - Self.reach) {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        let before = index > 0 && bytes[index - 1] == 0x0D ? index - 2 : index - 1
        if before < 0 || bytes[before] != UInt8(ascii: "\\") { return nil }
      case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): return nil
      case UInt8(ascii: "a") where isWord("aws", at: index): return index
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// What a command stands in, judged by the part of its line before it: a quote or backtick around it, and whether it
  /// is not run but only text, in a comment or to be printed.
  private func context(of start: Int) -> (closer: UInt8?, isOnlyText: Bool) {
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] != UInt8(ascii: "\n"), start - lineStart < 4096 { lineStart -= 1 }
    var quote: UInt8?
    var isPrinted = false
    var wordStart = lineStart
    var index = lineStart
    while index < start {
      let byte = bytes[index]
      let startsWord = index == lineStart || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09
      if !isNameByte(byte) {
        if Self.printers.contains(String(decoding: bytes[wordStart..<index], as: UTF8.self)) { isPrinted = true }
        wordStart = index + 1
      }
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "$") where bytes[index + 1] == UInt8(ascii: "("):
        // A substitution is run, in whatever quotes, and whatever prints its result.
        (quote, isPrinted) = (nil, false)
      case quote: quote = nil
      case _ where quote != nil: break
      case UInt8(ascii: "#") where startsWord: return (nil, true)
      case UInt8(ascii: "/") where startsWord && bytes[index + 1] == byte: return (nil, true)
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"): isPrinted = false
      case UInt8(ascii: "\""), UInt8(ascii: "`"): quote = byte
      // An apostrophe within a word opens nothing.
      case UInt8(ascii: "'") where startsWord || !isNameByte(bytes[index - 1]): quote = byte
      default: break
      }
      index += 1
    }
    return (quote, isPrinted)
  }

  private static let printers: Set<String> = ["echo", "printf", "print", "println", "log"]
}
