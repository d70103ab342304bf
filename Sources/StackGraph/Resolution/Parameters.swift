import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// What a parameter of a stack can be: its allowed values, its default as one possibility, or what the nesting
  /// stack passes.
  package func parameter(_ position: Int, of stack: Stack) -> [Alternative] {
    if let parent = stack.parent {
      return passed(stack.template.parameters.elements[position], to: stack, by: parent)
    }
    if let known = memos[Int(stack.id.index)].parameters[position] { return known }
    let found = chosen(position, of: stack)
    memos[Int(stack.id.index)].parameters[position] = found
    return found
  }

  /// What a parameter of a stack people deploy can be.
  private func chosen(_ position: Int, of stack: Stack) -> [Alternative] {
    let parameter = stack.template.parameters.elements[position]
    let place = StackValue(parameter.body, in: stack.id)
    guard !parameter.isFromSSM else {
      return [known(.origin(.parameter(stack.id, position: Int32(position))), at: place)]
    }
    if let pin = stack.pins[parameter.name] { return [pinned(parameter, position, to: pin.text, of: stack)] }
    let domain = domain(of: position, in: stack)
    var alternatives = domain.values.filter { !$0.scenario.isNever }.map { value in
      Alternative(
        content: content(ofParameter: parameter, text: value.text, at: place),
        scenario: value.scenario, stack: stack.id, span: value.span,
        trail: [
          Step(
            kind: value.isDefault
              ? .defaultValue(parameter: parameter.name) : .allowedValue(parameter: parameter.name),
            stack: stack.id, span: value.span)
        ])
    }
    if !domain.anyOther.isNever {
      alternatives.append(
        Alternative(
          content: .origin(.parameter(stack.id, position: Int32(position))),
          scenario: domain.anyOther, stack: stack.id, span: parameter.key.span,
          trail: []))
    }
    return alternatives
  }

  /// The scenarios in which parameters of a stack people deploy have their defaults; nil where that says nothing.
  package func scenario(ofDefaultsOf names: [String], in stack: Stack) -> Scenario? {
    guard stack.parent == nil else { return nil }
    let scenarios = names.compactMap { name -> Scenario? in
      guard let position = stack.template.parameters.position(of: name) else { return nil }
      return domain(of: position, in: stack).values.first { $0.isDefault }?.scenario
    }
    let scenario = space.and(scenarios)
    return scenario.isAlways || scenario.isNever ? nil : scenario
  }

  private func passed(_ parameter: Parameter, to stack: Stack, by parent: ResourceID) -> [Alternative] {
    let place = StackValue(parameter.body, in: stack.id)
    guard let properties = workspace[parent].resource.properties else { return defaults(of: parameter, at: place) }
    let nesting = alternatives(of: StackValue(properties, in: parent.stack))
    return member(["Parameters"], of: nesting, orAt: properties.span).flatMap { given -> [Alternative] in
      switch given.content {
      case .map(let map):
        guard let value = map.value[parameter.name] else { break }
        return passed(StackValue(value, in: map.stack), for: parameter, to: place, by: given)
      case .absent: break
      default: return restrict([unknown(.computed, at: StackValue(properties, in: parent.stack))], to: given.scenario)
      }
      return restrict(defaults(of: parameter, at: place), to: given.scenario)
    }
  }

  /// What a parameter is when one of the maps of parameters a nesting stack may give has a value for it.
  private func passed(
    _ value: StackValue, for parameter: Parameter, to place: StackValue, by given: Alternative
  ) -> [Alternative] {
    guard !parameter.isFromSSM else { return restrict([unknown(.computed, at: value)], to: given.scenario) }
    let step = Step(kind: .passed(parameter: parameter.name), stack: value.stack, span: value.value.span)
    return alternatives(of: value, in: given.scenario).flatMap { alternative -> [Alternative] in
      // A parameter that is given no value takes its default.
      if alternative.content == .absent {
        return restrict(defaults(of: parameter, at: place), to: alternative.scenario)
      }
      let taken = parameter.isList ? listed(alternative, at: value) : [alternative]
      return taken.map { $0.when($0.scenario, after: [step] + given.trail) }
    }
  }

  /// What a parameter is for which nothing is given.
  private func defaults(of parameter: Parameter, at place: StackValue) -> [Alternative] {
    guard let value = parameter.defaultValue, let text = parameter.defaultText, !parameter.isFromSSM
    else { return [unknown(.undefined, at: place)] }
    return [
      Alternative(
        content: content(ofParameter: parameter, text: text, at: place), scenario: .always, stack: place.stack,
        span: value.span,
        trail: [Step(kind: .defaultValue(parameter: parameter.name), stack: place.stack, span: value.span)])
    ]
  }

  func content(ofParameter parameter: Parameter, text: String, at place: StackValue) -> Content {
    parameter.isList ? listed(.text(text), at: place) : .text(text)
  }

  /// The list a list parameter makes of an alternative it is given. Lists are passed as one text, so that an item with
  /// a comma becomes several.
  private func listed(_ alternative: Alternative, at given: StackValue) -> [Alternative] {
    guard case .list = alternative.content else { return [alternative.with(listed(alternative.content, at: given))] }
    let items = list(of: [alternative], at: given).items.flatMap { alternatives(of: $0) }
    guard items.contains(where: { $0.content.text?.utf8.contains(UInt8(ascii: ",")) ?? false }) else {
      return [alternative]
    }
    return joined([alternative], by: ",", at: given).map { $0.with(listed($0.content, at: given)) }
  }

  /// The list a list parameter makes of what it is given.
  private func listed(_ content: Content, at place: StackValue) -> Content {
    switch content {
    case .text(let text):
      .list(.contents(text.isEmpty ? [] : text.commaDelimitedItems.map { .text($0) }, at: place))
    case .pieces: content.split(by: ",", at: place, in: workspace)
    case .origin(let origin) where !isList(origin): content.split(by: ",", at: place, in: workspace)
    case .origin, .list, .map, .absent, .unknown: content
    }
  }

  /// Whether an origin stands for a list, not for a text that may be made one.
  private func isList(_ origin: Origin) -> Bool {
    switch origin {
    case .parameter(let stack, let position): workspace[stack].template.parameters.elements[Int(position)].isList
    case .pseudo(let pseudo, _): pseudo == .notificationARNs
    case .zones: true
    case .resource, .item, .zone, .external: false
    }
  }
}
