import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Two outputs that export the same name: CloudFormation refuses the second in an account and region.
  static let exportNameUnique = Rule.workspace("export-name-unique") { context in
    var exporters: [NamePattern: [OutputID]] = [:]
    var varied: Set<OutputID> = []
    for export in context.workspace.links.exports {
      let names = Set(export.names)
      if names.count > 1 { varied.insert(export.output) }
      for name in names where name.isKnownAlike { exporters[name, default: []].append(export.output) }
    }
    let systems = DeployedTogether(context.workspace)
    for (pattern, outputs) in exporters.sorted(by: { $0.value[0] < $1.value[0] }) where outputs.count > 1 {
      for (index, output) in outputs.enumerated().dropFirst() {
        let clash = outputs[..<index].prefix(comparedLimit).lazy.compactMap { other -> ExportClash? in
          guard
            systems.collide(output.stack, other.stack, isText: pattern.text != nil)
              || pattern.text != nil && context.workspace.mayCollide(output.stack, other.stack)
          else { return nil }
          return ExportClash(of: output, with: other, as: pattern, varied: varied, context.resolver)
        }.first
        guard let clash else { continue }
        let span = context.output(output).exportName?.span ?? .fileStart
        let stacks = [clash.other, output].map { context.workspace[$0.stack] }
        if stacks[0].hasSiblings, stacks[0].template === stacks[1].template, clash.other.stack != output.stack {
          let isCertain = systems.collide(output.stack, clash.other.stack, isText: pattern.text != nil)
          context.report(
            .exportedByBoth(stacks.map(\.name), context.exportName(of: output), isCertain: isCertain),
            kind: isCertain ? "certain" : "possible", at: context.place(span, in: stacks[1].template),
            when: clash.scenario, extent: clash.extent)
        } else {
          context.report(
            .exportedTwice(pattern.description), kind: "certain", at: context.place(span, in: output.stack),
            notes: [context.exportNote("exported here already", clash.other)], when: clash.scenario,
            extent: clash.extent)
        }
      }
    }
  }

  /// Of more exports of one name than these, the others are not compared with each other.
  private static let comparedLimit = 64
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

/// Another output that exports the same name, and when both do.
private struct ExportClash {
  let other: OutputID
  let scenario: Scenario
  let extent: Violation.Extent

  /// Nil where the outputs never export the name both. `varied` are those whose names are not always the same.
  init?(of output: OutputID, with other: OutputID, as name: NamePattern, varied: Set<OutputID>, _ resolver: Resolver) {
    self.other = other
    let space = resolver.space
    var named: Scenario = .always
    if varied.contains(output) || varied.contains(other) {
      if output.stack == other.stack {
        named = resolver.sameName(of: output, and: other)
      } else if let text = name.text {
        named = space.and([output, other].filter(varied.contains).map { resolver.scenario(of: $0, named: text) })
      }
    }
    scenario = space.and([named, resolver.existence(of: output), resolver.existence(of: other)])
    let stacks = [output, other].compactMap { resolver.workspace[$0.stack].parent }
    let scope = space.and(stacks.map { resolver.existence(of: resolver.workspace[$0]) })
    guard let extent = resolver.extent(of: scenario, within: scope) else { return nil }
    self.extent = extent
  }
}

extension Workspace {
  /// Whether the configuration makes two stacks of one template without a word of their being in different places.
  fileprivate func mayCollide(_ a: StackID, _ b: StackID) -> Bool {
    let (a, b) = (self[a], self[b])
    guard a.id != b.id, a.hasSiblings, a.template === b.template, a.stackIsConfigured, b.stackIsConfigured else {
      return false
    }
    return [PseudoParameter.region, .accountID].allSatisfy { pseudo in
      let places = (a.text(of: pseudo), b.text(of: pseudo))
      return places.0 == nil || places.1 == nil || places.0 == places.1
    }
  }
}

extension Stack {
  fileprivate var stackIsConfigured: Bool { deployment?.origin.source == .configuration }
}

/// Which stacks are deployed together: those that imports of one value join.
private struct DeployedTogether {
  private let workspace: Workspace
  private var leaders: [Int32]

  init(_ workspace: Workspace) {
    self.workspace = workspace
    leaders = workspace.stacks.map(\.root.index)
    for (site, resolution) in zip(workspace.links.sites, workspace.links.resolutions) {
      guard case .unique(let output) = resolution else { continue }
      let a = leader(workspace[site.stack].root.index)
      let b = leader(workspace[output.stack].root.index)
      leaders[Int(max(a, b))] = min(a, b)
    }
    for index in leaders.indices { leaders[index] = leader(Int32(index)) }
  }

  /// Whether exports of one name in two stacks are in each other's way: in one stack, in stacks of one system, or,
  /// when the name is a text, in stacks of one region and account.
  func collide(_ a: StackID, _ b: StackID, isText: Bool) -> Bool {
    if a == b { return true }
    let places = [PseudoParameter.region, .accountID].map { (workspace[a].text(of: $0), workspace[b].text(of: $0)) }
    if places.contains(where: { $0 != nil && $1 != nil && $0 != $1 }) { return false }
    return isText && places.allSatisfy { $0 != nil && $1 != nil } || leader(a.index) == leader(b.index)
  }

  private func leader(_ index: Int32) -> Int32 {
    var index = index
    while leaders[Int(index)] != index { index = leaders[Int(index)] }
    return index
  }
}

extension Finding.Message {
  fileprivate static func exportedByBoth(_ stacks: [String], _ name: String, isCertain: Bool) -> Self {
    let consequence =
      isCertain
      ? "so the second deployment fails" : "so the second deployment fails unless they are in different ones"
    return """
      Stacks `\(stacks[0])` and `\(stacks[1])` are both deployed from this template and both export `\(name)`. Export \
      names are unique in an account and region, \(wording: consequence); put `${AWS::StackName}` into the name.
      """
  }

  fileprivate static func exportedTwice(_ name: String) -> Self {
    """
    `\(name)` is exported twice. Export names are unique in an account and region, so the second deployment fails; \
    give one of them another name, for instance with `${AWS::StackName}` in it.
    """
  }
}
