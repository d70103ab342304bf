import CloudFormation
import StackGraph
import YAMLTree

/// Finds the parts of a condition that have one truth in every scenario although what they are made of has not.
///
/// Comparisons that are constant by what is written in them or in the parameter are told by rules of their own, and
/// what is constant because of them is no defect of its own.
struct ConstantParts {
  /// A part that has one truth.
  struct Part {
    let value: Value
    /// Its truth.
    let holds: Bool
    let reason: Reason
  }

  /// Why a part has one truth.
  enum Reason {
    /// A text put together of several parts is never the one it is compared with.
    case mismatch(String, underRules: Bool)
    /// `Rules` leave no other.
    case asserted
    /// Two parameters allow no common value.
    case apart(String, String)
    /// These operands exclude each other; none when they are too many to look for.
    case clash([Value])
    /// These operands leave nothing out; none when they are too many to look for.
    case cover([Value])
  }

  let resolver: Resolver
  let stack: Stack
  private(set) var found: [Part] = []

  /// More operands than CloudFormation allows; among so many no culprits are looked for.
  private static let explainedCount = 16

  init(resolver: Resolver, stack: Stack) {
    self.resolver = resolver
    self.stack = stack
  }

  /// The scenarios in which an expression holds, found from its parts.
  mutating func truth(of value: Value) -> Scenario {
    let space = resolver.space
    switch ConditionExpression(value) {
    case .and(let operands):
      let scenarios = operands.map { truth(of: $0) }
      let scenario = space.and(scenarios)
      if scenario.isNever, !scenarios.contains(where: \.isNever) {
        found.append(Part(value: value, holds: false, reason: .clash(culprits(operands, scenarios))))
      }
      return scenario
    case .or(let operands):
      let scenarios = operands.map { truth(of: $0) }
      let scenario = space.or(scenarios)
      if scenario.isAlways, !scenarios.contains(where: \.isAlways) {
        found.append(Part(value: value, holds: true, reason: .cover(culprits(operands, scenarios.map(space.not)))))
      }
      return scenario
    case .not(let operand): return space.not(truth(of: operand))
    case .equals(let left, let right):
      let scenario = resolver.truth(of: ConditionExpression(value), in: stack.id)
      if scenario.isNever || scenario.isAlways, let reason = reason(of: left, right, isEqual: scenario.isAlways) {
        found.append(Part(value: value, holds: scenario.isAlways, reason: reason))
      }
      return scenario
    default: return resolver.truth(of: ConditionExpression(value), in: stack.id)
    }
  }

  /// The fewest operands found that no scenario satisfies together; the truths of an `Or` are given negated.
  private func culprits(_ operands: [Value], _ truths: [Scenario]) -> [Value] {
    guard operands.count <= Self.explainedCount else { return [] }
    var kept = Array(operands.indices)
    for index in operands.indices {
      let rest = kept.filter { $0 != index }
      if resolver.space.and(rest.map { truths[$0] }).isNever { kept = rest }
    }
    return kept.map { operands[$0] }
  }

  /// Why a comparison has one truth, when neither what it says nor one parameter alone decides it.
  private func reason(of left: Value, _ right: Value, isEqual: Bool) -> Reason? {
    let template = stack.template
    // Given values make comparisons constant that are not in other deployments.
    if !isEqual, stack.pins.isEmpty, stack.parent == nil, let text = left.scalarText ?? right.scalarText,
      (left.text == nil ? left : right).isPutTogether
    {
      return .mismatch(text, underRules: !template.rules.elements.isEmpty)
    }
    let parameters = [left, right].map { $0.parameterName.flatMap { template.parameters[$0] } }
    guard parameters.allSatisfy({ $0.map { !$0.isList && !$0.isFromSSM } ?? true }) else { return nil }
    if let first = parameters[0], let second = parameters[1] {
      if first.name == second.name { return nil }
      if !template.rules.elements.isEmpty { return .asserted }
      return isEqual ? nil : .apart(first.name, second.name)
    }
    guard !template.rules.elements.isEmpty, let parameter = parameters[0] ?? parameters[1],
      let text = left.scalarText ?? right.scalarText
    else { return nil }
    let constraints = parameter.constraints
    if constraints.violation(by: text, isPlain: false) != nil { return nil }
    guard let allowed = constraints.allowedValues else { return .asserted }
    let texts = Set(allowed.compactMap(\.scalarText))
    return texts.count > 1 && texts.contains(text) ? .asserted : nil
  }
}

extension Value {
  /// Whether the value is a text made of several parts, in which nothing is looked up: what mappings say is often
  /// meant to decide a condition once and for all.
  fileprivate var isPutTogether: Bool {
    switch form {
    case .call(.sub(let substitution)):
      return parameterName == nil && !substitution.isConstant
        && (substitution.variables?.entries ?? []).allSatisfy { !$0.value.looksSomethingUp }
    case .call(.join(_, let list)):
      return list.items.contains { $0.isCall } && list.items.allSatisfy { !$0.looksSomethingUp }
    default: return false
    }
  }

  private var looksSomethingUp: Bool {
    if case .call(.findInMap) = form { return true }
    if let (_, argument) = functionCall { return argument.looksSomethingUp }
    return items.contains { $0.looksSomethingUp } || entries.contains { $0.value.looksSomethingUp }
  }
}
