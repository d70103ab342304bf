import CYAML
import SourceText

/// Reads a YAML text through libyaml's events into a tree.
///
/// libyaml's marks count code points, its block collections end at the next token, and it stops at the first error;
/// this reader gives bytes, ends a block collection with its last child, and goes on after an error (see
/// `YAMLRecovery.swift`).
struct YAMLReader {
  /// The tree so far.
  var builder: TreeBuilder
  /// The text as libyaml gets it: as long as the file's, without forbidden characters.
  let text: [UInt8]
  /// The collection that the text being read continues, after an error: its index among the open ones.
  var continued: Int?
  /// How many errors are still worth going on after.
  var errorsLeft = 20
  /// How many bytes may still be read in vain, as those after a bracket that is never closed.
  var bytesLeft: Int
  private var awaitsRoot = false
  private var offsets: CodePointMap
  private let directives: Int

  /// More directives than this take libyaml quadratic time.
  private static let directiveLimit = 16

  /// Prepares to read a file.
  init(_ file: SourceFile) {
    let check = CharacterCheck(file.text)
    text = check.readable
    bytesLeft = 2 * check.readable.count + 65_536
    builder = TreeBuilder(file.text)
    builder.problems = check.problems
    offsets = CodePointMap(check.readable, isASCII: check.isASCII)
    directives = check.hasPercentSign ? Self.directives(in: check.readable) : 0
  }

  /// Reads the whole text.
  mutating func read() {
    guard directives <= Self.directiveLimit else {
      builder.problems.append(SyntaxProblem(.tooManyDirectives(limit: Self.directiveLimit), at: .fileStart))
      return
    }
    var next: Int? = 0
    while let start = next {
      next = read(from: start)
      if directives > 0 { break }
    }
    builder.endDocument()
  }

  /// Reads from a byte to the end or to the first error; answers with the byte at which to go on, if anywhere.
  private mutating func read(from start: Int) -> Int? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return nil }
    defer { yaml_parser_delete(parser) }
    let base = offsets.index(of: start)
    return text.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      yaml_parser_set_input_string(parser, rest.baseAddress, rest.count)
      awaitsRoot = continued != nil
      var event = yaml_event_t()
      while yaml_parser_parse(parser, &event) == 1 {
        let kind = event.type
        let whole = Span(
          offsets.byte(of: event.start_mark.index + base), offsets.byte(of: event.end_mark.index + base))
        let isReadable = awaitsRoot ? takeRoot(kind) : take(event, whole, bytes)
        yaml_event_delete(&event)
        if kind == YAML_STREAM_END_EVENT { return nil }
        guard isReadable else {
          return resume(after: Int(whole.start), from: start)
        }
      }
      return handle(YAMLError(parser, base, &offsets, bytes), from: start)
    }
  }

  /// Passes over what leads to the collection that is continued. False when the text is something else.
  private mutating func takeRoot(_ event: yaml_event_type_t) -> Bool {
    guard let continued else { return false }
    switch event {
    case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: return true
    case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
      awaitsRoot = false
      let kind: Node.Kind = event == YAML_MAPPING_START_EVENT ? .mapping : .sequence
      return builder.records[Int(builder.open[continued].id)].kind == kind
    default: return false
    }
  }

  /// Adds what an event tells. False when collections are nested too deep.
  private mutating func take(_ event: yaml_event_t, _ whole: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT:
      scalar(event, whole, bytes)
    case YAML_ALIAS_EVENT:
      builder.alias(String(cString: event.data.alias.anchor), at: whole)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      let style: Node.Style = data.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
      return open(.sequence, style, whole.start, Self.properties(data.anchor, data.tag, whole.start), bytes)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      let style: Node.Style = data.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
      return open(.mapping, style, whole.start, Self.properties(data.anchor, data.tag, whole.start), bytes)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      close(whole)
    case YAML_DOCUMENT_START_EVENT:
      endDocument()
    case YAML_DOCUMENT_END_EVENT:
      if continued == nil || event.data.document_end.implicit == 0 { endDocument() }
    default: break
    }
    return true
  }

  private mutating func endDocument() {
    continued = nil
    builder.endDocument()
  }

  private mutating func open(
    _ kind: Node.Kind, _ style: Node.Style, _ start: Int32, _ properties: TreeBuilder.Properties?,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = properties.map { Self.valueStart(after: $0, bytes) } ?? start
    return builder.open(kind, style, at: start, properties)
  }

  /// Closes a collection, except the one that is continued: what follows may belong to it still.
  private mutating func close(_ whole: Span) {
    guard let frame = builder.open.last, builder.open.count - 1 != continued else { return }
    let isFlow = builder.records[Int(frame.id)].style == .flow
    if isFlow { builder.close(at: whole.isEmpty ? nil : whole.end) } else { builder.close(before: whole.start) }
  }

  private mutating func scalar(_ event: yaml_event_t, _ whole: Span, _ bytes: UnsafeBufferPointer<UInt8>) {
    let data = event.data.scalar
    let properties = Self.properties(data.anchor, data.tag, whole.start)
    let decoded = UnsafeBufferPointer(start: data.value, count: data.length)
    let start = properties.map { min(Self.valueStart(after: $0, bytes), whole.end) } ?? whole.start
    switch data.style {
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
      let style: Node.Style = data.style == YAML_LITERAL_SCALAR_STYLE ? .literal : .folded
      let whole = Span(start, whole.end)
      let (pieces, count) = BlockScalarPieces.pieces(in: bytes, at: whole, decoded: decoded)
      let span = Span(start, Self.lastLineEnd(of: whole, bytes))
      builder.scalar(style, at: span, decoded: decoded, pieces: count == decoded.count ? pieces : [], properties)
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      let style: Node.Style = data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? .singleQuoted : .doubleQuoted
      let span = Span(start, whole.end)
      flowScalar(style, span, Span(span.start + 1, span.end - 1), decoded, properties, bytes)
    default:
      var span = Span(start, whole.end)
      if decoded.isEmpty {
        var place = whole.end
        if properties == nil { while place > 0, bytes[Int(place) - 1].isSpace { place -= 1 } }
        span = Span(place, place)
      }
      flowScalar(.plain, span, span, decoded, properties, bytes)
    }
  }

  private mutating func flowScalar(
    _ style: Node.Style, _ span: Span, _ inner: Span, _ decoded: UnsafeBufferPointer<UInt8>,
    _ properties: TreeBuilder.Properties?, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    if inner.count == decoded.count, haveSameBytes(bytes, from: Int(inner.start), decoded) {
      builder.scalar(style, at: span, text: inner, properties)
    } else {
      let (pieces, count) = FlowScalarPieces.pieces(in: bytes, at: inner, style)
      builder.scalar(style, at: span, decoded: decoded, pieces: count == decoded.count ? pieces : [], properties)
    }
  }

  private static func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?, _ start: Int32
  ) -> TreeBuilder.Properties? {
    guard anchor != nil || tag != nil else { return nil }
    return TreeBuilder.Properties(
      tag: tag.map { String(cString: $0) }, anchor: anchor.map { String(cString: $0) }, start: start)
  }

  /// Where the value starts after its tag and anchor, which libyaml's marks include.
  private static func valueStart(
    after properties: TreeBuilder.Properties, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    var place = Int(properties.start)
    var hasTag = properties.tag != nil
    var hasAnchor = properties.anchor != nil
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "!") where hasTag:
        hasTag = false
        let isVerbatim = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "<")
        while place < bytes.count, !bytes[place].isSpace, isVerbatim || bytes[place] != UInt8(ascii: ",") {
          place += 1
        }
      case UInt8(ascii: "&") where hasAnchor:
        hasAnchor = false
        place += 1
        while place < bytes.count, bytes[place].isWord { place += 1 }
      case UInt8(ascii: "#"):
        while place < bytes.count, !bytes[place].isBreak { place += 1 }
      default:
        let width = bytes[place].isBlank ? 1 : lineBreakWidth(bytes, place, bytes.count)
        if width == 0 { return Int32(place) }
        place += width
      }
    }
    return Int32(place)
  }

  /// The end of the last line of a block scalar that is not blank.
  private static func lastLineEnd(of whole: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var end = Int(whole.end)
    var place = end
    while place > whole.start, bytes[place - 1].isSpace {
      place -= 1
      if bytes[place].isBreak { end = place }
    }
    let isHeader = !bytes[Int(whole.start)..<place].contains(where: \.isBreak)
    guard isHeader else { return Int32(end) }
    place = Int(whole.start)
    while place < end, !bytes[place].isSpace { place += 1 }
    return Int32(place)
  }

  /// The number of lines that start with a `%TAG` or `%YAML` directive; libyaml accepts no other.
  private static func directives(in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var count = 0
      var place = 0
      while place + 1 < bytes.count {
        if bytes[place] == UInt8(ascii: "%"), bytes[place + 1] == 0x54 || bytes[place + 1] == 0x59 {
          let lineBreak = (max(place - 3, 0)..<place).first { $0 + lineBreakWidth(bytes, $0, place) == place }
          if place == 0 || lineBreak != nil { count += 1 }
        }
        place += 1
      }
      return count
    }
  }
}
