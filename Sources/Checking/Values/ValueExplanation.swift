import CloudFormation
import Findings
import Reports
import StackGraph

extension ValueReport {
  /// Explains what the value at `path` in the template at `file`, a path as people are shown it, can be in every stack
  /// the template makes; throws when the template has no such value.
  package init(on path: ValuePath, in file: String, of system: LoadedSystem) throws(InputProblem) {
    let stacks = system.workspace.stacks.filter { $0.template.file.path == file }
    var explanation = ValueExplanation(path, Resolver(system.workspace))
    let answers = try stacks.map { stack throws(InputProblem) in try explanation.answer(in: stack) }
    try explanation.expectKnownKeys(in: stacks)
    self.init(files: system.files.files, path: path.whole, title: path.title, answers: answers)
  }
}

/// Finds the answers to one question.
private struct ValueExplanation {
  private let path: ValuePath
  private let resolver: Resolver
  private let words: ValueWords
  private var way: ValueWay
  /// Whether the value is set in any scenario of any stack.
  private var isSet = false

  init(_ path: ValuePath, _ resolver: Resolver) {
    self.path = path
    self.resolver = resolver
    words = ValueWords(resolver)
    way = ValueWay(resolver)
  }

  mutating func answer(in stack: Stack) throws(InputProblem) -> ValueReport.Answer {
    guard let target = ValueTarget(path, in: stack, resolver) else { throw path.unknownName(in: stack.template) }
    let written = target.written
    let alternatives: [ValueReport.Alternative]
    switch target.question {
    case .content(let holder, let keys):
      let possible = contents(below: holder, keys, target, in: stack).filter { resolver.canHappen($0.scenario) }
      alternatives = possible.map { alternative in
        if alternative.content != .absent { isSet = true }
        return explained(alternative, from: written.value, within: target.scope, in: stack)
      }
    case .truth(let truth, let condition):
      isSet = true
      alternatives = self.truth(truth, condition, target, in: stack)
    }
    let exists = target.isExistence || alternatives.isEmpty ? nil : when(target.scope, within: .always, in: stack)
    return ValueReport.Answer(
      stack: stack.name, nesting: nesting(of: stack), holder: path.holder,
      place: way.place(written.key, in: stack.id), exists: exists, alternatives)
  }

  /// The stack people deploy and the resources that nest a stack in it, the outermost first.
  private func nesting(of stack: Stack) -> String? {
    guard let parent = stack.parent else { return nil }
    let holder = resolver.workspace[parent.stack]
    return "\(nesting(of: holder) ?? holder.name)/\(resolver.workspace[parent].logicalID)"
  }

  private func contents(
    below holder: StackValue?, _ keys: [String], _ target: ValueTarget, in stack: Stack
  ) -> [Alternative] {
    if path.section == .parameters, let position = stack.template.parameters.position(of: path.name) {
      return resolver.parameter(position, of: stack)
    }
    if target.scope.isNever { return [] }
    guard let holder else {
      return [
        Alternative(content: .absent, scenario: target.scope, stack: stack.id, span: target.declaration, trail: [])
      ]
    }
    return resolver.content(at: keys, below: holder, in: target.scope, orAt: target.written.key)
  }

  private mutating func explained(
    _ alternative: Alternative, from start: StackValue?, within scope: Scenario, in stack: Stack
  ) -> ValueReport.Alternative {
    let (kind, description) = words.description(of: alternative)
    var items: [ValueReport.Item] = []
    if case .list(.written) = alternative.content { items = self.items(of: alternative, in: stack) }
    let isPlain = alternative.trail.isEmpty && !items.isEmpty
    return ValueReport.Alternative(
      kind, description, text: alternative.content.text,
      when: when(alternative.scenario, within: scope, in: stack),
      way: isPlain ? [] : way.notes(for: alternative, from: start), items: items)
  }

  private mutating func items(of list: Alternative, in stack: Stack) -> [ValueReport.Item] {
    var positions = ItemPositions(of: list.scenario, in: resolver.space)
    return resolver.list(of: [list], at: nil).items.map { item in
      let choices = resolver.alternatives(of: item).filter { resolver.canHappen($0.scenario) }.map { alternative in
        let (kind, description) = words.description(of: alternative)
        return ValueReport.Alternative(
          kind, description, text: alternative.content.text,
          when: when(alternative.scenario, within: list.scenario, in: stack),
          way: way.notes(for: alternative.from(list), from: nil))
      }
      return ValueReport.Item(at: positions.take(item.scenario), choices)
    }
  }

  /// When something is so, and when not.
  private mutating func truth(
    _ truth: Scenario, _ condition: String?, _ target: ValueTarget, in stack: Stack
  ) -> [ValueReport.Alternative] {
    let words = target.isExistence ? ("it exists", "it does not exist") : ("true", "false")
    return [(true, truth, words.0), (false, resolver.space.not(truth), words.1)].compactMap { holds, scenario, words in
      if scenario.isNever { return nil }
      let place = target.isExistence ? [way.note("", target.declaration, stack.id)] : []
      let notes = place + (condition.map { way.notes(forCondition: $0, in: stack.id, when: scenario) } ?? [])
      let suffix = scenario.isAlways ? ", in every scenario" : ""
      return ValueReport.Alternative(
        .text, words + suffix, text: String(holds), when: when(scenario, within: .always, in: stack), way: notes)
    }
  }

  private func when(_ scenario: Scenario, within scope: Scenario, in stack: Stack) -> ValueReport.When? {
    scenario == scope ? nil : ValueReport.When(scenario, in: stack, resolver)
  }

  /// Throws when a value that is set nowhere has a name that is probably a slip, or that cannot exist.
  func expectKnownKeys(in stacks: [Stack]) throws(InputProblem) {
    guard !isSet, let last = path.keys.last, Int(last) == nil else { return }
    for stack in stacks {
      guard let target = ValueTarget(path, in: stack, resolver),
        case .content(let holder?, let keys) = target.question, !keys.isEmpty
      else { continue }
      let holders = resolver.content(
        at: Array(keys.dropLast()), below: holder, in: target.scope, orAt: target.declaration)
      var known = holders.flatMap { alternative -> [String] in
        if case .map(let map) = alternative.content { map.value.entries.map(\.key.text) } else { [] }
      }
      let properties = keys.count == 1 ? path.properties(in: stack.template) : nil
      known += properties ?? []
      if properties?.contains(last) == true { continue }
      let suggestion = Suggestion.sentence(for: last, among: Set(known))
      if properties == nil, suggestion == nil { continue }
      throw path.unknownKey(in: stack.template, suggestion)
    }
  }
}

extension Alternative {
  /// The alternative with its way from the list it is an item of, whose own way is told already.
  fileprivate func from(_ list: Alternative) -> Alternative {
    guard !list.trail.isEmpty, trail.starts(with: list.trail) else { return self }
    return Alternative(
      content: content, scenario: scenario, stack: stack, span: span, trail: Array(trail.dropFirst(list.trail.count)))
  }
}
