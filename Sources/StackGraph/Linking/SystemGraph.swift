import CloudFormation
import SourceText

/// The stacks of a workspace and what ties them together, as plain data to be drawn.
package struct SystemGraph: Sendable {
  /// A stack, in the workspace or not.
  package struct Node: Sendable {
    /// What tells the node from others: the path of its template, with the stack's name where the template is deployed
    /// several times, and the logical IDs of nested stacks after it.
    package let id: String
    /// What it is.
    package let kind: NodeKind
    /// What people call it: the stack's name or else the stem of the template's file, the logical ID of a nested stack, what an import says in
    /// place of the name of a stack that is not in the workspace.
    package let name: String
    /// The path of the template; nil for a stack that is not in the workspace.
    package let path: String?
  }

  /// What a node is.
  package enum NodeKind: String, Sendable {
    case stack
    case nestedStack = "nested-stack"
    case external
  }

  /// What ties one stack to another.
  package struct Edge: Sendable {
    /// The index of the stack that imports or nests.
    package let from: Int
    /// The index of the stack that exports or is nested.
    package let to: Int
    /// What ties them.
    package let kind: EdgeKind
    /// The names imported, each once, in the order of their places; the logical ID of a nested stack.
    package internal(set) var labels: [String]
    /// The number of places that import.
    package internal(set) var count: Int
    /// The file of the first place.
    package let file: FileID
    /// The first place.
    package let span: Span
  }

  /// What ties two stacks.
  package enum EdgeKind: String, Sendable {
    case imports = "import"
    /// An import that several stacks may serve.
    case mayImport = "may-import"
    case nests = "nested"
  }

  /// The nodes: the stacks in the workspace's order, then the others.
  package private(set) var nodes: [Node] = []
  /// The edges, by the nodes they go from, those of nesting first.
  package private(set) var edges: [Edge] = []

  private struct Ends: Hashable {
    let from: Int
    let to: Int
    let kind: EdgeKind
  }

  private struct Label: Hashable {
    let edge: Int
    let text: String
  }

  private var edgeNumbers: [Ends: Int] = [:]
  private var knownLabels: Set<Label> = []
  private var knownIDs: Set<String> = []
  private var externalNumbers: [String: Int] = [:]

  /// Draws a workspace.
  package init(of workspace: Workspace) {
    for stack in workspace.stacks { add(stack, in: workspace) }
    for (index, site) in workspace.links.sites.enumerated() { add(site, index, in: workspace) }
    let sorted = edges.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
    edges = sorted.map(\.element)
  }

  private mutating func add(_ stack: Stack, in workspace: Workspace) {
    let path = stack.template.file.path
    guard let parent = stack.parent else {
      nodes.append(Node(id: id(of: stack), kind: .stack, name: stack.name, path: path))
      return
    }
    let nesting = workspace[parent]
    let name = nesting.logicalID.rawValue
    let from = Int(parent.stack.index)
    connect(
      from, nodes.count, .nests, label: name, workspace[parent.stack].template.file.id, nesting.resource.key.span)
    nodes.append(Node(id: "\(nodes[from].id)/\(name)", kind: .nestedStack, name: name, path: path))
  }

  private mutating func id(of stack: Stack) -> String {
    let path = stack.template.file.path
    guard stack.hasSiblings else { return path }
    // Stacks of one name are in different regions or accounts.
    let names = [[stack.name], [stack.name, stack.region, stack.account].compactMap(\.self)].map {
      path + "#" + $0.joined(separator: "@")
    }
    return names.first { knownIDs.insert($0).inserted } ?? names[0]
  }

  private mutating func add(_ site: ImportSite, _ index: Int, in workspace: Workspace) {
    let pattern = workspace.links.patterns[index].first ?? NamePattern()
    let targets: [Int]
    let kind: EdgeKind
    switch workspace.links.resolutions[index] {
    case .unique(let output), .selfInstance(let output):
      targets = [Int(output.stack.index)]
      kind = .imports
    case .alternatives(let outputs):
      targets = Array(Set(outputs.map { Int($0.stack.index) })).sorted()
      kind = targets.count == 1 ? .imports : .mayImport
    case .external:
      targets = [external(pattern)]
      kind = .imports
    case .near, .missing: return
    }
    let from = Int(site.stack.index)
    for target in targets {
      connect(
        from, target, kind, label: pattern.description, workspace[site.stack].template.file.id, site.name.span)
    }
  }

  /// The node of the stack behind a name that no stack of the workspace exports: one for each variable such names
  /// begin with, one for all others.
  private mutating func external(_ pattern: NamePattern) -> Int {
    let variable = pattern.tokens.first { if case .parameter = $0 { true } else { false } }
    let name = variable.map { NamePattern([$0]).description } ?? "other stacks"
    if let known = externalNumbers[name] { return known }
    externalNumbers[name] = nodes.count
    nodes.append(Node(id: "external:\(name)", kind: .external, name: name, path: nil))
    return nodes.count - 1
  }

  private mutating func connect(
    _ from: Int, _ to: Int, _ kind: EdgeKind, label: String, _ file: FileID, _ span: Span
  ) {
    let ends = Ends(from: from, to: to, kind: kind)
    guard let known = edgeNumbers[ends] else {
      edgeNumbers[ends] = edges.count
      knownLabels.insert(Label(edge: edges.count, text: label))
      edges.append(Edge(from: from, to: to, kind: kind, labels: [label], count: 1, file: file, span: span))
      return
    }
    edges[known].count += 1
    if knownLabels.insert(Label(edge: known, text: label)).inserted { edges[known].labels.append(label) }
  }
}
