import Findings
import RuleBook
import RuleEngine

/// What a configuration file says: how the templates of a repository are checked, whoever runs the check.
package struct Configuration: Sendable {
  /// The name of the file.
  package static let fileName = ".stackproof.yaml"

  /// What the file says of one rule.
  package struct RuleSetting: Sendable {
    /// The rule's id, or the id another tool gives what it finds.
    package let name: String
    /// The level of the rule's findings; nil when the rule is off.
    package let level: Level?
  }

  /// The path of the file as people are shown it; nil when there is none.
  package internal(set) var path: String?
  /// The absolute path of the directory that paths and patterns in the file are relative to.
  package internal(set) var directory = "/"
  /// Patterns as in `.gitignore`: only such files are taken from directories.
  package internal(set) var include: [String] = []
  /// Patterns as in `.gitignore`: such files are left out.
  package internal(set) var exclude: [String] = []
  /// The least level that fails a run.
  package internal(set) var failOn: FailureLevel?
  /// The set of rules.
  package internal(set) var profile: RulePage.Profile?
  /// What is said of rules, in the order of the file.
  package internal(set) var rules: [RuleSetting] = []
  /// The stacks people deploy.
  var deployments: [ConfiguredDeployment] = []
  /// The names of stacks outside the workspace; `*` stands for any characters.
  package internal(set) var externalStacks: [String] = []

  /// The configuration of nobody.
  package init() {}

  /// The patterns of `include` and of `exclude`, each one list when there are any.
  package var patterns: (include: [PathPatterns], exclude: [PathPatterns]) {
    func list(_ patterns: [String]) -> [PathPatterns] {
      patterns.isEmpty ? [] : [PathPatterns(directory: directory, patterns: patterns)]
    }
    return (list(include), list(exclude))
  }

  /// The selection of rules where nothing else is asked for.
  package var selection: RuleSelection {
    var selection = RuleSelection()
    if let profile { selection.profile = profile }
    for setting in rules {
      for page in RuleBook.find(setting.name) { selection.levels[page.id] = .some(setting.level) }
    }
    return selection
  }

  /// The absolute paths of the templates that the file tells deployments of.
  package var deployedTemplates: [String] { deployments.map(\.template) }

  /// What the file tells of the stacks people deploy.
  package var deploymentSettings: DeploymentSettings {
    var settings = DeploymentSettings()
    settings.configured = deployments
    settings.externalStacks = externalStacks
    return settings
  }
}

/// The level from which findings fail a run.
package enum FailureLevel: String, CaseIterable, Sendable {
  case error, warning, note, never

  /// The level; nil when nothing fails.
  package var level: Level? { Level(name: rawValue) }
}
