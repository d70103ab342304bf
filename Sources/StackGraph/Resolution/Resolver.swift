import CloudFormation
import Findings
import SourceText
import YAMLTree

/// Finds what values are: every alternative with the scenario it holds in and the way it comes from.
///
/// A resolver remembers what it found and is used by one thread; its answers depend on the workspace alone.
package final class Resolver {
  /// The system the values belong to.
  package let workspace: Workspace
  /// The scenarios the answers speak of.
  package let space = ScenarioSpace()

  /// More alternatives than this are not told apart: the value is unknown.
  package static let alternativeLimit = 256

  /// Where values have more alternatives than are told apart.
  package private(set) var unfollowed: Set<Place> = []

  var atoms = AtomTable()
  /// By the index of the stack people deploy.
  var scopes: [SystemScope?]
  /// Whether any of the scopes has assertions.
  var hasAssertions = false
  /// Scenarios over one atom as far as assertions allow them.
  var restrictions: [Scenario: Scenario] = [:]
  var known: [StackValue: [Alternative]] = [:]
  /// By the index of the stack.
  var memos: [StackMemo]
  private var circles = CircleGuard<StackValue>()
  private(set) lazy var secretParameters = SecretParameters(self)
  /// Why the values of parameters are secrets; nil for those that are none. A script may name one hundreds of times.
  var secretKinds: [ParameterID: SecretSource.Kind?] = [:]
  /// Which policies are attached to whom.
  package private(set) lazy var policyAttachments = PolicyAttachments(self)
  /// What texts are as JSON; nil for those of which that cannot be told.
  var jsonTexts: [PlacedText: JSONText?] = [:]
  lazy var conditionalElements = ConditionalElements(workspace)
  var networkMemo = NetworkMemo()
  var loneTemplates: [FileID: LoneTemplate] = [:]
  var kindMemo = ReferenceKindMemo()
  /// What policies that are written in one place say: a dozen rules ask for it.
  var policyMemo: [PlacedPolicy: PolicyDocument] = [:]
  /// The places of the workspace that are given a value of a kind they do not take.
  package private(set) lazy var kindMismatches = KindWalk.mismatches(resolver: self)

  /// Makes a resolver that knows nothing yet.
  package init(_ workspace: Workspace) {
    self.workspace = workspace
    scopes = Array(repeating: nil, count: workspace.stacks.count)
    memos = workspace.stacks.map { StackMemo(of: $0.template) }
    workOutScopes()
  }

  /// What a value can be. The scenarios of the alternatives are disjoint and together cover everything.
  package func alternatives(of value: StackValue) -> [Alternative] {
    // What is no call is quickly told and depends on nothing.
    if !value.value.isCall { return resolve(value) }
    if let found = known[value] {
      circles.meet(value)
      return found
    }
    guard circles.enter(value) else { return [unknown(.circular, at: value)] }
    var found = resolve(value)
    // A value is unknown if it depends on itself, wherever the circle was entered.
    if circles.leave(value) { found = [unknown(.circular, at: value)] }
    if found.count > Self.alternativeLimit { found = [tooMany(at: value)] }
    if !space.isExhausted { known[value] = found }
    return found
  }

  /// What a value can be in the scenarios of `scope`.
  package func alternatives(of value: StackValue, in scope: Scenario) -> [Alternative] {
    restrict(alternatives(of: value), to: scope)
  }

  func restrict(_ alternatives: [Alternative], to scope: Scenario, after steps: [Step] = []) -> [Alternative] {
    if scope.isAlways, steps.isEmpty { return alternatives }
    return alternatives.compactMap {
      let scenario = space.and($0.scenario, scope)
      return scenario.isNever ? nil : $0.when(scenario, after: steps)
    }
  }

  func known(_ content: Content, at value: StackValue) -> Alternative {
    Alternative(content: content, scenario: .always, stack: value.stack, span: value.value.span, trail: [])
  }

  func unknown(_ reason: UnknownReason, at value: StackValue) -> Alternative { known(.unknown(reason), at: value) }

  /// What a value is said to be that has more alternatives than are told apart.
  func tooMany(at value: StackValue) -> Alternative {
    noteUnfollowed(value)
    return unknown(.tooMany, at: value)
  }

  /// Notes that more depends on a value than is told apart.
  func noteUnfollowed(_ value: StackValue) {
    unfollowed.insert(Place(file: workspace[value.stack].template.file.id, span: value.value.span))
  }

  private func resolve(_ value: StackValue) -> [Alternative] {
    switch value.value.form {
    case .null: return [known(.absent, at: value)]
    case .scalar: return [known(.text(value.value.scalarText ?? ""), at: value)]
    case .list: return [known(.list(.written(value)), at: value)]
    case .map: return [known(.map(value), at: value)]
    case .unknownCall: return [unknown(.malformed, at: value)]
    case .call(let call): return resolve(call, at: value)
    }
  }

  private func resolve(_ call: Intrinsic, at value: StackValue) -> [Alternative] {
    func here(_ argument: Value) -> StackValue { StackValue(argument, in: value.stack) }
    switch call {
    case .ref(let name): return reference(to: name.text ?? "", at: value, span: value.value.span)
    case .getAtt(let target):
      return attribute(target.attribute, of: target.resource, at: value, span: value.value.span)
    case .sub(let substitution): return substituted(substitution, at: value)
    case .join(let delimiter, let list): return joined(here(list), by: here(delimiter), at: value)
    case .select(let index, let list): return selected(here(index), from: here(list), at: value)
    case .split(let delimiter, let source): return split(here(source), by: here(delimiter), at: value)
    case .findInMap(let map, let top, let second, let fallback):
      return mapped(map, here(top), here(second), fallback: fallback.map(here), at: value)
    case .if(let condition, let then, let otherwise): return branches(condition, then, otherwise, at: value)
    case .getAZs(let region): return zones(of: here(region), at: value)
    case .importValue(let name): return imported(name, at: value)
    case .cidr(let block, let count, let bits):
      return blocks(of: here(block), count: here(count), bits: bits.map(here), at: value)
    case .base64(let source): return encoded(here(source), at: value)
    case .length(let list): return length(of: here(list), at: value)
    case .toJSONString(let source): return json(of: here(source), at: value)
    case .equals, .and, .or, .not, .condition, .other:
      return [unknown(.computed, at: value)]
    case .malformed: return [unknown(.malformed, at: value)]
    }
  }

  private func branches(_ condition: Value, _ then: Value, _ otherwise: Value, at value: StackValue) -> [Alternative] {
    let nested = branches(condition, then, otherwise, in: value.stack) { branch in
      if case .call(.if(let condition, let then, let otherwise)) = branch.form {
        (condition, then, otherwise)
      } else {
        nil
      }
    }
    if nested.count <= Self.alternativeLimit { return nested }
    return branches(condition, then, otherwise, in: value.stack) { _ in nil }
  }

  /// What a choice can be. Choices that stand in its branches, as `choice` tells them, are gone through here: what they
  /// lead to is limited to its scenarios once, not at every level.
  private func branches(
    _ condition: Value, _ then: Value, _ otherwise: Value, in stack: StackID,
    choice: (Value) -> (condition: Value, then: Value, otherwise: Value)?
  ) -> [Alternative] {
    var found: [Alternative] = []
    var waiting: [(branch: Value, scope: Scenario, steps: [Step])] = []
    func add(_ condition: Value, _ then: Value, _ otherwise: Value, _ scope: Scenario, _ steps: [Step]) {
      let name = condition.text
      let holds =
        name.map { self.condition($0, in: stack) } ?? truth(of: ConditionExpression(condition), in: stack)
      for (branch, scenario, isThen) in [(otherwise, space.not(holds), false), (then, holds, true)] {
        let reached = space.and(scope, scenario)
        if reached.isNever { continue }
        let step = Step(kind: .branch(condition: name ?? "", isThen: isThen), stack: stack, span: branch.span)
        waiting.append((branch, reached, steps + [step]))
      }
    }
    add(condition, then, otherwise, .always, [])
    while let (branch, scope, steps) = waiting.popLast() {
      if let inner = choice(branch) {
        add(inner.condition, inner.then, inner.otherwise, scope, steps)
      } else {
        found += restrict(alternatives(of: StackValue(branch, in: stack)), to: scope, after: steps)
        if found.count > Self.alternativeLimit { break }
      }
    }
    return found
  }
}
