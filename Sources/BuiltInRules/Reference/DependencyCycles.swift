/// Finds circles in a graph of numbered nodes, in time linear in its size.
struct DependencyCycles {
  /// One thing that needs another, because of the reference of a number.
  struct Edge {
    let from: Int
    let to: Int
    let reference: Int
  }

  private let edges: [Edge]
  /// The edges by the node they leave: those of node `n` are `edges[starts[n]..<starts[n + 1]]`.
  private let starts: [Int]
  /// For each node, the number of the strongly connected component it belongs to.
  private var component: [Int]
  private var components: [[Int]] = []

  /// One circle of each group of nodes that need each other: the shortest through its first node, which comes first.
  static func circles(nodeCount: Int, edges: [Edge]) -> [[Edge]] {
    if edges.isEmpty { return [] }
    var finder = DependencyCycles(nodeCount: nodeCount, edges: edges)
    finder.findComponents()
    return finder.components.compactMap { finder.circle(in: $0) }.sorted { $0[0].from < $1[0].from }
  }

  private init(nodeCount: Int, edges: [Edge]) {
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for edge in edges { starts[edge.from + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var order = [Int](repeating: 0, count: edges.count)
    var next = starts
    for (index, edge) in edges.enumerated() {
      order[next[edge.from]] = index
      next[edge.from] += 1
    }
    self.edges = order.map { edges[$0] }
    self.starts = starts
    component = [Int](repeating: -1, count: nodeCount)
  }

  /// Tarjan's algorithm with its own stack: the input may be one long chain.
  private mutating func findComponents() {
    let count = component.count
    var index = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var pending: [Int] = []
    var path: [(node: Int, edge: Int)] = []
    var visited = 0
    for root in 0..<count where index[root] < 0 {
      path.append((root, starts[root]))
      while let (node, edge) = path.last {
        if edge == starts[node], index[node] < 0 {
          index[node] = visited
          low[node] = visited
          visited += 1
          pending.append(node)
        }
        if edge < starts[node + 1] {
          path[path.count - 1].edge += 1
          let target = edges[edge].to
          if index[target] < 0 {
            path.append((target, starts[target]))
          } else if component[target] < 0 {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == index[node] else { continue }
        var members: [Int] = []
        while let member = pending.popLast() {
          component[member] = components.count
          members.append(member)
          if member == node { break }
        }
        components.append(members)
      }
    }
  }

  /// The shortest way from the first node of a component back to it; nil when there is none.
  private func circle(in members: [Int]) -> [Edge]? {
    guard let first = members.min() else { return nil }
    var cameBy: [Int: Int] = [:]
    var queue = [first]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for edge in starts[node]..<starts[node + 1] where component[edges[edge].to] == component[first] {
        let target = edges[edge].to
        if target == first {
          var way = [edges[edge]]
          while let last = way.last, last.from != first, let edge = cameBy[last.from] { way.append(edges[edge]) }
          return way.reversed()
        }
        if cameBy[target] == nil {
          cameBy[target] = edge
          queue.append(target)
        }
      }
    }
    return nil
  }
}
