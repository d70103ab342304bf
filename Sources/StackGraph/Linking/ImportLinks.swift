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
  /// The branches of `If` the call stands in, the outermost first.
  package let branches: [Reference.Branch]
}

/// An output that is exported.
package struct ExportSite: Sendable {
  /// The output.
  package let output: OutputID
  /// The patterns of the name it is exported by: several when the name depends on conditions.
  package let patterns: [NamePattern]
  /// The same with what is known of the deployment in place of variables.
  package let names: [NamePattern]
}

/// An export that an import probably means.
package struct MeantExport: Hashable, Sendable {
  /// The export.
  package let output: OutputID
  /// Its name as the import would have to write it: with the import's own variables before it.
  package let name: NamePattern
}

/// What an import's name leads to.
package enum ImportResolution: Hashable, Sendable {
  /// One export.
  case unique(OutputID)
  /// Exports that may stand for each other: of several stacks, or of one when the import's own name varies.
  case alternatives([OutputID])
  /// An export of another deployment of the same template.
  case selfInstance(OutputID)
  /// An export of a stack that is not in the workspace, as far as can be told.
  case external
  /// No export has the name, but one nearly has; the stack behind the name is not certain.
  case near(MeantExport)
  /// The stack behind the name is known and does not export it. `nearest` are its exports with the likeliest names.
  case missing(exporter: StackID, nearest: [MeantExport])
}

/// Which export every import of a workspace takes its value from.
package struct ImportLinks: Sendable {
  /// The imports, by stack and place.
  package let sites: [ImportSite]
  /// The resolution of each site.
  package let resolutions: [ImportResolution]
  /// The patterns of the name each site imports: several when the name depends on conditions.
  package let patterns: [[NamePattern]]
  /// For each site, what its name says where the exporter's has `${AWS::StackName}`; nil where no stack name is part
  /// of the exporter's name or the import leads to no export. Text means that the importer writes the name down.
  package let stackNames: [NamePattern?]
  /// For each site, whether it leads to no export of the workspace and its stack is said to lie outside.
  package let isOutside: [Bool]
  /// The exports, by stack and place.
  package let exports: [ExportSite]
  private let siteOfNode: [StackValue: Int]
  private let sitesOfOutput: [OutputID: [Int]]

  init(linking stacks: [Stack], outside: [String] = []) {
    sites = stacks.flatMap { stack in
      stack.template.references.compactMap { reference -> ImportSite? in
        guard case .export(let name) = reference.target else { return nil }
        return ImportSite(stack: stack.id, name: name, owner: reference.owner, branches: reference.branches)
      }
    }
    var linker = ImportLinker(stacks, sites, outside: outside)
    linker.link()
    exports = linker.exports
    patterns = linker.patterns
    resolutions = linker.links.map(\.resolution)
    stackNames = linker.links.map(\.stackName)
    isOutside = linker.links.map(\.isOutside)
    siteOfNode = Dictionary(
      sites.enumerated().map { (StackValue($1.name, in: $1.stack), $0) }, uniquingKeysWith: { first, _ in first })
    var sitesOfOutput: [OutputID: [Int]] = [:]
    for (site, resolution) in resolutions.enumerated() {
      for output in resolution.outputs { sitesOfOutput[output, default: []].append(site) }
    }
    self.sitesOfOutput = sitesOfOutput
  }

  /// What the import of `name` in `stack` leads to; nil when it is no import of the workspace.
  package func resolution(of name: Value, in stack: StackID) -> ImportResolution? {
    site(of: name, in: stack).map { resolutions[$0] }
  }

  /// The index in `sites` of the import of `name` in `stack`; nil when it is no import of the workspace.
  package func site(of name: Value, in stack: StackID) -> Int? { siteOfNode[StackValue(name, in: stack)] }

  /// The indices in `sites` of the imports that may take their value from an output.
  package func sites(importing output: OutputID) -> [Int] { sitesOfOutput[output] ?? [] }
}

extension ImportResolution {
  /// The exports the value may come from.
  package var outputs: [OutputID] {
    switch self {
    case .unique(let output), .selfInstance(let output): [output]
    case .alternatives(let outputs): outputs
    case .external, .near, .missing: []
    }
  }
}
