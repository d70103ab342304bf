/// Writes JSON as bytes, in the order it is told and the same way every time.
///
///     var json = JSONWriter(.pretty)
///     json.object { json in
///       json.field("version", 1)
///       json.array("findings") { json in for finding in findings { json.string(finding.message) } }
///     }
///
/// Writes what it is told: keys twice in one object are the caller's mistake.
package struct JSONWriter {
  /// How much white space a document has.
  package enum Layout: Sendable {
    /// None.
    case compact
    /// A line a member, indented by two spaces; `inline` objects and arrays stand on one line.
    case pretty
  }

  /// What has been written so far, as UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// The depth at which an inline value began; everything in it stands on its line.
  private var inlineDepth: Int?
  private var isFirst = true
  private var followsKey = false

  /// Makes a writer of an empty document.
  package init(_ layout: Layout) { self.layout = layout }

  /// Writes an object whose members `body` writes.
  package mutating func object(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container("{", "}", inline, body)
  }

  /// Writes an array whose elements `body` writes.
  package mutating func array(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container("[", "]", inline, body)
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes an integer.
  package mutating func int(_ value: Int) {
    separate()
    bytes.appendDecimal(value)
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) {
    separate()
    append(value ? "true" : "false")
  }

  /// Writes `null`.
  package mutating func null() {
    separate()
    append("null")
  }

  /// Writes the key of an object's next member; the value must follow. The key stands as it is, without escapes.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(name)
    bytes.append(UInt8(ascii: "\""))
    endKey()
  }

  /// Writes a key that is not known beforehand; the value must follow.
  package mutating func key(named name: String) {
    separate()
    quote(name)
    endKey()
  }

  /// Ends the document with a line break.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  private mutating func container(
    _ open: StaticString, _ close: StaticString, _ inline: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    append(open)
    depth += 1
    if inline, inlineDepth == nil { inlineDepth = depth }
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst, inlineDepth == nil { breakLine() }
    if let begun = inlineDepth, depth < begun { inlineDepth = nil }
    append(close)
    isFirst = false
  }

  /// Writes what stands between two members or elements.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard depth > 0 else { return }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if inlineDepth == nil {
      breakLine()
    } else if !isFirst, layout == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { bytes.appendEscapedForJSON($0) }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONWriter {
  /// Writes a member whose value is a string.
  package mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member whose value is a string or `null`.
  package mutating func field(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member whose value is an integer.
  package mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  /// Writes a member whose value is `true` or `false`.
  package mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member whose value is an array of strings on one line.
  package mutating func field(_ name: StaticString, _ values: [String]) {
    array(name, inline: true) { json in for value in values { json.string(value) } }
  }

  /// Writes a member whose value is an object.
  package mutating func object(_ name: StaticString, inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(inline: inline, body)
  }

  /// Writes a member whose value is an array.
  package mutating func array(_ name: StaticString, inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(inline: inline, body)
  }
}
