import Findings
import RuleBook

/// Which rules a run uses.
package struct RuleSelection: Sendable {
  /// The profile whose rules are used when none are selected.
  package var profile = RulePage.Profile.default
  /// Ids or aliases of the only rules to use; empty for those of the profile.
  package var selected: [String] = []
  /// Ids or aliases of rules not to use.
  package var ignored: [String] = []

  /// The levels of the findings of some rules; nil for a rule that is not used unless it is selected. Rules with a
  /// level are used with those of the profile.
  package var levels: [RuleID: Level?] = [:]

  /// Makes the selection of the default profile.
  package init() {}

  /// The names among the selected and ignored ones that no rule has.
  package var unknownNames: [String] { (selected + ignored).filter { RuleBook.find($0).isEmpty } }

  /// The ids of the rules to use.
  package var rules: Set<RuleID> {
    let wanted =
      selected.isEmpty
      ? RuleBook.pages.filter { isUsed($0) }.map(\.id) : selected.flatMap { RuleBook.find($0).map(\.id) }
    return Set(wanted).subtracting(ignored.flatMap { RuleBook.find($0).map(\.id) })
  }

  /// The page of a rule with the levels that hold in this run.
  package func page(_ id: RuleID) -> RulePage? {
    guard let page = RuleBook.page(id) else { return nil }
    if case .some(.some(let level)) = levels[id] { return page.with(level: level) }
    return page
  }

  /// Whether a rule is used when none are selected.
  private func isUsed(_ page: RulePage) -> Bool {
    if let level = levels[page.id] { return level != nil }
    return page.profile <= profile
  }
}
