import SourceText

/// Builds the records of a tree from what a parser meets in document order.
struct TreeBuilder {
  private(set) var records: [Record] = []
  private(set) var pool: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var pieceStarts: [Int32] = []
  private(set) var tags: [String] = []
  private(set) var roots: [Int32] = []
  var problems: [SyntaxProblem] = []

  let text: [UInt8]
  private var tagNumbers: [String: UInt32] = [:]
  private var anchors: [String: Anchor] = [:]
  private(set) var open: [Frame] = []
  private var expansionBudget = 200_000

  /// A collection whose end is not met yet.
  struct Frame {
    var id: Int32
    var anchor: String?
    var count: Int32 = 0
    /// The levels below, and the nodes below, when aliases are followed.
    var height = 1
    var size = 1
  }

  /// An anchored value.
  private struct Anchor {
    var id: Int32
    var height: Int
    var size: Int
    var isOpen: Bool
  }

  /// A node's tag and anchor as written.
  struct Properties {
    var tag: String?
    var anchor: String?
    /// Where the first of them starts.
    var start: Int32
  }

  init(_ text: [UInt8]) {
    self.text = text
    records.reserveCapacity(text.count / 12 + 8)
  }

  /// Adds a scalar whose decoded text is the bytes `range` of the file.
  mutating func scalar(_ style: Node.Style, at span: Span, text range: Span, _ properties: Properties? = nil) {
    var record = make(.scalar, style, span, properties)
    record.textStart = range.start
    record.textCount = range.end - range.start
    append(record, properties?.anchor)
  }

  /// Adds a scalar whose decoded text is not in the file as such.
  mutating func scalar(
    _ style: Node.Style, at span: Span, decoded: UnsafeBufferPointer<UInt8>, pieces list: [Piece],
    _ properties: Properties? = nil
  ) {
    var record = make(.scalar, style, span, properties)
    record.textStart = Int32(pool.count)
    record.textCount = Int32(decoded.count)
    record.isPooled = true
    record.extra = Int32(pieceStarts.count)
    pool.append(contentsOf: decoded)
    pieceStarts.append(Int32(pieces.count))
    pieces.append(contentsOf: list)
    append(record, properties?.anchor)
  }

  /// Adds an alias.
  mutating func alias(_ name: String, at span: Span) {
    var record = make(.alias, .plain, span, nil)
    record.extra = -1
    var height = 0
    if let anchor = anchors[name] {
      if anchor.isOpen {
        problems.append(SyntaxProblem(.recursiveAlias(name), at: span))
      } else if anchor.height + open.count > Tree.depthLimit || anchor.size > expansionBudget {
        problems.append(SyntaxProblem(.aliasExpandsTooFar(name), at: span))
      } else {
        expansionBudget -= anchor.size
        record.extra = anchor.id
        height = anchor.height
        if let last = open.indices.last { open[last].size += anchor.size }
      }
    } else {
      problems.append(SyntaxProblem(.unknownAlias(name), at: span))
    }
    append(record, nil, height: height)
  }

  /// Opens a collection; its end is settled by `close`.
  mutating func open(_ kind: Node.Kind, _ style: Node.Style, at span: Span, _ properties: Properties? = nil) {
    let id = Int32(records.count)
    attach(id, height: 0)
    records.append(make(kind, style, span, properties))
    if let anchor = properties?.anchor { anchors[anchor] = Anchor(id: id, height: 0, size: 0, isOpen: true) }
    open.append(Frame(id: id, anchor: properties?.anchor))
  }

  /// Closes the innermost collection at a byte, or at the end of its last child.
  mutating func close(at end: Int32? = nil) {
    guard let frame = open.popLast() else { return }
    let id = Int(frame.id)
    if records[id].kind == .mapping, frame.count % 2 == 1 {
      open.append(frame)
      let last = records[records.count - 1].end
      scalar(.plain, at: Span(last, last), text: Span(last, last))
      return close(at: end)
    }
    records[id].next = Int32(records.count)
    records[id].extra = frame.count
    records[id].end = max(records[id].end, end ?? records[records.count - 1].end)
    if let name = frame.anchor, anchors[name]?.id == frame.id {
      anchors[name] = Anchor(id: frame.id, height: frame.height, size: frame.size, isOpen: false)
    }
    if records[id].kind == .mapping { reportDuplicates(in: id) }
    if let parent = open.indices.last {
      open[parent].size += frame.size
      open[parent].height = max(open[parent].height, frame.height + 1)
    }
  }

  /// Forgets the anchors at the end of a document.
  mutating func endDocument() {
    while !open.isEmpty { close() }
    anchors.removeAll(keepingCapacity: true)
  }

  private mutating func make(
    _ kind: Node.Kind, _ style: Node.Style, _ span: Span, _ properties: Properties?
  ) -> Record {
    Record(
      kind: kind, style: style, tag: properties?.tag.map { number(ofTag: $0) } ?? 0, span: span,
      fullStart: properties?.start ?? span.start, next: Int32(records.count + 1))
  }

  private mutating func append(_ record: Record, _ anchor: String?, height: Int = 0) {
    let id = Int32(records.count)
    if let anchor { anchors[anchor] = Anchor(id: id, height: 0, size: 1, isOpen: false) }
    attach(id, height: height)
    records.append(record)
    if let last = open.indices.last { open[last].size += 1 }
  }

  private mutating func attach(_ id: Int32, height: Int) {
    if let last = open.indices.last {
      open[last].count += 1
      open[last].height = max(open[last].height, height + 1)
    } else {
      roots.append(id)
    }
  }

  private mutating func number(ofTag tag: String) -> UInt32 {
    if let number = tagNumbers[tag] { return number }
    tags.append(tag)
    let number = UInt32(tags.count)
    tagNumbers[tag] = number
    return number
  }

  private mutating func reportDuplicates(in mapping: Int) {
    var first: [String: Span] = [:]
    var position = mapping + 1
    let end = Int(records[mapping].next)
    while position < end {
      let record = records[position]
      if record.kind == .scalar {
        let key = String(
          decoding: (record.isPooled ? pool : text)[Int(record.textStart)...].prefix(Int(record.textCount)),
          as: UTF8.self)
        if let original = first[key] {
          problems.append(SyntaxProblem(.duplicateKey(key), at: record.span, related: original))
        } else {
          first[key] = record.span
        }
      }
      position = Int(records[Int(record.next)].next)
    }
  }
}
