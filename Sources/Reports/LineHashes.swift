import SourceText

/// The hash of every line of a file by which code scanning knows a line again after edits elsewhere: the
/// `primaryLocationLineHash` that GitHub's uploader computes where a result has none.
///
/// A line's hash covers 100 UTF-16 code units from its start, blanks and tabs left out, line breaks read as LF.
package struct LineHashes {
  /// The hash of each line, and how often it has occurred so far.
  private var lines: [(hash: UInt64, occurrence: Int)] = []

  private static let multiplier: UInt64 = 37
  private static let window = 100
  /// What a unit weighs when it leaves the window.
  private static let leavingWeight = (0..<window).reduce(1 as UInt64) { weight, _ in weight &* multiplier }

  /// Hashes all lines of a file in one pass.
  package init(of file: SourceFile) {
    var roll = Roll()
    // The uploader reads the byte order mark as a character of the first line.
    if case .utf8(byteOrderMark: true) = file.encoding { roll.add(0xFEFF) }
    for unit in String(decoding: file.text, as: UTF8.self).utf16 { roll.add(unit) }
    roll.finish()
    var occurrences: [UInt64: Int] = [:]
    for hash in roll.hashes {
      let occurrence = occurrences[hash, default: 0] + 1
      occurrences[hash] = occurrence
      lines.append((hash, occurrence))
    }
  }

  /// The hash of a line (from 1) as SARIF carries it: lower-case hex, a colon and the occurrence.
  package subscript(line: Int) -> String {
    let (hash, occurrence) = lines[min(line, lines.count) - 1]
    return String(hash, radix: 16) + ":" + String(occurrence)
  }

  /// The rolling hash over a window of code units.
  private struct Roll {
    /// The hashes of the lines that have left the window, in order.
    private(set) var hashes: [UInt64] = []
    private var units = [UInt64](repeating: 0, count: LineHashes.window)
    /// Whether the unit at the same index of `units` is the first of its line.
    private var startsLine = [Bool](repeating: false, count: LineHashes.window)
    private var index = 0
    private var hash: UInt64 = 0
    private var isLineStart = true
    private var followsReturn = false

    mutating func add(_ unit: UInt16) {
      let isBreakEnd = followsReturn && unit == 0x0A
      followsReturn = false
      if unit == 0x20 || unit == 0x09 || isBreakEnd { return }
      followsReturn = unit == 0x0D
      let unit = unit == 0x0D ? 0x0A : unit
      emit()
      startsLine[index] = isLineStart
      isLineStart = unit == 0x0A
      push(UInt64(unit))
    }

    /// Ends the file and drains the window.
    mutating func finish() {
      add(0xFFFF)
      for _ in 0..<LineHashes.window {
        emit()
        push(0)
      }
    }

    /// Takes the hash of the line whose first unit is about to leave the window.
    private mutating func emit() {
      guard startsLine[index] else { return }
      startsLine[index] = false
      hashes.append(hash)
    }

    private mutating func push(_ unit: UInt64) {
      hash = LineHashes.multiplier &* hash &+ unit &- LineHashes.leavingWeight &* units[index]
      units[index] = unit
      index = (index + 1) % LineHashes.window
    }
  }
}
