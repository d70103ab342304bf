/// A command that deploys or packages a template, as far as its words tell.
struct DeployCommand {
  /// What a command does.
  enum Action {
    /// It makes or changes a stack.
    case deploy
    /// It writes a copy of the template with other locations of code.
    case package
  }

  /// Where a template is.
  enum TemplateName: Equatable {
    /// A path as spelled, relative to a directory that is not known for sure.
    case path(String)
    /// The end of a path whose beginning is not known.
    case end(String)
    /// The `template.yaml` the SAM command line takes of itself.
    case samDefault
  }

  let action: Action
  /// The template; nil when it is not known.
  private(set) var template: TemplateName?
  /// The file a packaged template is written to.
  private(set) var packagedTemplate: String?
  private(set) var stackName: String?
  private(set) var region: String?
  /// The line of the region, from 0 for that on which the command begins.
  private(set) var regionLine = 0
  private(set) var assignments = ParameterAssignments([])

  /// Reads the words of a command that begins with `aws` or `sam`; nil when it deploys nothing.
  init?(_ words: [CommandWords.Word]) {
    let isSAM = words.first?.known.map(Self.fileName) == "sam"
    let names = words.map { $0.known ?? "" }
    if isSAM {
      guard names.count > 1, let action = Self.samVerbs[names[1]] else { return nil }
      self.action = action
      template = .samDefault
    } else {
      guard let service = names.firstIndex(of: "cloudformation"), service + 1 < names.count,
        let action = Self.verbs[names[service + 1]]
      else { return nil }
      self.action = action
    }
    for (option, values) in Self.options(of: words) { take(option, values, isSAM: isSAM) }
  }

  /// The task definition of a command that runs a task, with U+FFFC for what is not known of it; nil for others.
  static func task(runBy words: [CommandWords.Word]) -> String? {
    let names = words.map { $0.known ?? "" }
    guard let service = names.firstIndex(of: "ecs"), service + 1 < names.count, names[service + 1] == "run-task"
    else { return nil }
    let definition = options(of: words).first { $0.name == "--task-definition" }?.values.first
    return definition.map {
      String(decoding: $0.text.utf8.flatMap { $0 == 0 ? Array("\u{FFFC}".utf8) : [$0] }, as: UTF8.self)
    }
  }

  private static let verbs: [String: Action] = [
    "deploy": .deploy, "create-stack": .deploy, "update-stack": .deploy, "create-change-set": .deploy,
    "package": .package,
  ]
  private static let samVerbs: [String: Action] = ["deploy": .deploy, "package": .package]

  private mutating func take(_ option: String, _ values: [CommandWords.Word], isSAM: Bool) {
    switch option {
    case "--stack-name": stackName = values.first?.known.flatMap { isStackName($0) ? $0 : nil }
    case "--region":
      region = values.first?.known.flatMap { isRegionName($0) ? $0 : nil }
      regionLine = values.first?.line ?? 0
    case "--template-file", "--template-body", "--template", "-t":
      template = values.first.flatMap(Self.templateName(ofFile:))
    case "--template-url": template = values.first.flatMap(Self.templateName(atURL:))
    case "--output-template-file": packagedTemplate = values.first?.known
    case "--parameters", "--parameter-overrides": assignments = ParameterAssignments(values, splits: isSAM)
    default: break
    }
  }

  /// The options of a command and the words after each, up to the next.
  private static func options(of words: [CommandWords.Word]) -> [(name: String, values: [CommandWords.Word])] {
    var options: [(name: String, values: [CommandWords.Word])] = []
    for word in words {
      let text = word.text
      guard text.hasPrefix("--") || text == "-t" else {
        if !options.isEmpty { options[options.count - 1].values.append(word) }
        continue
      }
      if let equals = text.firstIndex(of: "=") {
        let value = CommandWords.Word(text: String(text[text.index(after: equals)...]), line: word.line)
        options.append((String(text[..<equals]), [value]))
      } else {
        options.append((text, []))
      }
    }
    return options
  }

  private static func templateName(ofFile word: CommandWords.Word) -> TemplateName? {
    var text = Substring(word.text)
    // What is written out in the command itself is nobody's file.
    if text.contains("\n") || text.hasPrefix("{") { return nil }
    if text.hasPrefix("file://") { text = text.dropFirst("file://".count) }
    guard let hole = text.utf8.lastIndex(of: 0) else { return text.isEmpty ? nil : .path(String(text)) }
    let rest = text[text.utf8.index(after: hole)...]
    guard rest.hasPrefix("/"), rest.count > 1 else { return nil }
    return .end(String(rest.dropFirst()))
  }

  private static func templateName(atURL word: CommandWords.Word) -> TemplateName? {
    let path = word.text.prefix { $0 != "?" }
    guard let name = path.split(separator: "/").last, !name.utf8.contains(0) else { return nil }
    return .end(String(name))
  }

  private static func fileName(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
