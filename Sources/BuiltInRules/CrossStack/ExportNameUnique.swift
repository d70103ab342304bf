import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Two outputs that export the same name: CloudFormation refuses the second in an account and region.
  static let exportNameUnique = Rule.workspace("export-name-unique") { context in
    var exporters: [NamePattern: [OutputID]] = [:]
    for export in context.workspace.links.exports {
      for pattern in Set(export.patterns) where pattern.isKnownAlike {
        exporters[pattern, default: []].append(export.output)
      }
    }
    let systems = DeployedTogether(context.workspace)
    for (pattern, outputs) in exporters.sorted(by: { $0.value[0] < $1.value[0] }) where outputs.count > 1 {
      for (index, output) in outputs.enumerated().dropFirst() {
        guard
          let other = outputs[..<index].first(where: { other in
            context.canExist(output, with: other)
              && (other.stack == output.stack || systems.areTogether(other.stack, output.stack))
          })
        else { continue }
        let name = context.output(output).exportName
        context.report(
          .exportedTwice(pattern.description), at: context.place(name?.span ?? .fileStart, in: output.stack),
          notes: [context.exportNote("exported here already", other)])
      }
    }
  }
}

extension NamePattern {
  /// Whether two names of this pattern are one name: nothing in it depends on the deployment.
  fileprivate var isKnownAlike: Bool {
    tokens.allSatisfy { token in
      switch token {
      case .text, .pseudo, .stackName, .parameter: true
      case .nestedStackName, .opaque: false
      }
    }
  }
}

extension RuleContext {
  /// Whether two outputs can exist at once.
  fileprivate func canExist(_ a: OutputID, with b: OutputID) -> Bool {
    let scenarios = [a, b].map { id in
      output(id).condition?.text.map { resolver.condition($0, in: id.stack) } ?? .always
    }
    return !resolver.space.areDisjoint(scenarios[0], scenarios[1])
  }
}

/// Which stacks are deployed together: those that imports of one value join.
private struct DeployedTogether {
  private var leaders: [Int32]

  init(_ workspace: Workspace) {
    leaders = workspace.stacks.map(\.root.index)
    for (site, resolution) in zip(workspace.links.sites, workspace.links.resolutions) {
      guard case .unique(let output) = resolution else { continue }
      let a = leader(workspace[site.stack].root.index)
      let b = leader(workspace[output.stack].root.index)
      leaders[Int(max(a, b))] = min(a, b)
    }
    for index in leaders.indices { leaders[index] = leader(Int32(index)) }
  }

  func areTogether(_ a: StackID, _ b: StackID) -> Bool { leader(a.index) == leader(b.index) }

  private func leader(_ index: Int32) -> Int32 {
    var index = index
    while leaders[Int(index)] != index { index = leaders[Int(index)] }
    return index
  }
}

extension Finding.Message {
  fileprivate static func exportedTwice(_ name: String) -> Self {
    """
    `\(name)` is exported twice. Export names are unique in an account and region, so the second deployment fails; \
    give one of them another name, for instance with `${AWS::StackName}` in it.
    """
  }
}
