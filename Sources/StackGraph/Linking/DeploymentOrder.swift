import CloudFormation

/// In which order the stacks of a workspace can be deployed, as far as imports that lead to one stack demand it.
///
/// Only stacks people deploy themselves have a place in it; what a nested stack imports or exports counts for the stack
/// that holds it.
package struct DeploymentOrder: Sendable {
  /// A stack that needs another one to be deployed before.
  package struct Edge: Sendable {
    /// The stack that imports.
    package let importer: StackID
    /// The stack that exports.
    package let exporter: StackID
    /// The imports, by stack and place; never empty.
    package internal(set) var imports: [Import]
  }

  /// An import and where its value comes from.
  package struct Import: Sendable {
    /// The import.
    package let site: ImportSite
    /// The output; the first one when the import's name varies among several of one stack.
    package let output: OutputID
  }

  /// The edges, by importer and exporter.
  package let edges: [Edge]
  /// The stacks of each wave, by path. The stacks of a wave need only those of the waves before it. Stacks on a cycle
  /// and those that need them are in no wave.
  package let waves: [[StackID]]
  /// For each group of stacks that need each other, the edges between them, in the order in which they lead on from
  /// the first stack.
  package let cycles: [[Edge]]

  /// Finds the order of a workspace's stacks.
  package init(of workspace: Workspace) {
    let roots = workspace.stacks.filter { $0.parent == nil }
      .sorted { a, b in
        let (left, right) = (a.template.file.path, b.template.file.path)
        return left != right ? left.utf8.lexicographicallyPrecedes(right.utf8) : a.id < b.id
      }.map(\.id)
    edges = Self.edges(of: workspace)
    // From here on a stack is its rank in the order of paths.
    let rank = Dictionary(uniqueKeysWithValues: roots.enumerated().map { ($1, $0) })
    var needed: [[(rank: Int, edge: Int)]] = Array(repeating: [], count: roots.count)
    for (number, edge) in edges.enumerated() {
      if let importer = rank[edge.importer], let exporter = rank[edge.exporter] {
        needed[importer].append((exporter, number))
      }
    }
    for index in needed.indices { needed[index].sort { $0.rank < $1.rank } }
    let exporters = needed.map { $0.map(\.rank) }
    waves = Self.waves(Self.waiting(exporters, for: workspace, rank)).map { wave in wave.map { roots[$0] } }
    let edges = edges
    let components = StrongComponents(of: exporters)
    cycles = components.cyclic.map { component in
      components.preorder(of: component).flatMap { member in
        needed[member].filter { components.componentOf[$0.rank] == component }.map { edges[$0.edge] }
      }
    }
  }

  private static func edges(of workspace: Workspace) -> [Edge] {
    struct Ends: Hashable {
      let importer: StackID
      let exporter: StackID
    }
    var edges: [Edge] = []
    var numbers: [Ends: Int] = [:]
    for (site, resolution) in zip(workspace.links.sites, workspace.links.resolutions) {
      let output: OutputID
      switch resolution {
      case .unique(let only): output = only
      case .alternatives(let outputs):
        guard let first = outputs.first,
          outputs.allSatisfy({ workspace[$0.stack].root == workspace[first.stack].root })
        else { continue }
        output = first
      case .selfInstance, .external, .near, .missing: continue
      }
      let ends = Ends(importer: workspace[site.stack].root, exporter: workspace[output.stack].root)
      guard ends.importer != ends.exporter else { continue }
      if let known = numbers[ends] {
        edges[known].imports.append(Import(site: site, output: output))
      } else {
        numbers[ends] = edges.count
        edges.append(
          Edge(
            importer: ends.importer, exporter: ends.exporter, imports: [Import(site: site, output: output)]))
      }
    }
    return edges.sorted { ($0.importer, $0.exporter) < ($1.importer, $1.exporter) }
  }

  /// The exporters each stack waits for: those it needs and, where any of the stacks people deploy of one template may
  /// serve an import, all of these, unless one of them waits for the stack itself.
  private static func waiting(_ needed: [[Int]], for workspace: Workspace, _ rank: [StackID: Int]) -> [[Int]] {
    var possible: [[Int]] = Array(repeating: [], count: needed.count)
    for (site, resolution) in zip(workspace.links.sites, workspace.links.resolutions) {
      guard case .alternatives(let outputs) = resolution, let importer = rank[workspace[site.stack].root] else {
        continue
      }
      let exporters = Set(outputs.map { workspace[$0.stack].root })
      let templates = Set(exporters.map { workspace[$0].template.file.id })
      guard templates.count == 1, exporters.allSatisfy({ workspace[$0].hasSiblings }) else { continue }
      possible[importer] += exporters.compactMap { rank[$0] }.filter { $0 != importer }
    }
    guard possible.contains(where: { !$0.isEmpty }) else { return needed }
    let all = zip(needed, possible).map { Set($0 + $1).sorted() }
    let components = StrongComponents(of: all)
    return zip(needed, possible).enumerated().map { stack, exporters in
      let further = exporters.1.filter { components.componentOf[$0] != components.componentOf[stack] }
      return Set(exporters.0 + further).sorted()
    }
  }

  /// Kahn's algorithm, a wave at a time.
  private static func waves(_ needed: [[Int]]) -> [[Int]] {
    var waiting = needed.map(\.count)
    var users: [[Int]] = Array(repeating: [], count: needed.count)
    for (user, exporters) in needed.enumerated() { for exporter in exporters { users[exporter].append(user) } }
    var waves: [[Int]] = []
    var wave = needed.indices.filter { waiting[$0] == 0 }
    while !wave.isEmpty {
      waves.append(wave)
      var next: [Int] = []
      for user in wave.flatMap({ users[$0] }) {
        waiting[user] -= 1
        if waiting[user] == 0 { next.append(user) }
      }
      wave = next.sorted()
    }
    return waves
  }
}
