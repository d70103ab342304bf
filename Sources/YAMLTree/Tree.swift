import SourceText

/// A YAML or JSON file as nodes with exact spans. Reading never fails: what is wrong stands in `problems`, and the
/// tree holds everything that could be read.
///
/// A tree stays as long as the process, whoever still knows it: nodes are copied so often, and by all threads at once,
/// that counting who refers to their tree would cost more than looking at them.
public final class Tree: Sendable {
  /// The file.
  public let file: SourceFile
  /// How the file is written.
  public let format: Format
  /// What is wrong with the text, in source order.
  public let problems: [SyntaxProblem]
  /// The comments in source order. JSON has none.
  public let comments: [Comment]

  /// What was read, and where in the file it begins.
  @usableFromInline nonisolated(unsafe) let text: UnsafeBufferPointer<UInt8>
  let textStart: Int
  @usableFromInline nonisolated(unsafe) let records: UnsafeBufferPointer<Record>
  @usableFromInline nonisolated(unsafe) let pool: UnsafeBufferPointer<UInt8>
  @usableFromInline nonisolated(unsafe) let tags: UnsafeBufferPointer<Tag>
  private let rootIDs: [Int32]
  /// Whether any text is `<<`; most files have no merge key, and need not be asked about each map.
  let mayHaveMergeKeys: Bool
  let pieces: [Piece]
  let pieceStarts: [Int32]

  /// How a file is written.
  public enum Format: Sendable, Hashable {
    /// YAML, in block or flow style.
    case yaml
    /// JSON.
    case json
  }

  /// The deepest nesting of collections that is read.
  public static let depthLimit = 128

  /// Reads a file: as JSON when it starts with a brace or bracket, as YAML otherwise or when it is no JSON.
  public convenience init(reading file: SourceFile) {
    let (builder, format) = TreeReading.read(file)
    self.init(file, builder, text: file.text, format: format)
  }

  /// Reads JSON that stands in something else, such as a scalar of a template. `text` is what the file has there, byte
  /// for byte, from the byte `start` on; all spans are those of the file.
  public convenience init(readingJSON text: [UInt8], at start: Int, in file: SourceFile) {
    var builder = JSONReader.read(text).builder
    if builder.roots.isEmpty { builder.scalar(.plain, at: .fileStart, text: .fileStart) }
    builder.move(by: Int32(start))
    self.init(file, builder, text: text, at: start, format: .json)
  }

  private init(_ file: SourceFile, _ builder: TreeBuilder, text bytes: [UInt8], at start: Int = 0, format: Format) {
    self.file = file
    textStart = start
    self.format = format
    problems = builder.problems.sorted { $0.span < $1.span }
    text = Self.kept(bytes)
    records = Self.kept(builder.records)
    pool = Self.kept(builder.pool)
    tags = Self.kept(builder.tags)
    rootIDs = builder.roots
    mayHaveMergeKeys = Self.haveMergeKey(records, text: text, pool: pool)
    pieces = builder.pieces
    pieceStarts = builder.pieceStarts
    comments = format == .yaml ? CommentScanner.comments(in: file.text, around: builder.records) : []
    _ = Unmanaged.passRetained(self)
  }

  /// A tree of other nodes of the same file, the first of which is the only root.
  init(copying tree: Tree, records: [Record], pool: [UInt8], pieces: [Piece], pieceStarts: [Int32]) {
    file = tree.file
    format = tree.format
    problems = tree.problems
    comments = tree.comments
    text = tree.text
    textStart = tree.textStart
    tags = tree.tags
    rootIDs = [0]
    self.records = Self.kept(records)
    self.pool = Self.kept(pool)
    mayHaveMergeKeys = Self.haveMergeKey(self.records, text: text, pool: self.pool)
    self.pieces = pieces
    self.pieceStarts = pieceStarts
    _ = Unmanaged.passRetained(self)
  }

  /// A copy that stays.
  private static func kept<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(from: elements)
    return UnsafeBufferPointer(copy)
  }

  private static func haveMergeKey(
    _ records: UnsafeBufferPointer<Record>, text: UnsafeBufferPointer<UInt8>, pool: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    records.contains { record in
      guard record.kind == .scalar, record.textCount == 2 else { return false }
      let start = Int(record.textStart)
      return (record.isPooled ? pool : text)[start..<start + 2].elementsEqual("<<".utf8)
    }
  }

  /// The root values, one a document, at least one: a file without documents has a null.
  public var roots: [Node] { rootIDs.map { Node(self, $0) } }

  /// Whether any value or key is null.
  public var holdsNulls: Bool {
    for id in records.indices {
      let record = records[id]
      guard record.kind == .scalar, record.style == .plain, record.textCount <= 4 else { continue }
      if record.textCount == 0 { if Node(self, Int32(id)).isNull { return true } else { continue } }
      // `~`, `null`, `Null` and `NULL` are told from nearly all other texts by their first letter.
      let first = (record.isPooled ? pool : text)[Int(record.textStart)]
      guard first == UInt8(ascii: "~") || first | 0x20 == UInt8(ascii: "n") else { continue }
      if Node(self, Int32(id)).isNull { return true }
    }
    return false
  }

  func pieces(ofPooled index: Int) -> PieceList {
    let end = index + 1 < pieceStarts.count ? Int(pieceStarts[index + 1]) : pieces.count
    return PieceList(pieces: pieces[Int(pieceStarts[index])..<end])
  }
}
