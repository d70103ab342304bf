import Findings

/// What the page of a rule says about it in its front matter, and where the page's text stands.
package struct RulePage: Sendable {
  /// The rule.
  package let id: RuleID
  /// The folder of `rules/` the page stands in, such as `cross-stack`.
  package let area: String
  /// The rule's title.
  package let title: String
  /// The level of each kind of finding the rule makes, at least one; a rule of one kind has the kind `""`.
  package private(set) var levels: [(kind: String, level: Level)]
  /// The shared engine that makes the rule's findings, such as `schema`; nil for a rule written by hand.
  package let engine: String?
  /// How bad a violation of a policy rule is; nil for rules about mistakes.
  package let severity: Severity?
  /// How often a finding of the rule is true.
  package let precision: Precision
  /// The smallest profile the rule belongs to.
  package let profile: Profile
  /// The ids other tools give what the rule finds.
  package var aliases: [String] { aliasList.items }
  /// The id and the aliases in lower case.
  package var lowercasedNames: [String] { [id.rawValue] + aliasList.lowercasedItems }
  /// Those of the aliases that begin so.
  package func aliases(beginningWith prefix: String) -> [String] { aliasList.items(beginningWith: prefix) }
  /// Outside requirements the rule maps to.
  package var controls: [String] { controlList.items }
  /// The first version of stackproof that has the rule.
  package let since: String
  /// The page below its front matter, in bytes of the embedded text.
  package var text: Range<Int>
  /// The line of the page's file on which `text` begins, counted from 1.
  package let textLine: Int

  // Few of all lists are ever looked at, so they are kept as they are written.
  private let aliasList: CommaList
  private let controlList: CommaList

  /// Makes the page that says all this about a rule.
  package init(
    id: RuleID, area: String, title: String, levels: [(kind: String, level: Level)], engine: String? = nil,
    severity: Severity? = nil, precision: Precision, profile: Profile, aliases: [String] = [],
    controls: [String] = [], since: String, text: Range<Int> = 0..<0, textLine: Int = 1
  ) {
    self.init(
      id: id, area: area, title: title, levels: levels, engine: engine, severity: severity, precision: precision,
      profile: profile, aliases: CommaList(aliases), controls: CommaList(controls), since: since, text: text,
      textLine: textLine)
  }

  init(
    id: RuleID, area: String, title: String, levels: [(kind: String, level: Level)], engine: String?,
    severity: Severity?, precision: Precision, profile: Profile, aliases: CommaList, controls: CommaList,
    since: String, text: Range<Int>, textLine: Int
  ) {
    self.id = id
    self.area = area
    self.title = title
    self.levels = levels
    self.engine = engine
    self.severity = severity
    self.precision = precision
    self.profile = profile
    aliasList = aliases
    controlList = controls
    self.since = since
    self.text = text
    self.textLine = textLine
  }

  /// The level of the findings of a kind; that of the first kind when the page does not name it.
  package func level(ofKind kind: String = "") -> Level {
    (levels.first { $0.kind == kind } ?? levels[0]).level
  }

  /// The page of a rule whose findings, of whatever kind, all have a level.
  package func with(level: Level) -> RulePage {
    var page = self
    page.levels = levels.map { ($0.kind, level) }
    return page
  }

  /// How bad a violation of a policy rule is.
  package enum Severity: String, Sendable, CaseIterable { case low, medium, high, critical }

  /// How often a finding of a rule is true.
  package enum Precision: String, Sendable, CaseIterable {
    case low, medium, high
    case veryHigh = "very-high"
  }

  /// A named set of rules; each holds those before it.
  package enum Profile: String, Sendable, CaseIterable, Comparable {
    case `default`, strict, all

    package static func < (a: Profile, b: Profile) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .default: 0
      case .strict: 1
      case .all: 2
      }
    }
  }
}
