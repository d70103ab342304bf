import SourceText

/// Makes a tree that says the same as another at the same places of the same file, but for what is left out, repeated
/// or spelled otherwise. Nodes are added in the order of the new document.
public struct TreeCopy {
  /// A stretch of a scalar's decoded text, in UTF-8 bytes, and what it becomes.
  public enum Part: Sendable {
    /// The text as it is.
    case kept(Range<Int>)
    /// Another text.
    case replaced(Range<Int>, by: String)
  }

  /// A place to go back to.
  public struct Mark {
    fileprivate let records: Int
    fileprivate let pool: Int
    fileprivate let pieces: Int
    fileprivate let pieceStarts: Int
    fileprivate let open: [Frame]
  }

  fileprivate struct Frame {
    let id: Int32
    var count: Int32 = 0
  }

  private let source: Tree
  private var records: [Record] = []
  private var pool: [UInt8]
  private var pieces: [Piece]
  private var pieceStarts: [Int32]
  private var open: [Frame] = []

  /// Starts a copy that is empty.
  public init(of tree: Tree) {
    source = tree
    pool = Array(tree.pool)
    pieces = tree.pieces
    pieceStarts = tree.pieceStarts
    records.reserveCapacity(tree.records.count)
  }

  /// The number of nodes of the tree that is copied.
  public var sourceCount: Int { source.records.count }

  /// The number of nodes so far, which is the number of the next one.
  public var count: Int { records.count }

  /// Where the copy stands now.
  public var mark: Mark {
    Mark(records: records.count, pool: pool.count, pieces: pieces.count, pieceStarts: pieceStarts.count, open: open)
  }

  /// Forgets all nodes added since a mark.
  public mutating func rewind(to mark: Mark) {
    records.removeSubrange(mark.records...)
    pool.removeSubrange(mark.pool...)
    pieces.removeSubrange(mark.pieces...)
    pieceStarts.removeSubrange(mark.pieceStarts...)
    open = mark.open
  }

  /// Opens a collection that is written as `node`; what is added until `close` stands in it.
  public mutating func open(_ node: Node) {
    let id = Int32(records.count)
    add(node.record)
    open.append(Frame(id: id))
  }

  /// Closes the innermost collection.
  public mutating func close() {
    guard let frame = open.popLast() else { return }
    records[Int(frame.id)].next = Int32(records.count)
    records[Int(frame.id)].extra = frame.count
  }

  /// Adds a scalar, or an alias that cannot be followed, as it is.
  public mutating func add(_ node: Node) { add(node.record) }

  /// Adds an alias that stands for a node of the copy.
  public mutating func add(_ alias: Node, of target: Int) {
    var record = alias.record
    record.extra = Int32(target)
    add(record)
  }

  /// Adds a scalar with another text. Where `outer` is another node than `scalar`, the new one stands in its place,
  /// with its tag; without `keepsTag` it has none.
  public mutating func add(_ scalar: Node, in outer: Node, keepsTag: Bool, parts: [Part]) {
    let start = pool.count
    let firstPiece = pieces.count
    let original = scalar.record
    let list = original.isPooled ? source.pieces(ofPooled: Int(original.extra)) : nil
    for part in parts {
      switch part {
      case .kept(let range):
        let decoded = Int32(pool.count - start)
        if let list {
          pieces.append(contentsOf: list.pieces(in: range, shiftedTo: decoded))
        } else {
          let place = original.textStart + Int32(range.lowerBound)
          pieces.append(
            Piece(decoded: decoded, count: Int32(range.count), start: place, end: place + Int32(range.count)))
        }
        scalar.withUTF8 { pool.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
      case .replaced(let range, let text):
        let count = text.utf8.count
        if count > 0 { appendPieces(of: count, at: pool.count - start, spelledAt: scalar.span(ofText: range)) }
        pool.append(contentsOf: text.utf8)
      }
    }
    addText(from: start, firstPiece, at: scalar.span, in: outer, style: scalar.style, keepsTag: keepsTag)
  }

  /// Adds a scalar with a text of its own in place of a whole value.
  public mutating func add(_ text: String, inPlaceOf node: Node) {
    let start = pool.count
    pool.append(contentsOf: text.utf8)
    addText(from: start, pieces.count, at: node.fullSpan, in: node, style: .doubleQuoted, keepsTag: false)
  }

  /// The tree of all that was added.
  public func finish() -> Tree {
    Tree(copying: source, records: records, pool: pool, pieces: pieces, pieceStarts: pieceStarts)
  }

  /// A replaced text is spelled by all of its place: pieces that are as long as their place would be read byte by byte.
  private mutating func appendPieces(of count: Int, at decoded: Int, spelledAt span: Span) {
    let first = count == span.count ? 1 : count
    pieces.append(Piece(decoded: Int32(decoded), count: Int32(first), start: span.start, end: span.end))
    guard first < count else { return }
    pieces.append(
      Piece(decoded: Int32(decoded + first), count: Int32(count - first), start: span.start, end: span.end))
  }

  private mutating func addText(
    from start: Int, _ firstPiece: Int, at span: Span, in outer: Node, style: Node.Style, keepsTag: Bool
  ) {
    // A text put together is a text, even where it reads `null`.
    let style = style == .plain ? .doubleQuoted : style
    let tag = keepsTag ? UInt32(outer.record.tag) : 0
    var record = Record(
      kind: .scalar, style: style, tag: tag, span: span, fullStart: min(outer.fullSpan.start, span.start), next: 0)
    record.isPooled = true
    record.textStart = Int32(start)
    record.textCount = Int32(pool.count - start)
    record.extra = Int32(pieceStarts.count)
    pieceStarts.append(Int32(firstPiece))
    add(record)
  }

  private mutating func add(_ record: Record) {
    var record = record
    record.next = Int32(records.count + 1)
    records.append(record)
    if let last = open.indices.last { open[last].count += 1 }
  }
}

extension PieceList {
  /// The pieces of a range of the decoded text, counted from `start`.
  fileprivate func pieces(in range: Range<Int>, shiftedTo start: Int32) -> [Piece] {
    var found: [Piece] = []
    var decoded = start
    var low = pieces.startIndex
    var high = pieces.endIndex
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].decoded + pieces[middle].count <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    for piece in pieces[low...].prefix(while: { $0.decoded < range.upperBound }) {
      let from = max(piece.decoded, Int32(range.lowerBound))
      let to = min(piece.decoded + piece.count, Int32(range.upperBound))
      let isVerbatim = piece.end - piece.start == piece.count
      found.append(
        Piece(
          decoded: decoded, count: to - from,
          start: isVerbatim ? piece.start + (from - piece.decoded) : piece.start,
          end: isVerbatim ? piece.start + (to - piece.decoded) : piece.end))
      decoded += to - from
    }
    return found
  }
}
