import Reports
import SourceText
import StackGraph

extension GraphDocument {
  /// The stacks of a workspace with what they import and nest.
  package init(stacksOf workspace: Workspace) {
    let graph = SystemGraph(of: workspace)
    var lines = TemplateLines(workspace)
    self.init(
      nodes: graph.nodes.map { node in
        Node(
          id: node.id, kind: node.kind.rawValue, label: node.name, stack: node.name, path: node.path,
          isDashed: node.kind == .external)
      },
      edges: graph.edges.map { edge in
        Edge(
          from: graph.nodes[edge.from].id, to: graph.nodes[edge.to].id, kind: edge.kind.rawValue,
          label: edge.kind == .nests ? "" : Self.label(edge.labels), path: graph.nodes[edge.from].path,
          line: lines.line(of: edge.span, in: edge.file), isDashed: edge.kind != .imports)
      })
  }

  private static func label(_ names: [String]) -> String {
    names.count > 3 ? "\(names.count) exports" : names.joined(separator: ", ")
  }
}

extension OrderReport {
  /// The order in which the stacks of a workspace can be deployed.
  package init(of workspace: Workspace) {
    let order = DeploymentOrder(of: workspace)
    var lines = TemplateLines(workspace)
    func stack(_ id: StackID) -> Stack {
      Stack(workspace[id].template.file.path, name: workspace[id].hasSiblings ? workspace[id].name : nil)
    }
    self.init(
      waves: order.waves.map { wave in wave.map(stack) },
      cycles: order.cycles.map { cycle in
        cycle.map { edge in
          let first = edge.imports[0].site
          var seen: Set<String> = []
          let names = edge.imports.compactMap { used -> String? in
            let name = workspace.links.site(of: used.site.name, in: used.site.stack).flatMap {
              workspace.links.patterns[$0].first?.description
            }
            return name.flatMap { seen.insert($0).inserted ? $0 : nil }
          }
          return Need(
            importer: stack(edge.importer), exporter: stack(edge.exporter), names: names,
            path: workspace[first.stack].template.file.path,
            line: lines.line(of: first.name.span, in: workspace[first.stack].template.file.id))
        }
      })
  }
}

/// The lines of a workspace's templates, found once a file and only where they are asked for.
private struct TemplateLines {
  private let files: [FileID: SourceFile]
  private var tables: [FileID: LineTable] = [:]

  init(_ workspace: Workspace) {
    files = Dictionary(workspace.templates.map { ($0.file.id, $0.file) }) { first, _ in first }
  }

  /// The line a span starts on, from 1.
  mutating func line(of span: Span, in file: FileID) -> Int {
    guard let source = files[file] else { return 1 }
    let table = tables[file] ?? LineTable(source)
    tables[file] = table
    return table.line(of: span.start)
  }
}
