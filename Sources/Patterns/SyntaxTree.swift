/// What a pattern says, as nodes that refer to each other by index. Every kind of repetition and assertion is reduced
/// to these forms, for a matcher that says only whether there is a match.
struct SyntaxTree {
  /// Refers to a node.
  typealias NodeIndex = Int32

  /// The form of a node.
  enum Form {
    /// Matches nothing at all, everywhere.
    case empty
    /// One scalar.
    case scalar(UInt32)
    /// One scalar out of a set, by its index in `sets`.
    case set(Int32)
    /// The nodes chained from the first one, one after the other.
    case sequence(first: NodeIndex)
    /// One of the nodes chained from the first one.
    case alternation(first: NodeIndex)
    /// The node, at least and at most so often; without limit for nil.
    case repetition(NodeIndex, atLeast: UInt32, atMost: UInt32?)
    /// A condition on the place.
    case assertion(PlaceAssertion)
    /// A condition on the text around the place, by its index in `looks`.
    case look(Int32, isNegative: Bool)
  }

  /// A node: its form and the next in its chain.
  struct Node {
    var form: Form
    var next: NodeIndex?
  }

  /// What stands before or after a place.
  struct Look {
    let body: NodeIndex
    let isBehind: Bool
  }

  private(set) var nodes: [Node] = []
  private(set) var sets: [ScalarSet] = []
  /// Inner ones before those they stand in.
  private(set) var looks: [Look] = []

  init(capacity: Int) { nodes.reserveCapacity(capacity) }

  subscript(_ index: NodeIndex) -> Form { nodes[Int(index)].form }

  /// The node after `index` in its chain.
  func next(_ index: NodeIndex) -> NodeIndex? { nodes[Int(index)].next }

  mutating func add(_ form: Form) -> NodeIndex {
    nodes.append(Node(form: form))
    return NodeIndex(nodes.count - 1)
  }

  mutating func add(_ set: ScalarSet) -> NodeIndex { add(.set(index(of: set))) }

  mutating func addLook(_ body: NodeIndex, isBehind: Bool, isNegative: Bool) -> NodeIndex {
    looks.append(Look(body: body, isBehind: isBehind))
    return add(.look(Int32(looks.count - 1), isNegative: isNegative))
  }

  /// The place `set` has among the sets from now on.
  mutating func index(of set: ScalarSet) -> Int32 {
    sets.append(set)
    return Int32(sets.count - 1)
  }

  /// Makes `node` the one after `previous`.
  mutating func chain(_ previous: NodeIndex, to node: NodeIndex) { nodes[Int(previous)].next = node }

  /// Whether a boundary of words is asked for that letters beyond ASCII are no parts of.
  var hasASCIIWordBoundary: Bool {
    nodes.contains {
      switch $0.form {
      case .assertion(.asciiWordBoundary), .assertion(.noASCIIWordBoundary): true
      default: false
      }
    }
  }

  /// How many scalars the node takes at least, or a lesser number. As deep as groups nest.
  func leastLength(_ index: NodeIndex) -> Int {
    switch self[index] {
    case .empty, .assertion, .look: return 0
    case .scalar, .set: return 1
    case .sequence(let first):
      var sum = 0
      var part: NodeIndex? = first
      while let current = part {
        sum = min(sum + leastLength(current), Self.greatLength)
        part = next(current)
      }
      return sum
    case .alternation(let first):
      var least = Self.greatLength
      var branch: NodeIndex? = first
      while let current = branch {
        least = min(least, leastLength(current))
        branch = next(current)
      }
      return least
    case .repetition(let body, let atLeast, _):
      return atLeast == 0 ? 0 : min(Int(atLeast) * leastLength(body), Self.greatLength)
    }
  }

  /// No length counts beyond this, so that none overflows.
  private static let greatLength = 1 << 20

  /// Whether the node always takes exactly one scalar.
  func takesOneScalar(_ index: NodeIndex) -> Bool {
    switch self[index] {
    case .scalar, .set: true
    default: false
    }
  }

  /// Whether the node takes no scalar and holds or fails by the place alone.
  func takesNothing(_ index: NodeIndex) -> Bool {
    switch self[index] {
    case .empty, .assertion, .look: true
    default: false
    }
  }
}

/// A condition on a place in the text that takes nothing.
enum PlaceAssertion: UInt8 {
  case textStart
  case textEnd
  /// At the end or before a line feed that ends the text.
  case endOrFinalLineFeed
  /// At the end or before a line terminator (of Java's) that ends the text.
  case endOrFinalTerminator
  /// After a line feed or at the start.
  case lineStart
  /// Before a line feed or at the end.
  case lineEnd
  /// Java's: at the start or after a line terminator, but not at the end.
  case terminatedLineStart
  /// Java's: at the end or before a line terminator.
  case terminatedLineEnd
  /// As `lineStart`, but not at the end of the text.
  case innerLineStart
  case asciiWordBoundary
  case noASCIIWordBoundary
  case wordBoundary
  case noWordBoundary
}
