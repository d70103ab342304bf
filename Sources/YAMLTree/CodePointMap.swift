/// Byte offsets of code points: libyaml counts its marks in code points.
struct CodePointMap {
  private let text: [UInt8]
  /// The byte offset of every 64th code point; empty when all is ASCII.
  private let checkpoints: [Int32]

  /// Measures a UTF-8 text.
  init(_ text: [UInt8]) {
    self.text = text
    var checkpoints: [Int32] = []
    if !text.allSatisfy({ $0 < 0x80 }) {
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

  /// The byte offset of the code point with this index.
  func byte(of index: Int) -> Int32 {
    guard !checkpoints.isEmpty else { return Int32(min(index, text.count)) }
    guard index >> 6 < checkpoints.count else { return Int32(text.count) }
    var byte = Int(checkpoints[index >> 6])
    for _ in 0..<(index & 63) where byte < text.count {
      byte += 1
      while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
    }
    return Int32(byte)
  }
}
