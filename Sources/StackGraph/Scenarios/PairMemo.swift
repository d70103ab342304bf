/// Remembers the result of a commutative operation on two nodes, exactly and for ever.
struct PairMemo {
  /// Open-addressed keys, 0 for a free slot; no pair of nodes that needs computing has that key.
  private var keys = [UInt64](repeating: 0, count: 256)
  private var results = [Int32](repeating: 0, count: 256)
  private var count = 0

  static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
  }

  private static func firstSlot(of key: UInt64, among size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  subscript(a: Int32, b: Int32) -> Int32? {
    let key = Self.key(a, b)
    var slot = Self.firstSlot(of: key, among: keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return results[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Remembers the result for a pair that is not known yet.
  mutating func insert(_ a: Int32, _ b: Int32, _ result: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    place(Self.key(a, b), result)
    count += 1
  }

  private mutating func place(_ key: UInt64, _ result: Int32) {
    var slot = Self.firstSlot(of: key, among: keys.count)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    results[slot] = result
  }

  private mutating func grow() {
    let (oldKeys, oldResults) = (keys, results)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    results = [Int32](repeating: 0, count: oldKeys.count * 2)
    for slot in oldKeys.indices where oldKeys[slot] != 0 { place(oldKeys[slot], oldResults[slot]) }
  }
}
