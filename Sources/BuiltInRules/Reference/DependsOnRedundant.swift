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
      for (owner, target, span) in template.writtenDependencies {
        let resources = template.resources.elements
        guard let implying = context.resolver.reference(from: owner.index, to: target, of: owner, in: stack) else {
          continue
        }
        context.report(
          .isSaidAlready(resources[owner.index].id, resources[target].id), at: context.place(span, in: stack.id),
          notes: [context.note("implies it", at: implying, in: stack.id)])
      }
    }
  }
}

/// What one resource refers to.
private struct DependentResource {
  let index: Int
  /// The positions, in the template's references, of those that read a value of another resource, by its position.
  let reads: [Int: [Int]]
}

extension Template {
  /// Each resource that is named in a `DependsOn` of one that refers to something, and where.
  fileprivate var writtenDependencies: [(owner: DependentResource, target: Int, span: Span)] {
    var owners: [Int: (reads: [Int: [Int]], named: [(target: Int, span: Span)])] = [:]
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
      if case .dependsOn = reference.target {
        owners[owner, default: ([:], [])].named.append((target, reference.span))
      } else {
        owners[owner, default: ([:], [])].reads[target, default: []].append(number)
      }
    }
    return owners.sorted { $0.key < $1.key }.flatMap { index, owner in
      owner.named.compactMap { target, span in
        owner.reads[target] == nil ? nil : (DependentResource(index: index, reads: owner.reads), target, span)
      }
    }
  }
}

extension Resolver {
  /// Where a resource refers to another one whenever both exist; nil where it does not.
  fileprivate func reference(
    from index: Int, to target: Int, of owner: DependentResource, in stack: Stack
  ) -> Span? {
    let references = (owner.reads[target] ?? []).map { stack.template.references[$0] }
    if let plain = references.first(where: { $0.branches.isEmpty }) { return plain.span }
    let resources = stack.template.resources.elements
    let both = space.and([index, target].map { truth(ofAttribute: resources[$0].condition, in: stack.id) })
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
