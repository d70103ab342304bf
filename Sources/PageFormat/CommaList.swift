/// A list of texts without commas, parted by commas. Few of all lists are ever looked at, so they are kept as they are
/// written.
struct CommaList: Sendable {
  let text: String

  init(text: String) { self.text = text }

  init(_ items: [String]) { text = items.joined(separator: ",") }

  var items: [String] {
    var items: [String] = []
    forEach { items.append(String(decoding: $0, as: UTF8.self)) }
    return items
  }

  /// The items that begin so.
  func items(beginningWith prefix: String) -> [String] {
    var items: [String] = []
    forEach { if $0.starts(with: prefix.utf8) { items.append(String(decoding: $0, as: UTF8.self)) } }
    return items
  }

  /// The items with small letters for capital ones of ASCII.
  var lowercasedItems: [String] {
    var items: [String] = []
    forEach { items.append(String(decoding: $0.map(Self.lowercased), as: UTF8.self)) }
    return items
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  private func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: ",") { end += 1 }
        if end > start { body(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
        start = end + 1
      }
    }
  }
}
