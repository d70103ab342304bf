import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A `DependsOn` that says what a reference of the same resource says already.
  static let dependsOnRedundant = Rule.workspace("depends-on-redundant") { context in
    for stack in context.workspace.stacks {
      let template = stack.template
      guard template.isWhole, !template.isRewritten else { continue }
      let resources = template.resources.elements
      for dependency in template.writtenDependencies {
        let implying = context.resolver.reference(from: dependency, in: stack)
        guard let implying else { continue }
        for span in dependency.spans {
          context.report(
            .isSaidAlready(resources[dependency.owner].id, resources[dependency.target].id),
            at: context.place(span, in: stack.id), notes: [context.note("implies it", at: implying, in: stack.id)],
            inEveryScenario: true)
        }
      }
    }
  }
}

/// A resource that names another one in its `DependsOn` and refers to it too.
private struct WrittenDependency {
  /// The positions of both resources.
  let owner: Int
  let target: Int
  /// Where the `DependsOn` names it.
  var spans: [Span] = []
  /// The positions, in the template's references, of those that read a value of it.
  var reads: [Int] = []
}

extension Template {
  /// The resources that are named in a `DependsOn` and referred to by the same resource.
  fileprivate var writtenDependencies: [WrittenDependency] {
    var dependencies: [[Int]: WrittenDependency] = [:]
    for (number, reference) in references.enumerated() {
      guard case .resource(let owner) = reference.owner, !resources.elements[owner].isTakenApart else { continue }
      let name: String
      switch reference.target {
      case .ref(let target), .subVariable(let target), .attribute(let target, _), .dependsOn(let target): name = target
      default: continue
      }
      guard let target = resources.position(of: name), !parameters.contains(name),
        !resources.elements[target].isTakenApart
      else { continue }
      let none = WrittenDependency(owner: owner, target: target)
      if case .dependsOn = reference.target {
        dependencies[[owner, target], default: none].spans.append(reference.span)
      } else {
        dependencies[[owner, target], default: none].reads.append(number)
      }
    }
    return dependencies.values.filter { !$0.spans.isEmpty && !$0.reads.isEmpty }
      .sorted { ($0.owner, $0.target) < ($1.owner, $1.target) }
  }
}

extension Resolver {
  /// Where a resource refers to the one it depends on, whenever both exist; nil where it does not.
  fileprivate func reference(from dependency: WrittenDependency, in stack: Stack) -> Span? {
    let references = dependency.reads.map { stack.template.references[$0] }
    if let plain = references.first(where: { $0.branches.isEmpty }) { return plain.span }
    let resources = stack.template.resources.elements
    let both = space.and(
      [dependency.owner, dependency.target].map { truth(ofAttribute: resources[$0].condition, in: stack.id) })
    let read = space.or(references.compactMap { scope(of: $0.owner, in: $0.branches, of: stack) })
    return space.areDisjoint(both, space.not(read)) ? references.first?.span : nil
  }
}

extension Finding.Message {
  fileprivate static func isSaidAlready(_ owner: LogicalID, _ target: LogicalID) -> Self {
    """
    `\(owner)` refers to `\(target)`, so CloudFormation makes `\(target)` first anyway. Remove the `DependsOn`, which \
    only hides which order has to be said.
    """
  }
}
