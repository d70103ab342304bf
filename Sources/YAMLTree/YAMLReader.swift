import CYAML
import SourceText

/// Reads a YAML text through libyaml's events into a tree.
struct YAMLReader {
  private(set) var builder: TreeBuilder
  private let text: [UInt8]
  private let offsets: CodePointMap

  init(_ file: SourceFile) {
    text = file.text
    builder = TreeBuilder(file.text)
    offsets = CodePointMap(file.text)
    if let invalid = file.invalidBytes { builder.problems.append(SyntaxProblem(.invalidBytes, at: invalid)) }
  }

  /// Reads the whole text.
  mutating func read() {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return }
    defer { yaml_parser_delete(parser) }
    text.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var event = yaml_event_t()
      var isDone = false
      while !isDone {
        guard yaml_parser_parse(parser, &event) == 1 else {
          reportError(of: parser)
          break
        }
        isDone = !take(event)
        yaml_event_delete(&event)
      }
    }
    builder.endDocument()
  }

  /// Whether there is more to read.
  private mutating func take(_ event: yaml_event_t) -> Bool {
    let whole = Span(offsets.byte(of: event.start_mark.index), offsets.byte(of: event.end_mark.index))
    switch event.type {
    case YAML_STREAM_END_EVENT: return false
    case YAML_DOCUMENT_END_EVENT: builder.endDocument()
    case YAML_ALIAS_EVENT: builder.alias(String(cString: event.data.alias.anchor), at: whole)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.close(at: whole.isEmpty ? nil : whole.end)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return open(
        .sequence, data.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block, whole, properties(data.anchor, data.tag))
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return open(
        .mapping, data.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block, whole, properties(data.anchor, data.tag))
    case YAML_SCALAR_EVENT: scalar(event.data.scalar, whole)
    default: break
    }
    return true
  }

  private func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> TreeBuilder.Properties? {
    guard anchor != nil || tag != nil else { return nil }
    return TreeBuilder.Properties(
      tag: tag.map { String(cString: $0) }, anchor: anchor.map { String(cString: $0) }, start: 0)
  }

  private mutating func open(
    _ kind: Node.Kind, _ style: Node.Style, _ whole: Span, _ properties: TreeBuilder.Properties?
  ) -> Bool {
    var properties = properties
    properties?.start = whole.start
    let start = properties == nil ? whole.start : valueStart(whole.start, properties)
    if builder.open.count >= Tree.depthLimit {
      builder.problems.append(SyntaxProblem(.tooDeep(limit: Tree.depthLimit), at: Span(start, start + 1)))
      return false
    }
    builder.open(kind, style, at: Span(start, start), properties)
    return true
  }

  private mutating func scalar(_ data: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, _ whole: Span) {
    var properties = properties(data.anchor, data.tag)
    properties?.start = whole.start
    var start = properties == nil ? whole.start : min(valueStart(whole.start, properties), whole.end)
    var end = whole.end
    let style: Node.Style
    var inner: Span
    switch data.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      style = data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? .singleQuoted : .doubleQuoted
      inner = Span(start + 1, end - 1)
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
      style = data.style == YAML_LITERAL_SCALAR_STYLE ? .literal : .folded
      while end > start, " \t\r\n".utf8.contains(text[Int(end) - 1]) { end -= 1 }
      inner = Span(start, end)
    default:
      style = .plain
      if data.length == 0 { start = end }
      inner = Span(start, end)
    }
    let decoded = UnsafeBufferPointer(start: data.value, count: data.length)
    let isVerbatim = inner.count == decoded.count && text[inner.range].elementsEqual(decoded)
    let span = Span(start, end)
    if isVerbatim {
      builder.scalar(style, at: span, text: inner, properties)
    } else {
      builder.scalar(style, at: span, decoded: decoded, pieces: [], properties)
    }
  }

  /// Where the value starts after its tag and anchor.
  private func valueStart(_ start: Int32, _ properties: TreeBuilder.Properties?) -> Int32 {
    var position = Int(start)
    var left = (properties?.tag == nil ? 0 : 1) + (properties?.anchor == nil ? 0 : 1)
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "#"):
        while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        guard left > 0 else { return Int32(position) }
        left -= 1
        while position < text.count, !" \t\r\n,".utf8.contains(text[position]) { position += 1 }
      default: return Int32(position)
      }
    }
    return Int32(position)
  }

  private mutating func reportError(of parser: UnsafePointer<yaml_parser_t>) {
    let reason = parser.pointee.problem.map { String(cString: $0) } ?? ""
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    let place =
      parser.pointee.error == YAML_READER_ERROR
      ? Int32(parser.pointee.problem_offset) : offsets.byte(of: parser.pointee.problem_mark.index)
    let end = min(place + 1, Int32(text.count))
    builder.problems.append(
      SyntaxProblem(.invalidYAML(reason: reason, context: context), at: Span(min(place, end), end)))
  }
}
