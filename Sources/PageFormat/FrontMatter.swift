import Findings

/// The lines `key: value` at the head of a page, in the small part of YAML that pages use.
struct FrontMatter {
  /// What is wrong with the lines read so far.
  private(set) var problems: [PageProblem] = []
  private var entries: [String: (line: Int, value: Substring)] = [:]
  private let lastLine: Int

  private static let keys = [
    "title", "level", "levels", "engine", "severity", "precision", "profile", "aliases", "controls", "since",
  ]

  /// Reads lines whose indices are one less than their numbers in the file.
  init(_ lines: ArraySlice<Substring>, closedOnLine lastLine: Int) {
    self.lastLine = lastLine
    for (index, line) in zip(lines.indices, lines) where !line.isEmpty { read(line, number: index + 1) }
  }

  private mutating func read(_ line: Substring, number: Int) {
    guard let colon = line.firstIndex(of: ":") else {
      return report("A line of the front matter is `key: value`.", on: number)
    }
    let key = String(line[..<colon])
    let value = line[line.index(after: colon)...]
    guard FrontMatter.keys.contains(key) else {
      let known = FrontMatter.keys.joined(separator: ", ")
      return report("The front matter has no key `\(key)`; its keys are \(known).", on: number)
    }
    guard entries[key] == nil else { return report("The key `\(key)` is given twice.", on: number) }
    guard value.isEmpty || value.first == " " else { return report("Put a space after `\(key):`.", on: number) }
    entries[key] = (number, trimmed(value))
  }

  /// The page the lines describe; nil, with the reasons in `problems`, when they do not describe one.
  mutating func page(id: RuleID, area: String, textLine: Int) -> RulePage? {
    let title = text("title", required: true)
    let levels = levels()
    let engine = text("engine")
    if let engine, !isHyphenatedName(engine) { reportValue("engine", "is lower-case words joined by hyphens") }
    let severity = choice("severity", of: RulePage.Severity.self)
    let precision = choice("precision", of: RulePage.Precision.self, required: true)
    let profile = choice("profile", of: RulePage.Profile.self, required: true)
    let aliases = list("aliases")
    let controls = list("controls")
    let since = text("since", required: true)
    guard problems.isEmpty, let title, let precision, let profile, let since else {
      problems.sort { $0.line < $1.line }
      return nil
    }
    return RulePage(
      id: id, area: area, title: title, levels: levels, engine: engine, severity: severity, precision: precision,
      profile: profile, aliases: aliases, controls: controls, since: since, textLine: textLine)
  }

  private mutating func text(_ key: String, required: Bool = false) -> String? {
    guard let value = entries[key]?.value else {
      if required { report("The front matter lacks `\(key)`.", on: lastLine) }
      return nil
    }
    // Other readers of the page take it for YAML, where such a value would mean something else.
    let special = "\"'[]{}&*!|>%@`#,?".contains(value.first ?? "#")
    let pairs = zip(value.utf8, value.utf8.dropFirst())
    let ends = pairs.contains { $0 == (UInt8(ascii: ":"), space) || $0 == (space, UInt8(ascii: "#")) }
    guard !special, !ends, !value.utf8.contains(UInt8(ascii: "\t")) else {
      reportValue(key, "is plain text that begins with a letter or digit and holds no `: `, ` #` or tab")
      return nil
    }
    return String(value)
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type, required: Bool = false
  ) -> Choice? {
    guard let text = text(key, required: required) else { return nil }
    let choice = Choice(rawValue: text)
    if choice == nil { reportValue(key, "is one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")) }
    return choice
  }

  private mutating func list(_ key: String) -> [String] {
    guard let value = entries[key]?.value else { return [] }
    guard let items = items(of: value, between: "[", "]") else {
      reportValue(key, "is a list such as `[a, b]`")
      return []
    }
    return items.map(String.init)
  }

  private mutating func levels() -> [(kind: String, level: Level)] {
    let oneLevel = text("level")
    guard let value = entries["levels"]?.value else {
      guard let oneLevel else {
        report("The front matter lacks `level` or `levels`.", on: lastLine)
        return []
      }
      guard let level = Level(name: oneLevel) else {
        reportValue("level", "is one of error, warning, note")
        return []
      }
      return [("", level)]
    }
    if oneLevel != nil { reportValue("levels", "takes the place of `level`; give one of the two") }
    let form = "gives each kind of finding a level, such as `{missing: error, near: warning}`"
    guard let items = items(of: value, between: "{", "}"), !items.isEmpty else {
      reportValue("levels", form)
      return []
    }
    var levels: [(kind: String, level: Level)] = []
    for item in items {
      let parts = item.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Substring($0) }
      guard parts.count == 2, isHyphenatedName(parts[0]), let level = Level(name: String(trimmed(parts[1]))) else {
        reportValue("levels", form)
        return []
      }
      levels.append((String(parts[0]), level))
    }
    if Set(levels.map(\.kind)).count < levels.count { reportValue("levels", "names a kind twice") }
    return levels
  }

  /// The items of a value such as `[a, b]`; nil when it is written otherwise.
  private func items(of value: Substring, between opening: Character, _ closing: Character) -> [Substring]? {
    guard value.count >= 2, value.first == opening, value.last == closing else { return nil }
    let inside = trimmed(value.dropFirst().dropLast())
    guard !inside.isEmpty else { return [] }
    let items = inside.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    let forbidden: Set<Character> = ["[", "]", "{", "}", "\"", "'", "#", "\t"]
    guard items.allSatisfy({ !$0.isEmpty && !$0.contains(where: forbidden.contains) }) else { return nil }
    return items
  }

  private mutating func reportValue(_ key: String, _ predicate: String) {
    report("The value of `\(key)` \(predicate).", on: entries[key]?.line ?? lastLine)
  }

  private mutating func report(_ message: String, on line: Int) {
    problems.append(PageProblem(line: line, message: message))
  }
}

private let space = UInt8(ascii: " ")
