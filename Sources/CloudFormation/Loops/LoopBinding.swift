import YAMLTree

/// An identifier of a loop and its value in one turn.
struct LoopBinding {
  /// The identifier.
  let identifier: String
  /// What `${Identifier}` stands for.
  let value: String
  /// What `&{Identifier}` stands for: the letters and digits of the value.
  let alphanumericValue: String

  init(_ identifier: String, _ value: String) {
    self.identifier = identifier
    self.value = value
    alphanumericValue = String(decoding: value.utf8.filter(\.isASCIIAlphanumeric), as: UTF8.self)
  }
}

/// The text of a scalar in one turn of the loops around it.
struct LoopText {
  /// The stretches of the written text and what they become.
  private(set) var parts: [TreeCopy.Part] = []
  /// The number of bytes of the text.
  private(set) var count = 0

  /// Nil when the text mentions no identifier.
  init?(_ node: Node, _ bindings: [LoopBinding]) {
    var copied = 0
    node.withUTF8 { bytes in
      var index = 0
      while index + 3 < bytes.count {
        let sign = bytes[index]
        guard sign == UInt8(ascii: "$") || sign == UInt8(ascii: "&"), bytes[index + 1] == UInt8(ascii: "{"),
          let binding = bindings.last(where: { Self.isNamed($0.identifier, bytes, at: index + 2) })
        else {
          index += 1
          continue
        }
        let end = index + 3 + binding.identifier.utf8.count
        keep(copied..<index)
        let value = sign == UInt8(ascii: "$") ? binding.value : binding.alphanumericValue
        parts.append(.replaced(index..<end, by: value))
        count += value.utf8.count
        index = end
        copied = end
      }
      if !parts.isEmpty { keep(copied..<bytes.count) }
    }
    if parts.isEmpty { return nil }
  }

  /// The text; `node` is the scalar.
  func text(of node: Node) -> String {
    var text = ""
    text.reserveCapacity(count)
    node.withUTF8 { bytes in
      for part in parts {
        switch part {
        case .kept(let range): text += String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        case .replaced(_, by: let value): text += value
        }
      }
    }
    return text
  }

  private mutating func keep(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    parts.append(.kept(range))
    count += range.count
  }

  private static func isNamed(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let end = start + name.utf8.count
    return end < bytes.count && bytes[end] == UInt8(ascii: "}") && bytes[start..<end].elementsEqual(name.utf8)
  }
}

extension String {
  /// Whether the text of a `Fn::Sub` has variables.
  var hasVariables: Bool { zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "{") } }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter or digit.
  var isASCIIAlphanumeric: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= self
  }
}
