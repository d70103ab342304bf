import CloudFormation
import Findings
import Reports
import RuleEngine
import SourceText
import StackGraph

/// Tells the places values came through, the nearest first.
struct ValueWay {
  private let resolver: Resolver
  private let workspace: Workspace
  private var paths: PlacePaths

  init(_ resolver: Resolver) {
    self.resolver = resolver
    workspace = resolver.workspace
    paths = PlacePaths(workspace.templates)
  }

  /// A place of a stack's template.
  mutating func place(_ span: Span, in stack: StackID) -> Place {
    var place = Place(file: workspace[stack].template.file.id, span: span)
    paths.complete(&place)
    return place
  }

  /// The places an alternative of the value at `start` came through; `start` is nil where nothing is written.
  mutating func notes(for alternative: Alternative, from start: StackValue?) -> [Note] {
    var notes = alternative.trail.map { note($0.phrase(in: workspace), $0.span, $0.stack) }
    let own = place(alternative.span, in: alternative.stack)
    // A text put together of parts stands before what its parts came through.
    let inner = alternative.trail.firstIndex {
      workspace[$0.stack].template.file.id == own.file && alternative.span.contains($0.span)
        && $0.span != alternative.span
    }
    if let inner {
      notes.insert(Note("put together here", at: own), at: inner)
    } else if notes.last?.place != own {
      notes.append(Note(remark(on: alternative), at: own))
    }
    if let start, let first = notes.first?.place {
      let written = place(start.value.span, in: start.stack)
      if written.file != first.file { notes.insert(Note("", at: written), at: 0) }
    }
    return notes + ends(of: alternative.content)
  }

  /// What is to be said of the place where the content is written.
  private func remark(on alternative: Alternative) -> String {
    switch alternative.content {
    case .origin(.parameter(let stack, let position)):
      let parameter = workspace[stack].template.parameters.elements[Int(position)]
      if parameter.isFromSSM { return "the value given names an SSM parameter" }
      return parameter.defaultValue == nil ? "has no default" : "may be given another value than its default"
    case .unknown(.undefined):
      if case .parameter? = alternative.trail.last?.kind { return "is given no value" }
      return "what is named here does not exist"
    default: return ""
    }
  }

  /// The declarations of the resources something stands for.
  private mutating func ends(of content: Content) -> [Note] {
    var origins: [Origin] = []
    switch content {
    case .origin(let origin): origins = [origin]
    case .pieces(let pieces):
      for piece in pieces {
        if case .origin(let origin) = piece { origins.append(origin) }
      }
    case .text, .list, .map, .absent, .unknown: break
    }
    var seen: Set<ResourceID> = []
    var notes: [Note] = []
    for origin in origins {
      guard case .resource(let id, _) = origin, seen.insert(id).inserted else { continue }
      let resource = workspace[id]
      notes.append(note("is of type `\(resource.type)`", resource.resource.key.span, id.stack))
    }
    return notes
  }

  /// The places a condition of a stack depends on: its expression, those of the conditions it names, and the parameters
  /// of the scenario's witness.
  mutating func notes(forCondition name: String, in stack: StackID, when scenario: Scenario) -> [Note] {
    let conditions = workspace[stack].template.conditions
    var notes: [Note] = []
    var seen: Set<String> = [name]
    var waiting = [name]
    while let next = waiting.popLast() {
      guard let condition = conditions[next] else { continue }
      notes.append(note("condition `\(next)`", condition.body.span, stack))
      waiting += names(in: condition.expression).filter { seen.insert($0).inserted }.reversed()
    }
    return notes + parameters(of: scenario)
  }

  /// The declarations of the parameters whose values lead to a scenario.
  private mutating func parameters(of scenario: Scenario) -> [Note] {
    var notes: [Note] = []
    for value in resolver.witness(of: scenario) {
      guard let parameter = workspace[value.stack].template.parameters[value.parameter] else { continue }
      notes.append(note("parameter `\(value.parameter)`", parameter.key.span, value.stack))
    }
    return notes
  }

  /// A note at a span of a stack's template.
  mutating func note(_ message: String, _ span: Span, _ stack: StackID) -> Note {
    Note(message, at: place(span, in: stack))
  }

  /// The conditions an expression names, in order.
  private func names(in expression: ConditionExpression) -> [String] {
    switch expression {
    case .and(let operands), .or(let operands): operands.flatMap { names(in: ConditionExpression($0)) }
    case .not(let operand): names(in: ConditionExpression(operand))
    case .condition(let name): name.text.map { [$0] } ?? []
    case .equals, .contains, .eachMemberEquals, .eachMemberIn, .opaque: []
    }
  }
}
