import CloudFormation
import SourceText
import YAMLTree

/// Finds the places that are given a value of a kind they do not take.
struct KindWalk {
  private let resolver: Resolver
  private var properties: [ResourceType: PropertyKinds?] = [:]
  private var found: [KindMismatch] = []
  /// When the values exist that are looked at.
  private var scope = Scenario.always
  /// The places that pass a wrong value to nested stacks: one mistake, however often the value is used there.
  private var passing: Set<Passing> = []

  private struct Passing: Hashable {
    let step: Step
    let kind: ValueKind
  }

  /// The mismatches of a resolver's workspace, by stack.
  static func mismatches(resolver: Resolver) -> [KindMismatch] {
    var walk = KindWalk(resolver: resolver)
    for stack in resolver.workspace.stacks {
      for position in stack.template.resources.elements.indices {
        walk.visit(resolver.workspace[ResourceID(stack.id, position)])
      }
      walk.visitParameters(of: stack)
      walk.visitOutputs(of: stack)
    }
    return walk.found
  }

  private init(resolver: Resolver) { self.resolver = resolver }

  private mutating func visit(_ resource: StackResource) {
    let kinds: PropertyKinds?
    if let known = properties[resource.type] {
      kinds = known
    } else {
      kinds = PropertyKinds(of: resource.type)
      properties[resource.type] = .some(kinds)
    }
    guard let kinds, let body = resource.resource.properties, mayHold(kinds, body) else { return }
    scope = resolver.existence(of: resource)
    guard !scope.isNever else { return }
    visit(StackValue(body, in: resource.stack), in: scope, kinds, "", of: resource)
  }

  /// Whether the properties may have one of those something is known of.
  private func mayHold(_ kinds: PropertyKinds, _ properties: Value) -> Bool {
    properties.isCall || kinds.members.contains { $0.key == "*" || properties.entry($0.key) != nil }
  }

  /// Goes down into a value along the keys something is known of.
  private mutating func visit(
    _ value: StackValue, in scope: Scenario, _ kinds: PropertyKinds, _ name: String, of resource: StackResource
  ) {
    let node = value.value.node
    if node.kind == .mapping, !node.isTagged, !kinds.isList, !value.value.isCall {
      return visitMembers(of: value, in: scope, kinds, of: resource)
    }
    visit(resolver.alternatives(of: value, in: scope), at: value, kinds, name, of: resource)
  }

  private mutating func visitMembers(
    of map: StackValue, in scope: Scenario, _ kinds: PropertyKinds, of resource: StackResource
  ) {
    for (key, value) in map.value.entries {
      guard let taken = kinds.kinds(at: key) else { continue }
      // Most values are written out, and hardly one of them shows its kind.
      if value.node.kind == .scalar, !value.node.isTagged, !value.node.mayShowKind { continue }
      visit(StackValue(value, in: map.stack), in: scope, taken, key.text, of: resource)
    }
  }

  private mutating func visit(
    _ alternatives: [Alternative], at value: StackValue, _ kinds: PropertyKinds, _ name: String,
    of resource: StackResource
  ) {
    if kinds.isList {
      // The items are looked at one by one; a list of which only the kind is known is looked at as a whole.
      var item = kinds
      item.isList = false
      for alternative in alternatives {
        guard case .list = alternative.content else {
          visit([alternative], at: value, item, name, of: resource, as: .whole)
          continue
        }
        for element in resolver.list(of: [alternative], at: value).items {
          visit(
            resolver.alternatives(of: element), at: element.value ?? value, item, name, of: resource, as: .item)
        }
      }
      return
    }
    visit(alternatives, at: value, kinds, name, of: resource, as: .single)
  }

  /// What a value is to the property that takes it.
  private enum Role {
    case single
    case item
    case whole
  }

  private mutating func visit(
    _ alternatives: [Alternative], at value: StackValue, _ kinds: PropertyKinds, _ name: String,
    of resource: StackResource, as role: Role
  ) {
    if let accepted = kinds.accepted {
      let taker = KindMismatch.Taker.property(name, path: kinds.path, of: resource)
      judge(alternatives, at: value, accepted, taker, isItem: role == .item, mayBeList: role == .whole)
    }
    guard !kinds.members.isEmpty else { return }
    for alternative in alternatives {
      guard case .map(let map) = alternative.content else { continue }
      visitMembers(of: map, in: alternative.scenario, kinds, of: resource)
    }
  }

  /// Looks at what nested stacks are given for parameters whose declared type tells a kind.
  private mutating func visitParameters(of stack: Stack) {
    guard let parent = stack.parent else { return }
    let given = resolver.workspace[parent].resource.properties?["Parameters"]
    for (position, parameter) in stack.template.parameters.elements.enumerated() where !parameter.isFromSSM {
      guard let kind = ValueKind(ofParameterType: parameter.elementType), let value = given?[parameter.name] else {
        continue
      }
      let taker = KindMismatch.Taker.parameter(parameter, of: stack.id)
      let use = StackValue(value, in: parent.stack)
      scope = resolver.existence(of: resolver.workspace[parent])
      let alternatives = resolver.restrict(resolver.parameter(position, of: stack), to: scope)
      for alternative in alternatives {
        guard case .list = alternative.content else { continue }
        for item in resolver.list(of: [alternative], at: use).items {
          judge(resolver.alternatives(of: item), at: use, AcceptedKinds(only: kind), taker, isItem: true)
        }
      }
      let single = alternatives.filter { if case .list = $0.content { false } else { true } }
      judge(single, at: use, AcceptedKinds(only: kind), taker, mayBeList: true)
    }
  }

  private mutating func visitOutputs(of stack: Stack) {
    for output in stack.template.outputs {
      guard let value = output.value, value.isCall else { continue }
      let use = StackValue(value, in: stack.id)
      scope = resolver.truth(ofAttribute: output.condition, in: stack.id)
      judge(
        resolver.alternatives(of: use, in: scope), at: use, AcceptedKinds(reading: "scalar"),
        .output(output, of: stack.id))
    }
  }

  private mutating func judge(
    _ alternatives: [Alternative], at value: StackValue, _ accepted: AcceptedKinds, _ taker: KindMismatch.Taker,
    isItem: Bool = false, mayBeList: Bool = false
  ) {
    let isSuspicious = alternatives.contains { alternative in
      !mayBeList && resolver.isList(alternative) == true
        || !accepted.takesAnyScalar && isRefused(alternative, by: accepted) == true
    }
    guard isSuspicious else { return }
    if !mayBeList, let violation = violation(among: alternatives, where: { resolver.isList($0) }) {
      let place = violation.first.place(usedAt: value)
      found.append(
        KindMismatch(
          taker: taker, accepted: accepted, problem: .list, violation: violation, crossing: nil, isItem: isItem,
          stack: place.stack, span: place.span, remedy: nil))
    }
    guard !accepted.takesAnyScalar else { return }
    // Values from within the stack and from others are told apart: they are mistakes of different places.
    for isCrossing in [false, true] {
      let violation = violation(among: alternatives) { alternative in
        guard (alternative.crossing != nil) == isCrossing, mayBeList || resolver.isList(alternative) != true else {
          return nil
        }
        return isRefused(alternative, by: accepted)
      }
      guard let violation, let kind = resolver.kind(of: violation.first) else { continue }
      add(kind, violation, at: value, accepted, taker, isItem: isItem)
    }
  }

  private func violation(
    among alternatives: [Alternative], where isViolation: (Alternative) -> Bool?
  ) -> Violation? {
    var violating: [Alternative] = []
    var unknown: [Scenario] = []
    var failing: [Scenario] = []
    for alternative in alternatives {
      switch isViolation(alternative) {
      case true?: violating.append(alternative)
      case false?: break
      case nil where alternative.failsDeployment: failing.append(alternative.scenario)
      case nil: unknown.append(alternative.scenario)
      }
    }
    guard !violating.isEmpty else { return nil }
    let space = resolver.space
    let scenario = space.or(violating.map(\.scenario))
    let scope = failing.isEmpty ? scope : space.and(scope, space.not(space.or(failing)))
    return resolver.extent(of: scenario, unknown: space.or(unknown), within: scope).map {
      Violation(alternatives: violating, scenario: scenario, extent: $0)
    }
  }

  private func isRefused(_ alternative: Alternative, by accepted: AcceptedKinds) -> Bool? {
    guard let kind = resolver.kind(of: alternative) else { return nil }
    switch accepted.answer(to: kind) {
    case .taken: return false
    case .refused: return true
    case .unknown: return nil
    case .refusedUnlessNamedAlike:
      guard case .origin(.resource(let id, attribute: _)) = alternative.content else { return nil }
      return resolver.workspace[id].resource.hasGeneratedName ? true : nil
    }
  }

  private mutating func add(
    _ kind: ValueKind, _ violation: Violation, at value: StackValue, _ accepted: AcceptedKinds,
    _ taker: KindMismatch.Taker, isItem: Bool
  ) {
    let first = violation.first
    let crossing = first.crossing
    if case .passed(_, let step)? = crossing, !passing.insert(Passing(step: step, kind: kind)).inserted { return }
    let place = first.place(usedAt: value)
    var remedy: String?
    if case .origin(.resource(let id, attribute: _)) = first.content {
      let resource = resolver.workspace[id]
      remedy = resolver.kindMemo.kinds(of: resource.type)?.expression(
        for: accepted, of: resource.logicalID, resource.type)
    }
    found.append(
      KindMismatch(
        taker: taker, accepted: accepted, problem: .kind(kind), violation: violation, crossing: crossing,
        isItem: isItem, stack: place.stack, span: place.span, remedy: remedy))
  }
}

extension Resource {
  /// Whether CloudFormation makes the name up, so that nothing else bears it.
  fileprivate var hasGeneratedName: Bool {
    guard let properties else { return true }
    return !properties.isCall
      && properties.entries.allSatisfy { !$0.key.text.hasSuffix("Name") && !$0.key.text.hasSuffix("Identifier") }
  }
}
