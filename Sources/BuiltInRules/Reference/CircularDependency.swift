import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Resources or conditions that need each other in a circle, so that none can be made or decided first.
  static let circularDependency = Rule.template("circular-dependency") { template, context in
    for circle in template.circlesOfConditions { report(circle, of: "Conditions", .always, template, context) }
    let edges = template.dependencies
    var circles = DependencyCycles.circles(nodeCount: template.resources.elements.count, edges: edges)
    guard !circles.isEmpty else { return }
    guard !template.conditions.elements.isEmpty,
      let stack = context.workspace.stacks.first(where: { $0.template === template })
    else {
      for circle in circles { report(circle, of: "Resources", .always, template, context) }
      return
    }
    // What never exists or is never chosen together makes no circle.
    let scenarios = edges.map { context.resolver.scenario(of: $0, in: stack) }
    let possible = zip(edges, scenarios).filter { !$1.isNever }
    let byReference = Dictionary(possible.map { ($0.reference, $1) }, uniquingKeysWith: { first, _ in first })
    circles = DependencyCycles.circles(nodeCount: template.resources.elements.count, edges: possible.map(\.0))
    for circle in circles {
      let scenario = context.resolver.space.and(circle.compactMap { byReference[$0.reference] })
      if !scenario.isNever { report(circle, of: "Resources", scenario, template, context) }
    }
  }

  private static func report(
    _ circle: [DependencyCycles.Edge], of kind: String, _ scenario: Scenario, _ template: Template,
    _ context: RuleContext
  ) {
    let names = circle.map {
      kind == "Conditions" ? template.conditions.elements[$0.from].name : template.id(of: $0.from)
    }
    let notes = circle.indices.dropLast().prefix(20).map { index in
      Note(
        "`\(names[index])` needs `\(names[index + 1])`",
        at: context.place(template.references[circle[index].reference].span, in: template))
    }
    let areGroups =
      circle.allSatisfy { template.resources.elements.indices.contains($0.from) }
      && kind == "Resources"
      && circle.allSatisfy { template.resources.elements[$0.from].type == "AWS::EC2::SecurityGroup" }
    context.report(
      names.count == 1 ? .needsItself(kind, names[0]) : .needEachOther(kind, names, areGroups: areGroups),
      at: context.place(template.references[circle[circle.count - 1].reference].span, in: template), notes: notes,
      when: scenario, extent: scenario.isAlways ? .always : .sometimes)
  }
}

extension Template {
  /// What each resource needs other resources for.
  fileprivate var dependencies: [DependencyCycles.Edge] {
    references.enumerated().compactMap { index, reference in
      guard case .resource(let owner) = reference.owner else { return nil }
      // Of what becomes several resources all wait for those that `DependsOn` names, itself included.
      if case .dependsOn(let target) = reference.target, target == id(of: owner) {
        return DependencyCycles.Edge(from: owner, to: owner, reference: index)
      }
      guard !resources.elements[owner].isTakenApart else { return nil }
      let name: String
      switch reference.target {
      case .ref(let target), .subVariable(let target), .dependsOn(let target), .attribute(let target, _): name = target
      default: return nil
      }
      guard let target = resources.position(of: name), !resources.elements[target].isTakenApart else { return nil }
      return DependencyCycles.Edge(from: owner, to: target, reference: index)
    }
  }

  fileprivate var circlesOfConditions: [[DependencyCycles.Edge]] {
    if conditions.elements.isEmpty { return [] }
    let edges = references.enumerated().compactMap { index, reference -> DependencyCycles.Edge? in
      guard case .condition(let owner) = reference.owner, case .condition(let name) = reference.target,
        let target = conditions.position(of: name)
      else { return nil }
      return DependencyCycles.Edge(from: owner, to: target, reference: index)
    }
    return DependencyCycles.circles(nodeCount: conditions.elements.count, edges: edges)
  }

  fileprivate func id(of position: Int) -> String { resources.elements[position].id.rawValue }
}

extension Resource {
  /// Whether it becomes several resources, of which each needs only some of what the whole refers to.
  var isTakenApart: Bool { type.rawValue.hasPrefix("AWS::Serverless::") || type.rawValue.hasSuffix("::MODULE") }
}

extension Resolver {
  /// The scenarios in which both ends of a dependency exist and the reference between them is chosen.
  fileprivate func scenario(of edge: DependencyCycles.Edge, in stack: Stack) -> Scenario {
    let resources = stack.template.resources.elements
    var parts = [edge.from, edge.to].map { truth(ofAttribute: resources[$0].condition, in: stack.id) }
    for branch in stack.template.references[edge.reference].branches {
      guard let name = branch.condition else { return .never }
      let holds = condition(name, in: stack.id)
      parts.append(branch.isThen ? holds : space.not(holds))
    }
    return space.and(parts)
  }
}

extension Finding.Message {
  fileprivate static func needsItself(_ kind: String, _ name: String) -> Self {
    let outcome = kind == "Resources" ? "CloudFormation can never create it" : "it can never be decided"
    return """
      \(wording: kind.dropLast().description) `\(name)` refers to itself, so \(wording: outcome). Remove the reference, \
      or take the value from elsewhere.
      """
  }

  fileprivate static func needEachOther(_ kind: String, _ names: [String], areGroups: Bool) -> Self {
    let shown = names.prefix(6).map { "`\($0)`" }.joined(separator: " → ")
    let more = names.count > 6 ? " → … (\(names.count - 6) more)" : ""
    let outcome = kind == "Resources" ? "CloudFormation can create none of them" : "none of them can be decided"
    let remedy =
      areGroups
      ? "Move one of the rules into an `AWS::EC2::SecurityGroupIngress` or `SecurityGroupEgress` of its own."
      : "Remove one of the references between them."
    return """
      \(wording: kind) need each other in a circle, so \(wording: outcome): \(shown)\(wording: more) → `\(names[0])`. \
      \(wording: remedy)
      """
  }
}
