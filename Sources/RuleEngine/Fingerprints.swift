import Findings

/// Gives findings the fingerprints they are known by across runs: from rule, path, logical path and the names in the
/// message, and a number where these are the same. Lines do not count, so edits elsewhere keep them.
package enum Fingerprints {
  /// Sets the fingerprint of every finding; `path` gives the path of a finding's file.
  package static func assign(to findings: inout [Finding], path: (Finding) -> String) {
    var counts: [UInt64: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      var hash = StableHash()
      hash.add(finding.rule.rawValue)
      hash.add(path(finding))
      hash.add(finding.place.logicalPath ?? "")
      for argument in finding.message.arguments { hash.add(argument) }
      let ordinal = counts[hash.value, default: 0]
      counts[hash.value] = ordinal + 1
      if ordinal > 0 { hash.add("\(ordinal)") }
      findings[index].fingerprint = hash.hexadecimal
    }
  }
}

/// The 64-bit FNV-1a hash of a list of texts.
private struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    // Keeps ("ab", "c") and ("a", "bc") apart.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
