import Findings
import Reports
import RuleBook
import SourceText
import YAMLTree

/// Reads a configuration file, and says what is wrong in it.
struct ConfigurationReader {
  /// The keys at the top of the file.
  enum Key: String, CaseIterable {
    case version, include, exclude
    case failOn = "fail-on"
    case profile, rules, deployments
    case externalStacks = "external-stacks"
  }

  var document: SettingsDocument
  let source: FileSource
  /// The absolute path of the file's directory.
  let directory: String
  /// What is wrong in files the configuration names.
  var foreignProblems: [InputProblem] = []
  private var configuration = Configuration()

  /// What is wrong, in the order of the file.
  var problems: [InputProblem] { document.problems.sorted { $0.isBefore($1) } + foreignProblems }

  init(_ file: SourceFile, in directory: String, _ source: FileSource) {
    document = SettingsDocument(reading: file)
    self.directory = directory
    self.source = source
    configuration.path = file.path
    configuration.directory = directory
  }

  /// The configuration, as far as nothing is wrong.
  mutating func read() -> Configuration {
    // What is no YAML would be said again as missing keys.
    guard document.problems.isEmpty, !document.root.isNull else { return configuration }
    guard document.root.kind == .mapping else {
      document.report("A configuration is a map of settings, such as `profile: strict`.", at: document.root)
      return configuration
    }
    for (key, value) in document.root.entries {
      guard let known = Key(rawValue: key.resolved.text) else {
        reportUnknown(key, "The configuration", among: Key.allCases.map(\.rawValue))
        continue
      }
      read(known, value.resolved)
    }
    return configuration
  }

  private mutating func read(_ key: Key, _ value: Node) {
    switch key {
    case .version:
      if document.text(of: value) != "1" { document.report("The version of this file's form is 1.", at: value) }
    case .include: configuration.include = patterns(value, key.rawValue)
    case .exclude: configuration.exclude = patterns(value, key.rawValue)
    case .failOn: configuration.failOn = choice(value, key.rawValue)
    case .profile: configuration.profile = choice(value, key.rawValue)
    case .rules: readRules(value)
    case .deployments: configuration.deployments = items(value, key.rawValue).compactMap { readDeployment($0) }
    case .externalStacks: configuration.externalStacks = texts(value, key.rawValue).map(\.text)
    }
  }

  private mutating func readRules(_ value: Node) {
    guard value.kind == .mapping || value.isNull else {
      document.report("`rules` is a map from rules to levels, such as `export-unused: off`.", at: value)
      return
    }
    for (key, level) in value.entries {
      let name = key.resolved.text
      guard !RuleBook.find(name).isEmpty else {
        let hint = Suggestion.sentence(for: name, among: RuleBook.pages.map(\.id.rawValue))
        document.report(
          "No rule is called `\(name)`. " + (hint ?? "`stackproof rules` lists them all."), at: key.resolved)
        continue
      }
      guard let setting: RuleLevel = choice(level.resolved, name) else { continue }
      configuration.rules.append(.init(name: name, level: setting.level))
    }
  }

  private mutating func patterns(_ value: Node, _ key: String) -> [String] {
    texts(value, key).compactMap { text, node in
      guard PathPattern(line: text.utf8) == nil else { return text }
      document.report("`\(text)` is no pattern that can match a path.", at: node)
      return nil
    }
  }

  // MARK: Kinds of values

  /// Says that a map has no such key, with the key that was probably meant.
  mutating func reportUnknown(_ key: Node, _ owner: String, among known: [String]) {
    let name = key.resolved.text
    let hint = Suggestion.sentence(for: name, among: known)
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    document.report("\(owner) has no key `\(name)`. " + (hint ?? "Its keys are \(all)."), at: key)
  }

  /// The items of a list; none, with a problem, when it is something else.
  mutating func items(_ value: Node, _ key: String) -> [Node] {
    if value.kind != .sequence, !value.isNull { document.report("`\(key)` is a list.", at: value) }
    return value.items.map(\.resolved)
  }

  private mutating func texts(_ value: Node, _ key: String) -> [(text: String, node: Node)] {
    items(value, key).compactMap { item in
      if let text = document.text(of: item), !text.isEmpty { return (text, item) }
      document.report("The items of `\(key)` are texts.", at: item)
      return nil
    }
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ value: Node, _ key: String) -> Choice?
  where Choice.RawValue == String {
    if let choice = document.text(of: value).flatMap(Choice.init(rawValue:)) { return choice }
    let names = Choice.allCases.map { "`\($0.rawValue)`" }
    let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    document.report("`\(key)` is \(list).", at: value)
    return nil
  }
}

/// What a configuration says of a rule.
enum RuleLevel: String, CaseIterable {
  case error, warning, note, off

  /// The level; nil when the rule is off.
  var level: Level? { Level(name: rawValue) }
}
