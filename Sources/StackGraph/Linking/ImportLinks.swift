import CloudFormation

/// Identifies an output of a workspace: a stack and the output's position in its template.
package struct OutputID: Hashable, Comparable, Sendable {
  /// The stack.
  package let stack: StackID
  /// The position in the template's `outputs.elements`.
  package let position: Int32

  init(_ stack: StackID, _ position: Int) {
    self.stack = stack
    self.position = Int32(truncatingIfNeeded: position)
  }

  package static func < (a: OutputID, b: OutputID) -> Bool {
    a.stack != b.stack ? a.stack < b.stack : a.position < b.position
  }
}

/// A call of `Fn::ImportValue` in a stack.
package struct ImportSite: Sendable {
  /// The stack that imports.
  package let stack: StackID
  /// The name imported: the argument of the call.
  package let name: Value
  /// The part of the template the call stands in.
  package let owner: Reference.Owner
}

/// What an import's name leads to.
package enum ImportResolution: Hashable, Sendable {
  /// One export of another stack.
  case unique(OutputID)
  /// Exports of several stacks that may stand for each other.
  case alternatives([OutputID])
  /// An export of another deployment of the same template.
  case selfInstance(OutputID)
  /// An export of a stack that is not in the workspace, as far as can be told.
  case external
  /// No export has the name, but one nearly has; the stack behind the name is not certain.
  case near(OutputID)
  /// The stack behind the name is known and does not export it. `nearest` are its exports with the likeliest names.
  case missing(exporter: StackID, nearest: [OutputID])
}

/// Which export every import of a workspace takes its value from.
package struct ImportLinks: Sendable {
  /// The imports, by stack and place.
  package let sites: [ImportSite]
  /// The resolution of each site.
  package let resolutions: [ImportResolution]
  private let siteOfNode: [StackValue: Int]

  init(linking stacks: [Stack]) {
    sites = stacks.flatMap { stack in
      stack.template.references.compactMap { reference -> ImportSite? in
        guard case .export(let name) = reference.target else { return nil }
        return ImportSite(stack: stack.id, name: name, owner: reference.owner)
      }
    }
    resolutions = ImportLinker(stacks: stacks, sites: sites).resolutions()
    siteOfNode = Dictionary(
      sites.enumerated().map { (StackValue($1.name, in: $1.stack), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the import of `name` in `stack` leads to; nil when it is no import of the workspace.
  package func resolution(of name: Value, in stack: StackID) -> ImportResolution? {
    siteOfNode[StackValue(name, in: stack)].map { resolutions[$0] }
  }
}
