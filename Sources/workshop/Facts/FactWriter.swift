import Facts

/// Puts the words of a fact table together.
struct FactWriter {
  private var sections: [FactTable.Section: [UInt32]] = [:]
  private var lengths: [FactTable.Section: Int] = [:]

  /// Makes the table of a pool and of the words of its other sections.
  init(pool: FactPool, others: [FactTable.Section: [UInt32]]) throws {
    sections = others
    let texts = pool.texts.ordered
    sections[.texts] = Self.offsets(texts.map(\.count))
    let bytes = texts.flatMap { $0 }
    sections[.textBytes] = stride(from: 0, to: bytes.count, by: 4).map { start in
      (0..<4).reduce(0) { $0 | UInt32(start + $1 < bytes.count ? bytes[start + $1] : 0) << UInt32(8 * $1) }
    }
    lengths[.textBytes] = bytes.count
    let nodes = pool.nodes.map { $0 ?? [] }
    sections[.nodes] = Self.offsets(nodes.map(\.count))
    sections[.entries] = try nodes.flatMap { $0 }.map { entry in
      guard entry.payload < 0x100_0000 else { throw FactError("a number of a \(entry.keyword) does not fit") }
      return UInt32(entry.keyword.rawValue) << 24 | entry.payload
    }
    sections[.lists] = pool.lists
    sections[.numbers] = pool.numbers.flatMap {
      [UInt32(truncatingIfNeeded: $0.bitPattern), UInt32($0.bitPattern >> 32)]
    }
    sections[.patterns] = pool.patterns
    sections[.formats] = pool.formats
  }

  /// The table's bytes.
  var bytes: [UInt8] {
    var words = [FactTable.magic, FactTable.version]
    var body: [UInt32] = []
    for section in FactTable.Section.allCases {
      let content = sections[section] ?? []
      words.append(UInt32(FactTable.headerWidth + body.count))
      words.append(UInt32(lengths[section] ?? content.count))
      body += content
    }
    return (words + body).flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
  }

  private static func offsets(_ lengths: [Int]) -> [UInt32] {
    lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32($1)) }
  }
}
