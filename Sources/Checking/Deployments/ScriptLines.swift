/// The lines of a script or pipeline: what of them is only text, and where commands run.
struct ScriptLines {
  /// The directory a command runs in.
  enum Directory: Equatable {
    /// Nothing says that it is another than the one scripts start in.
    case initial
    /// The one at a relative path from there.
    case path(String)
    /// Another one that is not known.
    case unknown
  }

  private struct Line {
    let start: Int
    /// The number of blanks it begins with, list dashes counted as such.
    let indentation: Int
    let text: Substring
    /// Whether it begins an item of a list.
    let isItem: Bool
    var isOnlyText = false
    /// Where commands run that the line begins with.
    var directory = Directory.initial
  }

  private var lines: [Line] = []

  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let written = String(decoding: bytes[start..<end], as: UTF8.self)
      let blanks = written.prefix { $0 == " " || $0 == "\t" || $0 == "-" }
      let isItem = blanks.contains("-") && blanks.hasSuffix(" ")
      let indentation = isItem ? blanks.count : written.prefix { $0 == " " || $0 == "\t" }.count
      let text = written.dropFirst(indentation)
      lines.append(Line(start: start, indentation: indentation, text: text, isItem: isItem))
      start = end + 1
    }
    findTexts()
    followDirectories()
  }

  /// Whether the line with the byte at an index is not run.
  func isOnlyText(at index: Int) -> Bool { lines[position(of: index)].isOnlyText }

  /// Where the command that begins at an index runs.
  func directory(at index: Int) -> Directory {
    let position = position(of: index)
    let line = lines[position]
    let own = changes(in: line.text.prefix(max(0, index - line.start - line.indentation)))
    var directory = line.directory
    if directory == .initial { directory = setting(of: position) }
    return own.reduce(directory, Self.entering)
  }

  private func position(of index: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Marks the lines that a here-document holds which is not given to a shell.
  private mutating func findTexts() {
    var next = 0
    while next < lines.count {
      defer { next += 1 }
      guard let word = Self.hereDocument(in: lines[next].text) else { continue }
      guard let end = lines[(next + 1)...].firstIndex(where: { $0.text.trimmingBlanks == word }) else { continue }
      let words = lines[next].text.split { !$0.isLetter }
      let isRun = ["bash", "sh", "zsh", "ssh", "eval", "source", "docker"].contains { words.contains($0[...]) }
      if !isRun { for index in (next + 1)..<end { lines[index].isOnlyText = true } }
      next = end
    }
  }

  /// The word that ends the here-document a line begins.
  private static func hereDocument(in line: Substring) -> Substring? {
    guard let opening = line.indices.first(where: { line[$0...].hasPrefix("<<") }) else { return nil }
    var rest = line[opening...].dropFirst(2)
    if rest.first == "-" { rest.removeFirst() }
    rest = rest.drop { $0 == " " }
    if let quote = rest.first, quote == "'" || quote == "\"" || quote == "\\" { rest.removeFirst() }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return word.first.map { $0.isLetter || $0 == "_" } == true ? word : nil
  }

  private mutating func followDirectories() {
    /// The indentation of the lines that changed the directory, with what it was before.
    var changed: [(indentation: Int, before: Directory)] = []
    var directory = Directory.initial
    for index in lines.indices {
      let line = lines[index]
      if !line.text.trimmingBlanks.isEmpty {
        // What is written further out is no part of the same lines of a shell any more.
        while let last = changed.last, line.indentation < last.indentation {
          directory = last.before
          changed.removeLast()
        }
        lines[index].directory = directory
        for change in line.isOnlyText ? [] : changes(in: line.text) {
          changed.append((line.indentation, directory))
          directory = Self.entering(directory, change)
        }
      }
    }
  }

  /// The directories that the `cd` commands of a line, or of the part of one before a command, lead to.
  private func changes(in text: Substring) -> [String] {
    var found: [String] = []
    var depths: [Int] = []
    var depth = 0
    let separators: Set<Character> = [";", "&", "|", "(", ")", "\""]
    var isStart = true
    var rest = text
    while let first = rest.first {
      if first == "(" { depth += 1 }
      if first == ")" {
        depth -= 1
        // What a subshell changes holds in it alone.
        while let last = depths.last, last > depth {
          found.removeLast()
          depths.removeLast()
        }
      }
      if first == " " || first == "\t" || separators.contains(first) {
        if first != " ", first != "\t" { isStart = true }
        rest.removeFirst()
        continue
      }
      let word = rest.prefix { $0 != " " && $0 != "\t" && !separators.contains($0) }
      if first == "#" { break }
      rest = rest.dropFirst(word.count)
      if isStart, word == "cd" || word == "pushd" || word == "popd" {
        rest = rest.drop { $0 == " " || $0 == "\"" }
        let target = rest.prefix { $0 != " " && $0 != "\t" && !separators.contains($0) }
        rest = rest.dropFirst(target.count)
        found.append(word == "popd" ? "-" : String(target))
        depths.append(depth)
      }
      // Words after which a command begins.
      isStart = ["then", "do", "else", "run:", "command:", "script:", "!", "{"].contains(word)
    }
    return found
  }

  private static func entering(_ directory: Directory, _ target: String) -> Directory {
    guard directory != .unknown, !target.isEmpty, !target.contains(where: { "$`~'{".contains($0) }), target != "-",
      !target.hasPrefix("/")
    else { return .unknown }
    var components: [Substring] = []
    if case .path(let path) = directory { components = path.split(separator: "/") }
    for component in target.split(separator: "/") where component != "." {
      if component != ".." {
        components.append(component)
      } else if components.popLast() == nil {
        return .unknown
      }
    }
    return components.isEmpty ? .initial : .path(components.joined(separator: "/"))
  }

  /// The `working-directory` of the step of a workflow that a line stands in.
  private func setting(of position: Int) -> Directory {
    // The key the command stands in, and the step's keys beside it.
    guard
      let run = lines[...position].lastIndex(where: { line in
        line.text.hasPrefix("run:")
          && (line.start == lines[position].start || line.indentation < lines[position].indentation)
      })
    else { return .initial }
    let column = lines[run].indentation
    var first = run
    while first > 0, !lines[first].isItem {
      let before = lines[first - 1]
      if before.indentation < column, !before.text.trimmingBlanks.isEmpty { break }
      first -= 1
    }
    var last = position
    while last + 1 < lines.count {
      let next = lines[last + 1]
      if !next.text.trimmingBlanks.isEmpty, next.indentation < column || next.isItem && next.indentation <= column {
        break
      }
      last += 1
    }
    for line in lines[first...last] where line.indentation == column && line.text.hasPrefix("working-directory:") {
      var path = line.text.dropFirst("working-directory:".count).trimmingBlanks
      if let comment = path.indices.first(where: { path[$0...].hasPrefix(" #") }) {
        path = path[..<comment].trimmingBlanks
      }
      return Self.entering(.initial, path.filter { $0 != "\"" && $0 != "'" })
    }
    let isSetElsewhere =
      lines.contains { $0.text.hasPrefix("defaults:") }
      && lines.contains { $0.text.hasPrefix("working-directory:") }
    return isSetElsewhere ? .unknown : .initial
  }
}

extension Substring {
  /// The text without blanks around it.
  fileprivate var trimmingBlanks: Substring {
    var slice = self
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return slice
  }
}
