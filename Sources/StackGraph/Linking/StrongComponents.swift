/// The groups of nodes of a directed graph that lead to each other, by Tarjan's algorithm.
struct StrongComponents {
  /// For each node the number of its group.
  let componentOf: [Int]
  /// The groups with more than one node, by their lowest node.
  let cyclic: [Int]
  private let successors: [[Int]]
  private let lowest: [Int: Int]

  /// Finds the groups of a graph without edges from a node to itself, given each node's successors.
  init(of successors: [[Int]]) {
    self.successors = successors
    var search = Search(successors)
    for node in successors.indices where search.number[node] == nil { search.visit(from: node) }
    componentOf = search.component
    var lowest: [Int: Int] = [:]
    var sizes: [Int: Int] = [:]
    for (node, component) in search.component.enumerated() {
      sizes[component, default: 0] += 1
      lowest[component] = min(lowest[component] ?? node, node)
    }
    self.lowest = lowest
    cyclic = sizes.filter { $0.value > 1 }.keys.sorted { (lowest[$0] ?? 0) < (lowest[$1] ?? 0) }
  }

  /// The nodes of a group, as a walk from its lowest one meets them.
  func preorder(of component: Int) -> [Int] {
    guard let start = lowest[component] else { return [] }
    var order: [Int] = []
    var seen: Set<Int> = []
    var open = [start]
    while let node = open.popLast() {
      guard seen.insert(node).inserted else { continue }
      order.append(node)
      open += successors[node].reversed().filter { componentOf[$0] == component }
    }
    return order
  }

  private struct Search {
    let successors: [[Int]]
    var number: [Int?]
    var component: [Int]
    private var low: [Int]
    private var stack: [Int] = []
    private var isOnStack: [Bool]
    private var count = 0
    private var components = 0

    init(_ successors: [[Int]]) {
      self.successors = successors
      number = Array(repeating: nil, count: successors.count)
      component = Array(repeating: 0, count: successors.count)
      low = component
      isOnStack = Array(repeating: false, count: successors.count)
    }

    mutating func visit(from start: Int) {
      enter(start)
      var path = [(node: start, next: 0)]
      while let (node, next) = path.last {
        if next < successors[node].count {
          path[path.count - 1].next += 1
          let successor = successors[node][next]
          if let known = number[successor] {
            if isOnStack[successor] { low[node] = min(low[node], known) }
          } else {
            enter(successor)
            path.append((successor, 0))
          }
        } else {
          path.removeLast()
          if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
          if low[node] == number[node] { leave(node) }
        }
      }
    }

    private mutating func enter(_ node: Int) {
      number[node] = count
      low[node] = count
      count += 1
      stack.append(node)
      isOnStack[node] = true
    }

    private mutating func leave(_ root: Int) {
      while let node = stack.popLast() {
        isOnStack[node] = false
        component[node] = components
        if node == root { break }
      }
      components += 1
    }
  }
}
