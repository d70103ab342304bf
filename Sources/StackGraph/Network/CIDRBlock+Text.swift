extension CIDRBlock {
  /// Reads `10.1.0.0/16` or `2001:db8::/32`, strictly: four decimal numbers or RFC 4291 groups, no leading zeros in
  /// decimal numbers, no spaces, no zone. `nil` for anything else, an address without a prefix included.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")),
      let length = Self.decimal(bytes[(slash + 1)...], upTo: 128)
    else { return nil }
    let address = bytes[..<slash]
    if let v4 = Self.v4Address(address), length <= 32 {
      self.init(family: .v4, address: UInt128(v4), prefixLength: length)
    } else if let v6 = Self.v6Address(address) {
      self.init(family: .v6, address: v6, prefixLength: length)
    } else {
      return nil
    }
  }

  private static func decimal(_ digits: ArraySlice<UInt8>, upTo limit: Int) -> Int? {
    guard let first = digits.first, digits.count <= 3, first != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value <= limit ? value : nil
  }

  private static func v4Address(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard let number = decimal(part, upTo: 255) else { return nil }
      address = address << 8 | UInt32(number)
    }
    return address
  }

  private static func v6Address(_ bytes: ArraySlice<UInt8>) -> UInt128? {
    let colon = UInt8(ascii: ":")
    guard bytes.count <= 45 else { return nil }
    guard let gap = bytes.indices.dropLast().first(where: { bytes[$0] == colon && bytes[$0 + 1] == colon }) else {
      guard let groups = v6Groups(bytes), groups.count == 8 else { return nil }
      return groups.reduce(0) { $0 << 16 | UInt128($1) }
    }
    guard let head = v6Groups(bytes[..<gap]), let tail = v6Groups(bytes[(gap + 2)...]), head.count + tail.count < 8,
      !bytes[..<gap].contains(UInt8(ascii: "."))
    else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
    return (head + zeros + tail).reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// The 16-bit groups between colons; the last may be an IPv4 address, which is two.
  private static func v6Groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    if bytes.isEmpty { return [] }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var groups: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, let v4 = v4Address(part) {
        groups += [UInt16(v4 >> 16), UInt16(truncatingIfNeeded: v4)]
        continue
      }
      guard (1...4).contains(part.count) else { return nil }
      var group: UInt16 = 0
      for byte in part {
        guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
        group = group << 4 | UInt16(digit)
      }
      groups.append(group)
    }
    return groups
  }
}

extension CIDRBlock: CustomStringConvertible {
  /// The block in canonical spelling (RFC 5952 for IPv6), without host bits.
  package var description: String {
    let address = family == .v4 ? v4Text : v6Text
    return "\(address)/\(prefixLength)"
  }

  private var v4Text: String {
    [24, 16, 8, 0].map { String(network >> $0 & 0xFF) }.joined(separator: ".")
  }

  private var v6Text: String {
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: network >> (112 - 16 * $0)) }
    var longest = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || groups[index] != 0 {
      if index - start > max(longest.count, 1) { longest = start..<index }
      start = index + 1
    }
    let hex = groups.map { String($0, radix: 16) }
    if longest.isEmpty { return hex.joined(separator: ":") }
    return hex[..<longest.lowerBound].joined(separator: ":") + "::" + hex[longest.upperBound...].joined(separator: ":")
  }
}
