import SourceText

/// Finds keys that a mapping has more than once, in time linear in the number of entries.
struct DuplicateKeys {
  private var keys: [Int32] = []
  private var slots: [Int32] = []

  /// Appends a problem for every key of a closed mapping that an earlier key equals in its decoded text.
  mutating func report(
    in mapping: Int, _ records: [Record], text: [UInt8], pool: [UInt8], to problems: inout [SyntaxProblem]
  ) {
    keys.removeAll(keepingCapacity: true)
    var position = mapping + 1
    let end = Int(records[mapping].next)
    while position < end {
      if records[position].kind == .scalar { keys.append(Int32(position)) }
      position = Int(records[Int(records[position].next)].next)
    }
    records.withUnsafeBufferPointer { records in
      text.withUnsafeBytes { text in
        pool.withUnsafeBytes { pool in
          let view = View(records: records, text: text, pool: pool)
          if keys.count <= 12 { reportByPairs(view, to: &problems) } else { reportByHash(view, to: &problems) }
        }
      }
    }
  }

  private struct View {
    let records: UnsafeBufferPointer<Record>
    let text: UnsafeRawBufferPointer
    let pool: UnsafeRawBufferPointer

    func bytes(of id: Int32) -> UnsafeRawBufferPointer {
      let record = records[Int(id)]
      let start = Int(record.textStart)
      return UnsafeRawBufferPointer(rebasing: (record.isPooled ? pool : text)[start..<start + Int(record.textCount)])
    }

    func areEqual(_ a: Int32, _ b: Int32) -> Bool {
      records[Int(a)].textCount == records[Int(b)].textCount && bytes(of: a).elementsEqual(bytes(of: b))
    }

    func problem(_ key: Int32, first: Int32) -> SyntaxProblem {
      SyntaxProblem(
        .duplicateKey(String(decoding: bytes(of: key), as: UTF8.self)), at: records[Int(key)].span,
        related: records[Int(first)].span)
    }
  }

  private func reportByPairs(_ view: View, to problems: inout [SyntaxProblem]) {
    for index in keys.indices.dropFirst() {
      if let first = keys[..<index].first(where: { view.areEqual($0, keys[index]) }) {
        problems.append(view.problem(keys[index], first: first))
      }
    }
  }

  private mutating func reportByHash(_ view: View, to problems: inout [SyntaxProblem]) {
    var capacity = 32
    while capacity < keys.count * 2 { capacity *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: capacity))
    for key in keys {
      var hasher = Hasher()
      hasher.combine(bytes: view.bytes(of: key))
      var slot = hasher.finalize() & (capacity - 1)
      while slots[slot] >= 0, !view.areEqual(slots[slot], key) { slot = (slot + 1) & (capacity - 1) }
      if slots[slot] < 0 { slots[slot] = key } else { problems.append(view.problem(key, first: slots[slot])) }
    }
  }
}
