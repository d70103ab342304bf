import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// What a parameter of a stack can be: its allowed values, its default as one possibility, or what the nesting
  /// stack passes.
  package func parameter(_ position: Int, of stack: Stack) -> [Alternative] {
    let parameter = stack.template.parameters.elements[position]
    let place = StackValue(parameter.body, in: stack.id)
    if let parent = stack.parent { return passed(parameter, to: stack, by: parent) }
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
    let nesting = workspace[parent]
    let place = StackValue(parameter.body, in: stack.id)
    if let passed = nesting.resource.properties?["Parameters"], passed.isCall {
      return [unknown(.computed, at: StackValue(passed, in: parent.stack))]
    }
    if let value = nesting.resource.properties?["Parameters"]?[parameter.name] {
      guard !parameter.isFromSSM else { return [unknown(.computed, at: StackValue(value, in: parent.stack))] }
      let step = Step(kind: .passed(parameter: parameter.name), stack: parent.stack, span: value.span)
      let given = StackValue(value, in: parent.stack)
      return alternatives(of: given).flatMap { alternative -> [Alternative] in
        // A parameter that is given no value takes its default.
        if alternative.content == .absent {
          return restrict(defaults(of: parameter, at: place), to: alternative.scenario)
        }
        let taken = parameter.isList ? listed(alternative, at: given) : [alternative]
        return taken.map { $0.when($0.scenario, after: [step]) }
      }
    }
    return defaults(of: parameter, at: place)
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
    case .pieces: content.split(by: ",", at: place)
    default: content
    }
  }
}
