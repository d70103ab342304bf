import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// What `Ref` of a name, or a `Sub` variable, stands for.
  func reference(to name: String, at value: StackValue, span: Span) -> [Alternative] {
    let stack = workspace[value.stack]
    if let pseudo = PseudoParameter(rawValue: name) { return [self.pseudo(pseudo, at: value, span: span)] }
    if let position = stack.template.parameters.position(of: name) {
      let step = Step(kind: .parameter(name), stack: value.stack, span: span)
      return parameter(position, of: stack).map { $0.when($0.scenario, after: [step]) }
    }
    if let position = stack.template.resources.position(of: name) {
      return [known(.origin(.resource(ResourceID(value.stack, position), attribute: nil)), at: value)]
    }
    return [unknown(.undefined, at: value)]
  }

  /// What an attribute of a resource stands for; an output of a nested stack is followed into it.
  func attribute(_ attribute: String?, of id: LogicalID, at value: StackValue, span: Span) -> [Alternative] {
    let stack = workspace[value.stack]
    guard let position = stack.template.resources.position(of: id.rawValue) else {
      return [unknown(.undefined, at: value)]
    }
    let resource = ResourceID(value.stack, position)
    if let attribute, attribute.hasPrefix("Outputs."), let nested = workspace.nestedStack(of: resource) {
      return output(String(attribute.dropFirst(8)), of: nested, at: value, after: [])
    }
    return [known(.origin(.resource(resource, attribute: attribute ?? "")), at: value)]
  }

  /// What `Fn::ImportValue` stands for.
  func imported(_ name: Value, at value: StackValue) -> [Alternative] {
    let step = Step(kind: .imported, stack: value.stack, span: value.value.span)
    switch workspace.links.resolution(of: name, in: value.stack) {
    case .unique(let id): return output(id, at: value, after: [step])
    case .alternatives(let ids):
      // Imports that may come from the same stacks come from the same one of them.
      let atom = atoms.choice(among: ids.map(\.stack), in: space)
      return ids.enumerated().flatMap { index, id in
        restrict(output(id, at: value, after: [step]), to: space.scenario(atom, is: index))
      }
    case .selfInstance: return [unknown(.otherDeployment, at: value)]
    case .external, .near, .missing, nil:
      return [known(.origin(.external(StackValue(name, in: value.stack))), at: value)]
    }
  }

  private func output(_ name: String, of stack: Stack, at value: StackValue, after steps: [Step]) -> [Alternative] {
    guard let position = stack.template.outputs.position(of: name) else { return [unknown(.undefined, at: value)] }
    return output(OutputID(stack.id, position), at: value, after: steps)
  }

  private func output(_ id: OutputID, at value: StackValue, after steps: [Step]) -> [Alternative] {
    let output = workspace[id.stack].template.outputs.elements[Int(id.position)]
    guard let content = output.value else { return [unknown(.undefined, at: value)] }
    let step = Step(kind: .output(output.name), stack: id.stack, span: content.span)
    return alternatives(of: StackValue(content, in: id.stack)).map { $0.when($0.scenario, after: steps + [step]) }
  }

  /// What `Fn::GetAZs` stands for.
  func zones(of region: StackValue, at value: StackValue) -> [Alternative] {
    let stack = workspace[value.stack]
    var key = ""
    if !region.value.isNull {
      guard let alternative = alternatives(of: region).first, alternatives(of: region).count == 1 else {
        return [unknown(.computed, at: value)]
      }
      switch alternative.content {
      case .text(let text): key = text == stack.region ? "" : text
      case .origin(.pseudo(.region, _)): key = ""
      default: return [unknown(.computed, at: value)]
      }
    }
    return [known(.origin(.zones(region: key, stack.root)), at: value)]
  }

  /// What `Fn::FindInMap` stands for.
  func mapped(
    _ map: Value, _ top: StackValue, _ second: StackValue, fallback: StackValue?, at value: StackValue
  ) -> [Alternative] {
    let template = workspace[value.stack].template
    guard let name = map.text, let mapping = template.mappings[name], !mapping.body.isCall else {
      return [unknown(map.text == nil ? .computed : .undefined, at: value)]
    }
    let step = Step(kind: .mapping(name), stack: value.stack, span: value.value.span)
    return choices(of: top, among: mapping.body, named: name, orNone: fallback != nil).flatMap { topChoice in
      guard case .entry(let row) = topChoice.key else {
        return unmapped(topChoice.key, fallback, at: value, when: topChoice.scenario)
      }
      return choices(of: second, among: row, named: name, orNone: fallback != nil).flatMap { choice in
        let scope = space.and(topChoice.scenario, choice.scenario)
        guard case .entry(let entry) = choice.key else { return unmapped(choice.key, fallback, at: value, when: scope) }
        return restrict(alternatives(of: StackValue(entry, in: value.stack)), to: scope, after: [step])
      }
    }
  }

  /// What a key means in a mapping.
  private enum MappingKey {
    case entry(Value)
    /// The mapping has no such key.
    case missing
    /// Which key it is, or whether there is one, cannot be told.
    case unknown
  }

  private func unmapped(
    _ key: MappingKey, _ fallback: StackValue?, at value: StackValue, when scope: Scenario
  ) -> [Alternative] {
    if case .unknown = key { return restrict([unknown(.computed, at: value)], to: scope) }
    return restrict(fallback.map { alternatives(of: $0) } ?? [unknown(.undefined, at: value)], to: scope)
  }

  /// Whether a text is no value of what the origin stands for: no region's name for a region, or a value that the
  /// parameter whose other values it stands for is told apart by.
  private func isImpossible(_ text: String, for origin: Origin) -> Bool {
    if case .pseudo(let parameter, _) = origin { return !parameter.canBe(text) }
    guard case .parameter(let stack, let position) = origin,
      !workspace[stack].template.parameters.elements[Int(position)].isFromSSM
    else { return false }
    return domain(of: Int(position), in: workspace[stack]).texts.contains(text)
  }

  /// What a key may mean in a map, and when; with `orNone` also that the map does not have it.
  private func choices(
    of key: StackValue, among map: Value, named name: String, orNone: Bool
  ) -> [(key: MappingKey, scenario: Scenario)] {
    let entries = map.entries
    return alternatives(of: key).flatMap { alternative -> [(key: MappingKey, scenario: Scenario)] in
      switch alternative.content {
      case .text(let text): return [(map[text].map { .entry($0) } ?? .missing, alternative.scenario)]
      case .origin(let origin) where !entries.isEmpty:
        // Each entry is possible, and the same one wherever the key is looked up, in whatever map; but "any other
        // value" of a parameter is none of those it is told apart by.
        let lookups = keyLookups(of: key, besides: name, entries.map(\.key.text), orNone: orNone)
        let possible = lookups.keys.filter { !isImpossible($0, for: origin) }
        guard !possible.isEmpty else { return [(.missing, alternative.scenario)] }
        let keys = possible.map { text in map[text].map { MappingKey.entry($0) } ?? .missing }
        let atom = atoms.key(of: origin, lookups: lookups.name, keys: possible, orNone: lookups.mayFail, in: space)
        return (keys + (lookups.mayFail ? [.missing] : [])).enumerated().map { index, key in
          (key, space.and(alternative.scenario, space.scenario(atom, is: index)))
        }
      default: return [(.unknown, alternative.scenario)]
      }
    }.filter { !$0.scenario.isNever }
  }
}
