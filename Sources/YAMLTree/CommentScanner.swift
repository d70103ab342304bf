import SourceText

/// Finds the comments of a YAML text: libyaml reports none.
enum CommentScanner {
  /// The comments between the scalars among `records`, which stand in document order.
  static func comments(in text: [UInt8], around records: [Record]) -> [Comment] {
    var comments: [Comment] = []
    text.withUnsafeBufferPointer { bytes in
      var position = 0
      var cursor = 0
      while let found = bytes[position...].firstIndex(of: UInt8(ascii: "#")) {
        while cursor < records.count, records[cursor].kind != .scalar || Int(records[cursor].end) <= found {
          cursor += 1
        }
        if cursor < records.count, Int(records[cursor].start) <= found {
          let isBlock = records[cursor].style == .literal || records[cursor].style == .folded
          if !isBlock || bytes[Int(records[cursor].start)..<found].contains(where: isBreak) {
            position = Int(records[cursor].end)
            continue
          }
        }
        guard found == 0 || isBreak(bytes[found - 1]) || isBlank(bytes[found - 1]) else {
          position = found + 1
          continue
        }
        let end = bytes[found...].firstIndex(where: isBreak) ?? bytes.count
        var before = found
        while before > 0, isBlank(bytes[before - 1]) { before -= 1 }
        comments.append(Comment(span: Span(found, end), isAlone: before == 0 || isBreak(bytes[before - 1])))
        position = end
      }
    }
    return comments
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
