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

  /// Makes the selection of the default profile.
  package init() {}

  /// The names among the selected and ignored ones that no rule has.
  package var unknownNames: [String] { (selected + ignored).filter { RuleBook.find($0).isEmpty } }

  /// The ids of the rules to use.
  package var rules: Set<RuleID> {
    let wanted =
      selected.isEmpty
      ? RuleBook.pages.filter { $0.profile <= profile }.map(\.id) : selected.flatMap { RuleBook.find($0).map(\.id) }
    return Set(wanted).subtracting(ignored.flatMap { RuleBook.find($0).map(\.id) })
  }
}
