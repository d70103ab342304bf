import Facts

/// What a scalar's text can stand for. CloudFormation converts scalars to the type a property has.
enum ScalarText {
  /// Whether the text can be converted to one of the types, none of which is text; nil when that is not certain.
  static func fits(_ text: UnsafeBufferPointer<UInt8>, _ types: SchemaType) -> Bool? {
    if types.contains(.boolean), isBoolean(text) { return true }
    if types.isDisjoint(with: [.number, .integer]) { return false }
    guard let number = number(text) else { return false }
    if types.contains(.number) || number == number.rounded() { return true }
    return nil
  }

  private static func isBoolean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.count {
    case 4: equals(text, "true")
    case 5: equals(text, "false")
    default: false
    }
  }

  private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    for index in text.indices where text[index] | 0x20 != word.utf8Start[index] { return false }
    return true
  }

  private static func isAlike(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in a.indices where lowercased(a[index]) != lowercased(b[index]) { return false }
    return true
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

  /// The number a text stands for.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let first = text.first, text.count <= 64 else { return nil }
    // Whole numbers of few digits are most of them.
    if text.count < 10, text.allSatisfy({ 0x30...0x39 ~= $0 }) {
      return Double(text.reduce(0) { $0 * 10 + Int($1 &- 0x30) })
    }
    guard 0x30...0x39 ~= first || first == 0x2D || first == 0x2B || first == 0x2E else { return nil }
    // Only decimal spellings: neither hexadecimal ones nor words.
    let isDecimal = text.allSatisfy {
      0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2B || $0 == 0x2E || $0 | 0x20 == 0x65
    }
    return isDecimal ? Double(String(decoding: text, as: UTF8.self)) : nil
  }

  /// The number of characters (Unicode code points) of a text.
  static func length(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Whether the texts are the same as values: numbers by what they are, booleans in any case.
  ///
  /// Services are mostly lenient about the case of letters, so what holds between properties ignores it.
  static func isSame(
    _ text: UnsafeBufferPointer<UInt8>, _ other: FactText, ignoringCase: Bool
  ) -> Bool {
    if other.equals(text) { return true }
    if ignoringCase, text.count == other.utf8.count, isAlike(text, other.utf8) { return true }
    guard text.count > 0, text.count < 16 else { return false }
    if text.count <= 5, isBoolean(text), isBoolean(other.utf8) { return text.count == other.utf8.count }
    guard let number = number(text), let known = Self.number(other.utf8) else { return false }
    return number == known && !text.contains(0x2E) && !other.utf8.contains(0x2E)
  }
}
