import CloudFormation
import SourceText

/// Identifies a parameter of a workspace: a stack and the parameter's position in its template.
package struct ParameterID: Hashable, Sendable {
  /// The stack.
  package let stack: StackID
  /// The position in the template's `parameters.elements`.
  package let position: Int

  /// Makes the identity of a stack's parameter.
  package init(_ stack: StackID, _ position: Int) {
    self.stack = stack
    self.position = position
  }
}

/// A property that is a password or token and takes its whole value from a parameter.
package struct SecretUse: Sendable, CustomStringConvertible {
  /// The resource.
  package let resource: StackResource
  /// The keys from `Properties`; `*` stands for each item of a list.
  package let path: [String]
  /// Where the value is written in the template of the resource's stack.
  package let span: Span

  /// The resource and property, such as `Database.MasterUserPassword`.
  package var description: String { "\(resource.logicalID).\(property)" }

  /// The property as a message says it.
  package var property: String { path.filter { $0 != "*" }.joined(separator: ".") }
}

/// The parameters of a workspace whose use proves that they are secrets.
struct SecretParameters {
  private(set) var uses: [ParameterID: [SecretUse]] = [:]

  init(_ resolver: Resolver) {
    for property in SecretProperties.all where resolver.workspace.hasResources(of: property.type) {
      let path = property.path
      for resource in resolver.workspace.resources(of: property.type) {
        var found: Set<ParameterID> = []
        for alternative in resolver.values(at: path, of: resource) where Self.isWholeParameter(alternative, resolver) {
          for id in resolver.parameters(on: alternative.trail) where found.insert(id).inserted {
            let first = alternative.trail.first { $0.stack == resource.stack && !$0.kind.isBranch }
            let use = SecretUse(resource: resource, path: path, span: first?.span ?? resource.resource.key.span)
            uses[id, default: []].append(use)
          }
        }
      }
    }
  }

  /// Whether the value is what one parameter holds, rather than a text in which parameters occur.
  private static func isWholeParameter(_ alternative: Alternative, _ resolver: Resolver) -> Bool {
    switch alternative.content {
    case .origin(.parameter): return true
    case .text(let text):
      guard !text.isEmpty, DynamicReference.all(in: text).isEmpty else { return false }
      let stack = resolver.workspace[alternative.stack]
      switch alternative.trail.last?.kind {
      case .defaultValue(let name)?: return stack.template.parameters[name]?.defaultValue?.text == text
      case .pinned(let name)?: return stack.pins[name]?.text == text
      default: return false
      }
    default: return false
    }
  }
}

extension Resolver {
  /// The parameters a value takes its text from, the nearest first.
  package func parameters(on trail: [Step]) -> [ParameterID] {
    trail.compactMap { step in
      guard case .parameter(let name) = step.kind,
        let position = workspace[step.stack].template.parameters.position(of: name)
      else { return nil }
      return ParameterID(step.stack, position)
    }
  }

  /// The parameter of an identity.
  package func parameter(_ id: ParameterID) -> Parameter {
    workspace[id.stack].template.parameters.elements[id.position]
  }

  /// The passwords and tokens a parameter becomes, in this stack and those it is passed to.
  package func secretUses(of id: ParameterID) -> [SecretUse] { secretParameters.uses[id] ?? [] }
}

extension Step.Kind {
  fileprivate var isBranch: Bool { if case .branch = self { true } else { false } }
}
