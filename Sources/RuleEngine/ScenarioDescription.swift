import CloudFormation
import Findings
import SourceText
import StackGraph

/// A scenario in words: the parameter values that lead to it and the conditions they decide.
package struct ScenarioDescription {
  /// The scenario as a finding has it.
  package let note: ScenarioNote
  /// The stacks that go without saying where the scenario is told of: those of the same file.
  private let own: Set<String>
  /// Whether defaults lead to it.
  private let isByDefault: Bool
  /// The words after "when", where it is all that several values of one parameter lead to.
  private let choice: String?

  /// Describes a scenario where `file` is spoken of.
  package init(_ scenario: Scenario, in file: FileID, _ resolver: Resolver) {
    let workspace = resolver.workspace
    let witness = resolver.witness(of: scenario)
    // What the scenario is about comes first: a sentence names the first ones only.
    let decided = resolver.conditions(decidedByWitnessOf: scenario)
    let conditions = Self.toldOnce(decided.filter(\.isScenario) + decided.filter { !$0.isScenario }, in: workspace)
    note = ScenarioNote(
      conditions: conditions,
      witness: witness.map { value in
        let stack = workspace[value.stack].name
        if let text = value.value {
          return .init(stack: stack, parameter: value.parameter, item: value.item, value: text)
        }
        return .init(
          stack: stack, parameter: value.parameter, item: value.item, noneOf: value.excluded, equal: value.equal,
          different: value.different)
      })
    isByDefault = resolver.isByDefault(scenario)
    let own = Set(witness.map { workspace[$0.stack] }.filter { $0.template.file.id == file }.map(\.name))
    self.own = own
    choice = Self.choice(resolver.reachOfWitness(of: scenario), decided, isImplied: own.contains, in: workspace)
  }

  private static func choice(
    _ reach: WitnessReach, _ decided: [DecidedCondition], isImplied: (String) -> Bool, in workspace: Workspace
  ) -> String? {
    guard case .values(let values, let parameter, let owner) = reach, values.count > 1 else { return nil }
    let stack = workspace[owner].name
    let name = isImplied(stack) ? "`\(parameter)`" : "`\(parameter)` of stack `\(stack)`"
    let truth = decided.first(where: \.isScenario).map { ", so `\($0.name)` is \($0.holds)" }
    return "\(name) is \(oneOf(values))\(truth ?? "")"
  }

  /// More values than these are counted only.
  private static let shownValues = 8

  private static func oneOf(_ values: [String]) -> String {
    let words = values.map { $0.isEmpty ? "empty" : "`\($0)`" }
    if words.count > shownValues {
      return words.prefix(shownValues - 1).joined(separator: ", ")
        + " or one of \(words.count - shownValues + 1) other values"
    }
    return words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }

  /// Conditions of one name once, and once for each stack where the stacks decide them differently.
  private static func toldOnce(_ decided: [DecidedCondition], in workspace: Workspace) -> [ScenarioNote.Condition] {
    let truths = Dictionary(decided.map { ($0.name, Set([$0.holds])) }) { $0.union($1) }
    let names = Dictionary(
      Set(decided.map(\.stack)).map { (workspace[$0].name, Set([$0])) }, uniquingKeysWith: { $0.union($1) })
    func title(_ stack: StackID) -> String {
      let name = workspace[stack].name
      // Stacks of one template are told apart by what nests them.
      guard (names[name]?.count ?? 0) > 1, let parent = workspace[stack].parent else { return name }
      return workspace[parent].logicalID.rawValue
    }
    var told: Set<ScenarioNote.Condition> = []
    return decided.compactMap {
      let isAmbiguous = truths[$0.name]?.count == 2
      let condition = ScenarioNote.Condition(
        name: $0.name, of: isAmbiguous ? title($0.stack) : nil, holds: $0.holds)
      return told.insert(condition).inserted ? condition : nil
    }
  }

  /// The words after "when"; nil when nothing tells the scenario.
  package var phrase: String? { choice ?? note.phrase(isImplied: own.contains) }

  /// The sentence a message ends with.
  var sentence: String {
    guard let phrase else {
      return "It depends on a condition whose truth is not known before deployment."
    }
    return isByDefault ? "It is so by default, when \(phrase)." : "It is so when \(phrase)."
  }
}
