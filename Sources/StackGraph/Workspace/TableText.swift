/// A part of a table that is written as text in the sources. Tables are read when a rule first asks for them, so they are
/// taken apart by bytes: by characters that takes longer than to check a template.
package struct TableText {
  /// UTF-8; literals stay for as long as the process.
  private let bytes: Slice<UnsafeBufferPointer<UInt8>>

  /// The whole of a table.
  package init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)[...]
  }

  private init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { self.bytes = bytes }

  /// The parts between an ASCII character, without empty ones.
  package func parts(_ separator: Unicode.Scalar) -> [TableText] {
    let separator = UInt8(ascii: separator)
    var parts: [TableText] = []
    var start = bytes.startIndex
    var index = start
    while index != bytes.endIndex {
      if bytes[index] == separator {
        if start != index { parts.append(TableText(bytes[start..<index])) }
        start = index + 1
      }
      index += 1
    }
    if start != bytes.endIndex { parts.append(TableText(bytes[start...])) }
    return parts
  }

  /// The text.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether a blank stands first.
  var isIndented: Bool { bytes.first == UInt8(ascii: " ") }

  /// Whether a dash says that there is nothing.
  var isDash: Bool { bytes.elementsEqual([UInt8(ascii: "-")]) }
}
