import SourceText

/// A YAML or JSON file as nodes with exact spans. Reading never fails: what is wrong stands in `problems`, and the
/// tree holds everything that could be read.
public final class Tree: Sendable {
  /// The file.
  public let file: SourceFile
  /// How the file is written.
  public let format: Format
  /// What is wrong with the text, in source order.
  public let problems: [SyntaxProblem]
  /// The comments in source order. JSON has none.
  public let comments: [Comment]

  @usableFromInline let text: [UInt8]
  @usableFromInline let records: [Record]
  @usableFromInline let pool: [UInt8]
  @usableFromInline let tags: [Tag]
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
    self.init(file, builder, format: format)
  }

  private init(_ file: SourceFile, _ builder: TreeBuilder, format: Format) {
    self.file = file
    self.format = format
    problems = builder.problems.sorted { $0.span < $1.span }
    text = file.text
    records = builder.records
    pool = builder.pool
    tags = builder.tags
    rootIDs = builder.roots
    mayHaveMergeKeys = Self.haveMergeKey(builder.records, text: file.text, pool: builder.pool)
    pieces = builder.pieces
    pieceStarts = builder.pieceStarts
    comments = format == .yaml ? CommentScanner.comments(in: file.text, around: builder.records) : []
  }

  /// A tree of other nodes of the same file, the first of which is the only root.
  init(copying tree: Tree, records: [Record], pool: [UInt8], pieces: [Piece], pieceStarts: [Int32]) {
    file = tree.file
    format = tree.format
    problems = tree.problems
    comments = tree.comments
    text = tree.text
    tags = tree.tags
    rootIDs = [0]
    mayHaveMergeKeys = Self.haveMergeKey(records, text: tree.text, pool: pool)
    self.records = records
    self.pool = pool
    self.pieces = pieces
    self.pieceStarts = pieceStarts
  }

  private static func haveMergeKey(_ records: [Record], text: [UInt8], pool: [UInt8]) -> Bool {
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
