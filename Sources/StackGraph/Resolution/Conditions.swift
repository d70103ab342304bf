import CloudFormation
import SourceText
import YAMLTree

/// A condition of a stack.
struct ConditionKey: Hashable {
  let stack: StackID
  let name: String
}

extension Resolver {
  /// The scenarios in which a condition of a stack holds.
  package func condition(_ name: String, in stack: StackID) -> Scenario {
    let key = ConditionKey(stack: stack, name: name)
    if let known = conditionScenarios[key] { return known }
    _ = scope(of: workspace[stack].root)
    if let known = conditionScenarios[key] { return known }
    // What a condition says of itself, or an undefined one says at all, cannot be told.
    let unknown = opaque("condition \(stack.index) \(name)", in: stack)
    conditionScenarios[key] = unknown
    if let condition = workspace[stack].template.conditions[name] {
      let truth = space.limitingGrowth { self.truth(of: condition.expression, in: stack) }
      conditionScenarios[key] = truth ?? unknown
    }
    return conditionScenarios[key] ?? unknown
  }

  /// The scenarios in which a condition's expression holds.
  package func truth(of expression: ConditionExpression, in stack: StackID) -> Scenario {
    switch expression {
    case .equals(let a, let b): equality(StackValue(a, in: stack), StackValue(b, in: stack))
    case .and(let operands): space.and(operands.map { truth(of: ConditionExpression($0), in: stack) })
    case .or(let operands): space.or(operands.map { truth(of: ConditionExpression($0), in: stack) })
    case .not(let operand): space.not(truth(of: ConditionExpression(operand), in: stack))
    case .condition(let name): condition(name.text ?? "", in: stack)
    case .contains(let list, let value):
      contains(StackValue(list, in: stack), StackValue(value, in: stack))
    case .eachMemberEquals(let list, let value):
      eachMember(of: StackValue(list, in: stack)) { self.equality($0, StackValue(value, in: stack)) }
    case .eachMemberIn(let list, let others):
      eachMember(of: StackValue(list, in: stack)) { item in
        self.contains(StackValue(others, in: stack)) { self.equality(item, $0, in: stack) }
      }
    case .opaque(let value): opaque("value \(stack.index) \(value.node.id)", in: stack)
    }
  }

  /// The truth of something that cannot be told. Equal keys of one stack people deploy are one truth.
  func opaque(_ key: String, in stack: StackID) -> Scenario {
    let atom = atoms.truth(key, root: workspace[stack].root, in: space)
    return space.scenario(atom, is: 1)
  }
}
