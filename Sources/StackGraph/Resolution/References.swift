import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// What `Ref` of a name, or a `Sub` variable, stands for.
  func reference(to name: String, at value: StackValue, span: Span) -> [Alternative] {
    let stack = workspace[value.stack]
    if let pseudo = PseudoParameter(named: name) { return [self.pseudo(pseudo, at: value, span: span)] }
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
      return output(String(attribute.dropFirst(8)), of: nested, at: value)
    }
    return [known(.origin(.resource(resource, attribute: attribute ?? "")), at: value)]
  }

  /// What `Fn::ImportValue` stands for.
  func imported(_ name: Value, at value: StackValue) -> [Alternative] {
    let step = Step(kind: .imported, stack: value.stack, span: value.value.span)
    switch workspace.links.resolution(of: name, in: value.stack) {
    case .unique(let id): return exported(id, at: value, after: [step])
    case .alternatives(let ids):
      // Imports that may come from the same stacks come from the same one of them.
      let atom = atoms.choice(among: ids.map(\.stack), in: space)
      return ids.enumerated().flatMap { index, id in
        restrict(exported(id, at: value, after: [step]), to: space.scenario(atom, is: index))
      }
    case .selfInstance: return [unknown(.otherDeployment, at: value)]
    case .external, .near, .missing, nil:
      return [known(.origin(.external(StackValue(name, in: value.stack))), at: value)]
    }
  }

  /// What an output of a nested stack is where it exists; where it does not, reading it makes the deployment fail.
  private func output(_ name: String, of stack: Stack, at value: StackValue) -> [Alternative] {
    guard let position = stack.template.outputs.position(of: name) else { return [unknown(.undefined, at: value)] }
    let exists = truth(ofAttribute: stack.template.outputs.elements[position].condition, in: stack.id)
    let found = output(OutputID(stack.id, position), at: value, after: [])
    if exists.isAlways { return found }
    return restrict(found, to: exists) + restrict([unknown(.missing, at: value)], to: space.not(exists))
  }

  /// What an export is. Where it is imported it exists, so only what it can be then counts.
  private func exported(_ id: OutputID, at value: StackValue, after steps: [Step]) -> [Alternative] {
    let found = output(id, at: value, after: steps)
    let condition = workspace[id.stack].template.outputs.elements[Int(id.position)].condition
    guard found.count > 1, condition != nil else { return found }
    let exists = truth(ofAttribute: condition, in: id.stack)
    let possible = found.filter { !space.areDisjoint($0.scenario, exists) }
    return possible.count == 1 ? [possible[0].when(.always)] : possible.isEmpty ? found : possible
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
    if map.isCall {
      return alternatives(of: StackValue(map, in: value.stack)).flatMap { alternative -> [Alternative] in
        let found =
          alternative.content.text.map { mapped(named: $0, top, second, fallback: fallback, at: value) }
          ?? [unknown(.computed, at: value)]
        return restrict(found, to: alternative.scenario)
      }
    }
    return mapped(named: map.text, top, second, fallback: fallback, at: value)
  }

  private func mapped(
    named name: String?, _ top: StackValue, _ second: StackValue, fallback: StackValue?, at value: StackValue
  ) -> [Alternative] {
    let template = workspace[value.stack].template
    guard let name, let mapping = template.mappings[name], !mapping.body.isCall else {
      return [unknown(name == nil ? .computed : .undefined, at: value)]
    }
    let step = Step(kind: .mapping(name), stack: value.stack, span: value.value.span)
    return choices(of: top, among: mapping.body).flatMap { topChoice in
      guard case .entry(let row) = topChoice.key else {
        return unmapped(topChoice.key, fallback, at: value, when: topChoice.scenario)
      }
      return choices(of: second, among: row).flatMap { choice in
        let scope = space.and(topChoice.scenario, choice.scenario)
        guard case .entry(let entry) = choice.key else { return unmapped(choice.key, fallback, at: value, when: scope) }
        return restrict(alternatives(of: StackValue(entry, in: value.stack)), to: scope, after: [step])
      }
    }
  }

  /// The scenarios in which a lookup finds nothing.
  func failing(_ lookup: MappingLookup, in stack: Stack) -> Scenario {
    guard let name = lookup.map.text, let mapping = stack.template.mappings[name], !mapping.body.isCall else {
      return .never
    }
    let (top, second) = (StackValue(lookup.topKey, in: stack.id), StackValue(lookup.secondKey, in: stack.id))
    return space.or(
      choices(of: top, among: mapping.body).map { choice -> Scenario in
        switch choice.key {
        case .missing: return choice.scenario
        case .unknown: return .never
        case .entry(let row):
          let missing = choices(of: second, among: row).filter { if case .missing = $0.key { true } else { false } }
          return space.and(choice.scenario, space.or(missing.map(\.scenario)))
        }
      })
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
    return restrict(fallback.map { alternatives(of: $0) } ?? [unknown(.missing, at: value)], to: scope)
  }

  /// What a key may mean in a map, and when.
  private func choices(of key: StackValue, among map: Value) -> [(key: MappingKey, scenario: Scenario)] {
    alternatives(of: key).flatMap { alternative -> [(key: MappingKey, scenario: Scenario)] in
      var found: [(key: MappingKey, scenario: Scenario)]
      switch alternative.content {
      case .text(let text): return [(map.entry(ofKey: text).map { .entry($0) } ?? .missing, alternative.scenario)]
      case .origin(let origin):
        let open = openText(of: origin)
        let entries = map.entries
        if entries.isEmpty { return [(.unknown, alternative.scenario)] }
        found = entries.map { (.entry($0.value), scenario(of: open, is: $0.key.text)) }
        found.append((.missing, scenario(of: open, isNoneOf: entries.map(\.key.text))))
      case .pieces(let pieces):
        let known = map.entries.map { (entry: $0.value, scenario: equality(pieces, $0.key.text)) }
        if known.isEmpty || known.contains(where: { $0.scenario == nil }) {
          return [(.unknown, alternative.scenario)]
        }
        found = known.map { (.entry($0.entry), $0.scenario ?? .never) }
        found.append((.missing, space.not(space.or(found.map(\.scenario)))))
      default: return [(.unknown, alternative.scenario)]
      }
      return found.map { ($0.key, space.and(alternative.scenario, $0.scenario)) }
    }.filter { !$0.scenario.isNever }
  }
}

extension Value {
  /// The value of a key of a map, which may be written without quotes as one of YAML's booleans.
  fileprivate func entry(ofKey text: String) -> Value? {
    if let found = self[text] { return found }
    guard let truth = Value.bool(ofText: text) else { return nil }
    return entries.first { $0.key.yamlBoolean == truth }?.value
  }
}
