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
  /// The condition that holds, or does not, in just the scenario, where the parameter values are an example.
  private let truth: String?
  /// Whether all that is told of the scenario is an example.
  package let isExample: Bool

  /// Describes a scenario where `file` is spoken of.
  package init(_ scenario: Scenario, in file: FileID, _ resolver: Resolver) {
    let workspace = resolver.workspace
    let witness = resolver.witness(of: scenario)
    let decided = Self.told(resolver.conditions(decidedByWitnessOf: scenario), in: file, workspace)
    // What the scenario is about comes first: a sentence names the first ones only.
    let certain = decided.filter { $0.isCertain && !$0.isScenario }
    let conditions = Self.toldOnce(
      decided.filter(\.isScenario) + certain + decided.filter { !$0.isCertain }, in: workspace)
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
    let reach = resolver.reachOfWitness(of: scenario)
    choice = Self.choice(reach, decided, isImplied: own.contains, in: workspace)
    truth =
      reach == .part ? decided.first(where: \.isScenario).map { "`\($0.name)` is \($0.holds)" } : nil
    isExample = reach == .part && truth == nil
  }

  /// The conditions worth telling where `file` is spoken of: those of its stacks and, of others, those the scenario is
  /// made of, too; all where its stacks have none.
  private static func told(
    _ decided: [DecidedCondition], in file: FileID, _ workspace: Workspace
  ) -> [DecidedCondition] {
    let own = decided.filter { workspace[$0.stack].template.file.id == file }
    guard !own.isEmpty else { return decided }
    let known = own.filter(\.isCertain).reduce(into: Set<Atom>()) { $0.formUnion($1.support) }
    return decided.filter {
      workspace[$0.stack].template.file.id == file || $0.isCertain && !$0.support.isSubset(of: known)
    }
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

  /// The words after "when", an example where they are not all of it; nil when nothing tells the scenario.
  package var phrase: String? { choice ?? note.phrase(isImplied: own.contains) }

  /// When it is so: exactly where few words can tell, and by an example elsewhere.
  package var clause: String? {
    guard let truth else { return phrase.map { isExample ? "for example when \($0)" : "when \($0)" } }
    let example = ScenarioNote(conditions: [], witness: note.witness).phrase(isImplied: own.contains)
    return "when \(truth)" + (example.map { ", for example when \($0)" } ?? "")
  }

  /// The sentence a message ends with.
  var sentence: String {
    guard let phrase, let clause else {
      return "It depends on a condition whose truth is not known before deployment."
    }
    if isByDefault { return "It is so by default, when \(phrase)." }
    return isExample ? "It is so, for example, when \(phrase)." : "It is so \(clause)."
  }
}
