import CloudFormation
import SourceText
import YAMLTree

/// What a resolver found out about the conditions and resources of a stack, by their positions.
struct StackMemo {
  /// What is known of a scenario.
  enum Entry {
    case unknown
    /// It is being worked out.
    case underWay
    case known(Scenario)
  }

  var conditions: [Entry]
  /// When each resource exists.
  var existences: [Entry]
  /// What each parameter can be, of a stack people deploy; nil until it is asked for.
  var parameters: [[Alternative]?]

  init(of template: Template) {
    conditions = Array(repeating: .unknown, count: template.conditions.elements.count)
    existences = Array(repeating: .unknown, count: template.resources.elements.count)
    parameters = Array(repeating: nil, count: template.parameters.elements.count)
  }
}

extension Resolver {
  /// The scenarios in which a condition of a stack holds.
  package func condition(_ name: String, in stack: StackID) -> Scenario {
    guard let position = workspace[stack].template.conditions.position(of: name) else { return untold(name, in: stack) }
    return condition(at: position, in: stack)
  }

  /// The scenarios in which the condition at a position of a stack's template holds.
  package func condition(at position: Int, in stack: StackID) -> Scenario {
    let index = Int(stack.index)
    let condition = workspace[stack].template.conditions.elements[position]
    switch memos[index].conditions[position] {
    case .known(let known): return known
    case .underWay: return untold(condition.name, in: stack)
    case .unknown: break
    }
    // What is asked for on the way to something that is given up is of no use and not remembered.
    if space.isExhausted { return .never }
    memos[index].conditions[position] = .underWay
    let truth = space.limitingGrowth { self.truth(of: condition.expression, in: stack) }
    let scenario = truth ?? unfollowed(condition, in: stack)
    memos[index].conditions[position] = .known(scenario)
    return scenario
  }

  /// What a condition says of itself, or an undefined one says at all, cannot be told.
  private func untold(_ condition: String, in stack: StackID) -> Scenario {
    opaque("condition \(stack.index) \(condition)", in: stack)
  }

  /// The truth of a condition that depends on too much. What depends on it is not told.
  private func unfollowed(_ condition: Condition, in stack: StackID) -> Scenario {
    noteUnfollowed(StackValue(condition.body, in: stack))
    let root = workspace[stack].root
    let atom = atoms.truth("condition \(stack.index) \(condition.name)", root: root, isUnfollowed: true, in: space)
    return space.scenario(atom, is: 1)
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

  /// The scenarios in which the `Condition` of a resource or output holds, always where there is none. What it computes
  /// cannot be told.
  package func truth(ofAttribute value: Value?, in stack: StackID) -> Scenario {
    guard let value, !value.isNull else { return .always }
    if let name = value.text { return condition(name, in: stack) }
    return opaque("value \(stack.index) \(value.node.id)", in: stack)
  }

  /// The truth of something that cannot be told. Equal keys of one stack people deploy are one truth.
  func opaque(_ key: String, in stack: StackID, basis: Set<OpenText.Basis> = []) -> Scenario {
    let atom = atoms.truth(key, root: workspace[stack].root, basis: basis, in: space)
    return space.scenario(atom, is: 1)
  }
}
