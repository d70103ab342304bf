import BuiltInRules
import CloudFormation
import Findings
import RuleBook
import RuleEngine

/// The rules of a run and how threads share them out; depends on nothing that is checked.
struct RulePlan: Sendable {
  /// The ids of the rules to use.
  let wanted: Set<RuleID>
  /// The checks that make their findings, with the types of resources they look at and the pages of those of their rules
  /// that are wanted.
  let rules: [(rule: Rule, types: [ResourceType], pages: [RulePage])]
  /// The indices of the checks by what one thread does at a stretch, in the order of the work: one thread begins at the
  /// start and the others at the end, and what is begun last is what everybody waits for. The engines, which work
  /// longest and ask the same, come first; what reads policies, of which each thread remembers those it read, comes last.
  let work: [[Int]]

  init(_ selection: RuleSelection) {
    let wanted = selection.rules
    let rules = builtInRules.compactMap { rule -> (rule: Rule, types: [ResourceType], pages: [RulePage])? in
      let pages = rule.ids.filter(wanted.contains).compactMap(selection.page)
      return pages.isEmpty ? nil : (rule, rule.types, pages)
    }
    self.wanted = wanted
    self.rules = rules
    var (engines, others, ofPolicies): ([Int], [Int], [Int]) = ([], [], [])
    for (index, (rule, _, pages)) in rules.enumerated() {
      if pages.allSatisfy({ $0.area == "iam" }) {
        ofPolicies.append(index)
      } else if case .engine = rule.shape {
        engines.append(index)
      } else {
        others.append(index)
      }
    }
    engines.sort { rules[$1].pages.count < rules[$0].pages.count }
    work = [engines] + (others + ofPolicies).map { [$0] }
  }
}
