import SourceText

/// Builds the records of a tree from what a parser meets in document order.
struct TreeBuilder {
  /// What is wrong with the text so far.
  var problems: [SyntaxProblem] = []
  private(set) var records: [Record] = []
  private(set) var pool: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var pieceStarts: [Int32] = []
  private(set) var tags: [Tag] = []
  private(set) var roots: [Int32] = []
  /// The collections that are not closed, outermost first.
  private(set) var open: [Frame] = []

  private let text: [UInt8]
  private var tagNumbers: [Tag: UInt32] = [:]
  private var anchors: [String: Anchor] = [:]
  private var anchorNames: [String] = []
  private var duplicates = DuplicateKeys()
  /// The collections that the same token closed last, innermost first, and what there was before it.
  private var closed: (frames: [Frame], token: Int32, records: Int, problems: Int) = ([], -1, 0, 0)
  private var expansionBudget = Self.expansionLimit

  /// How many nodes all aliases of a file may stand for together; a document of that size is no template.
  static let expansionLimit = 200_000

  /// A collection that is not closed.
  struct Frame {
    /// Its record.
    var id: Int32
    /// Its anchor's place in the list of names, or -1.
    fileprivate var anchor: Int32
    /// The number of its children.
    fileprivate(set) var count: Int32 = 0
    /// The last child's record.
    fileprivate var last: Int32 = -1
    /// The levels and the nodes that it stands for when aliases are followed.
    fileprivate var height = 1
    fileprivate var size = 1
  }

  private struct Anchor {
    var id: Int32
    var height = 0
    var size = 1
    var isOpen = false
  }

  /// A node's tag and anchor.
  struct Properties {
    /// The tag with its handle resolved.
    var tag: String?
    /// The anchor's name.
    var anchor: String?
    /// Where the first of them starts.
    var start: Int32
  }

  /// Starts an empty tree over a text.
  init(_ text: [UInt8]) {
    self.text = text
    records.reserveCapacity(text.count / 12 + 8)
  }

  /// Adds a scalar whose decoded text is the bytes `range` of the text.
  mutating func scalar(_ style: Node.Style, at span: Span, text range: Span, _ properties: Properties? = nil) {
    var record = make(.scalar, style, span, properties)
    record.textStart = range.start
    record.textCount = range.end - range.start
    append(record, properties?.anchor)
  }

  /// Adds a scalar whose decoded text does not stand in the file as such.
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
    var followed = Anchor(id: -1)
    if let anchor = anchors[name] {
      if anchor.isOpen {
        problems.append(SyntaxProblem(.recursiveAlias(name), at: span))
      } else if anchor.height + open.count > Tree.depthLimit || anchor.size > expansionBudget {
        problems.append(SyntaxProblem(.aliasExpandsTooFar(name), at: span))
      } else {
        expansionBudget -= anchor.size
        record.extra = anchor.id
        followed = anchor
      }
    } else {
      problems.append(SyntaxProblem(.unknownAlias(name), at: span))
    }
    append(record, nil, height: followed.height, size: followed.size)
  }

  /// Opens a collection; `close` settles its end. False when it would be nested too deep.
  mutating func open(
    _ kind: Node.Kind, _ style: Node.Style, at start: Int32, _ properties: Properties? = nil
  ) -> Bool {
    guard open.count < Tree.depthLimit else {
      problems.append(SyntaxProblem(.tooDeep(limit: Tree.depthLimit), at: Span(start, start + 1)))
      return false
    }
    let id = Int32(records.count)
    attach(id, height: 0, size: 0)
    records.append(make(kind, style, Span(start, start), properties))
    var frame = Frame(id: id, anchor: -1)
    if let anchor = properties?.anchor {
      anchors[anchor] = Anchor(id: id, isOpen: true)
      frame.anchor = Int32(anchorNames.count)
      anchorNames.append(anchor)
    }
    open.append(frame)
    return true
  }

  /// Closes the innermost collection because of a token that belongs to an outer one, so that `reopen` can undo it.
  mutating func close(before token: Int32) {
    completeEntry()
    if closed.token != token || closed.records != records.count {
      closed.frames.removeAll(keepingCapacity: true)
      (closed.token, closed.records, closed.problems) = (token, records.count, problems.count)
    }
    if let frame = open.last { closed.frames.append(frame) }
    closeInnermost(at: nil)
  }

  /// Opens again what a token at or after a byte closed last, if nothing came since.
  mutating func reopen(closedFrom byte: Int32) {
    guard !closed.frames.isEmpty, closed.token >= byte, closed.records == records.count else { return }
    open.append(contentsOf: closed.frames.reversed())
    problems.removeSubrange(closed.problems...)
    closed.frames.removeAll(keepingCapacity: true)
  }

  /// Closes the innermost collection at a byte, or at the end of its last child.
  mutating func close(at end: Int32? = nil) {
    closed.frames.removeAll(keepingCapacity: true)
    completeEntry()
    closeInnermost(at: end)
  }

  private mutating func closeInnermost(at end: Int32?) {
    guard let frame = open.popLast() else { return }
    let id = Int(frame.id)
    records[id].next = Int32(records.count)
    records[id].extra = frame.count
    if frame.count > 0 {
      let first = records[id + 1].fullStart
      records[id].start = min(records[id].start, first)
      records[id].fullStart = min(records[id].fullStart, first)
      records[id].end = records[Int(frame.last)].end
    }
    records[id].end = max(records[id].end, end ?? records[id].start)
    if frame.anchor >= 0 {
      let name = anchorNames[Int(frame.anchor)]
      if anchors[name]?.id == frame.id {
        anchors[name] = Anchor(id: frame.id, height: frame.height, size: frame.size)
      }
    }
    if records[id].kind == .mapping, frame.count > 2 {
      duplicates.report(in: id, records, text: text, pool: pool, to: &problems)
    }
    if let parent = open.indices.last {
      open[parent].size += frame.size
      open[parent].height = max(open[parent].height, frame.height + 1)
    }
  }

  /// Gives the innermost collection's last key an empty value if it is a mapping and the key has none.
  mutating func completeEntry() {
    guard let frame = open.last, records[Int(frame.id)].kind == .mapping, frame.count % 2 == 1 else { return }
    let end = records[Int(frame.last)].end
    scalar(.plain, at: Span(end, end), text: Span(end, end))
  }

  /// Closes what is open and forgets the anchors.
  mutating func endDocument() {
    while !open.isEmpty { close() }
    anchors.removeAll(keepingCapacity: true)
  }

  /// Gives everything the place in the file that it has when the text begins at the byte `start`.
  mutating func move(by start: Int32) {
    func moved(_ span: Span) -> Span { Span(span.start + start, span.end + start) }
    for index in records.indices {
      records[index].start += start
      records[index].end += start
      records[index].fullStart += start
    }
    for index in pieces.indices {
      pieces[index].start += start
      pieces[index].end += start
    }
    problems = problems.map { SyntaxProblem($0.kind, at: moved($0.span), related: $0.related.map(moved)) }
  }

  /// Forgets everything that starts at or after a byte: it was read on a wrong premise.
  mutating func forget(from byte: Int32) {
    closed.frames.removeAll(keepingCapacity: true)
    while let frame = open.last, records[Int(frame.id)].fullStart >= byte { open.removeLast() }
    while let last = records.last, last.fullStart >= byte { records.removeLast() }
    recount()
    if let frame = open.last, frame.count > 0, records[Int(frame.last)].end > byte {
      records.removeSubrange(Int(frame.last)...)
      recount()
    }
    roots.removeAll { $0 >= records.count }
    anchors = anchors.filter { $0.value.id < records.count }
    problems.removeAll { $0.span.start >= byte }
  }

  private mutating func recount() {
    for index in open.indices {
      let openChild = index + 1 < open.count ? open[index + 1].id : Int32(records.count)
      open[index].count = 0
      var child = open[index].id + 1
      while child <= openChild, child < records.count {
        open[index].count += 1
        open[index].last = child
        child = child == openChild ? child + 1 : records[Int(child)].next
      }
    }
  }

  private mutating func make(
    _ kind: Node.Kind, _ style: Node.Style, _ span: Span, _ properties: Properties?
  ) -> Record {
    Record(
      kind: kind, style: style, tag: properties?.tag.map { number(of: Tag($0)) } ?? 0, span: span,
      fullStart: properties?.start ?? span.start, next: Int32(records.count + 1))
  }

  private mutating func append(_ record: Record, _ anchor: String?, height: Int = 0, size: Int = 1) {
    let id = Int32(records.count)
    if let anchor { anchors[anchor] = Anchor(id: id) }
    attach(id, height: height, size: size)
    records.append(record)
  }

  private mutating func attach(_ id: Int32, height: Int, size: Int) {
    guard let last = open.indices.last else { return roots.append(id) }
    open[last].count += 1
    open[last].last = id
    open[last].size += size
    open[last].height = max(open[last].height, height + 1)
  }

  private mutating func number(of tag: Tag) -> UInt32 {
    if let number = tagNumbers[tag] { return number }
    tags.append(tag)
    let number = UInt32(tags.count)
    tagNumbers[tag] = number
    return number
  }
}
