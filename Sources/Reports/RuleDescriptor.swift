import Findings
import RuleBook

/// What machine-readable reports tell about a rule.
package struct RuleDescriptor: Sendable {
  /// The rule.
  package var id: RuleID
  /// The rule's title.
  package var title: String
  /// The area of rules it belongs to, such as `cross-stack`.
  package var area: String
  /// The level of its findings where none is configured.
  package var level: Level
  /// How bad a violation is; nil for rules about mistakes.
  package var severity: RulePage.Severity?
  /// How often a finding of the rule is true.
  package var precision: RulePage.Precision
  /// The ids other tools give what the rule finds.
  package var aliases: [String]
  /// Outside requirements the rule maps to.
  package var controls: [String]
  /// The page as Markdown.
  package var helpMarkdown: String
  /// The page as plain text.
  package var helpText: String
  /// Where the page stands on the web; nil when nowhere.
  package var helpURI: String?
  /// Further words to filter by; the area and `security` come of themselves.
  package var tags: [String]

  /// Describes a rule.
  package init(
    id: RuleID, title: String, area: String, level: Level, severity: RulePage.Severity? = nil,
    precision: RulePage.Precision, aliases: [String] = [], controls: [String] = [], helpMarkdown: String,
    helpText: String, helpURI: String? = nil, tags: [String] = []
  ) {
    self.id = id
    self.title = title
    self.area = area
    self.level = level
    self.severity = severity
    self.precision = precision
    self.aliases = aliases
    self.controls = controls
    self.helpMarkdown = helpMarkdown
    self.helpText = helpText
    self.helpURI = helpURI
    self.tags = tags
  }
}

extension RuleDescriptor {
  /// Describes the rule of a page. The level of a rule with several kinds of findings is its gravest. Rendering
  /// the page takes longer than all the rest; `withHelp` leaves it out.
  package init(of page: RulePage, withHelp: Bool = true, helpURI: String? = nil) {
    self.init(
      id: page.id, title: page.title, area: page.area, level: page.levels.map(\.level).max() ?? .warning,
      severity: page.severity, precision: page.precision, aliases: page.aliases, controls: page.controls,
      helpMarkdown: withHelp ? page.markdown : "", helpText: withHelp ? page.helpText : "", helpURI: helpURI)
  }
}
