/// Byte offsets of code points: libyaml counts its marks in code points. Asking in rising order costs one walk over
/// the text in all.
struct CodePointMap {
  private let text: [UInt8]
  /// The byte offset of every 64th code point; empty when all is ASCII.
  private let checkpoints: [Int32]
  private var lastIndex = 0
  private var lastByte = 0

  /// Measures a UTF-8 text.
  init(_ text: [UInt8], isASCII: Bool) {
    self.text = text
    var checkpoints: [Int32] = []
    if !isASCII {
      checkpoints.reserveCapacity(text.count / 64 + 1)
      var count = 0
      text.withUnsafeBufferPointer { bytes in
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
          if count & 63 == 0 { checkpoints.append(Int32(index)) }
          count += 1
        }
      }
    }
    self.checkpoints = checkpoints
  }

  /// The byte offset of the code point with this index, or the text's end.
  mutating func byte(of index: Int) -> Int32 {
    guard !checkpoints.isEmpty else { return Int32(min(index, text.count)) }
    guard index >> 6 < checkpoints.count else { return Int32(text.count) }
    if index < lastIndex || index - lastIndex > 63 {
      lastIndex = index & ~63
      lastByte = Int(checkpoints[index >> 6])
    }
    text.withUnsafeBufferPointer { bytes in
      while lastIndex < index, lastByte < bytes.count {
        lastByte += Self.width(bytes[lastByte])
        lastIndex += 1
      }
    }
    return Int32(lastByte)
  }

  /// The index of the code point that starts at this byte.
  func index(of byte: Int) -> Int {
    guard !checkpoints.isEmpty else { return byte }
    var low = 0
    var high = checkpoints.count
    while low < high {
      let middle = (low + high) / 2
      if Int(checkpoints[middle]) <= byte { low = middle + 1 } else { high = middle }
    }
    var index = (low - 1) << 6
    var position = Int(checkpoints[low - 1])
    while position < byte {
      position += Self.width(text[position])
      index += 1
    }
    return index
  }

  /// The bytes of the code point that starts with this byte.
  private static func width(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
