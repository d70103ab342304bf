import SourceText
import Testing

@Suite struct LineTableTests {
  @Test func countsColumnsInUTF16OnVeryLongLines() {
    let unit = "é🚀a"
    let text = Array(String(repeating: unit, count: 2000).utf8)
    let table = LineTable(text)
    for count in [0, 1, 145, 146, 147, 293, 1999, 2000] {
      let position = table.position(of: Int32(count * unit.utf8.count))
      #expect(position == Position(line: 1, column: 1 + count * unit.utf16.count))
    }
  }

  @Test func endsLinesAsEditorsDo() {
    let table = LineTable(Array("a\r\nbé\rc\n".utf8))
    #expect(table.count == 4)
    #expect(table.position(of: 6) == Position(line: 2, column: 3))
    #expect(table.position(of: 7) == Position(line: 3, column: 1))
    #expect(table.span(ofLine: 1) == Span(0, 1))
    #expect(table.position(of: 99) == Position(line: 4, column: 1))
  }

  /// Breaks are looked for in eight bytes at once: at every place among all kinds of characters.
  @Test func findsBreaksWhereverTheyStand() {
    let characters: [Character] = ["a", "\n", "\r", "\r\n", "\t", "\u{8A}", "\u{8D}", "é", "🚀", "\u{0B}"]
    var state: UInt32 = 7
    for length in 0..<600 {
      var text = ""
      for _ in 0..<(length % 40) {
        state = state &* 1_664_525 &+ 1_013_904_223
        text.append(characters[Int(state >> 24) % (characters.count + 6) % characters.count])
      }
      let bytes = Array(text.utf8)
      var starts = [0]
      for (index, byte) in bytes.enumerated() {
        let isLoneReturn = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        if byte == 0x0A || isLoneReturn { starts.append(index + 1) }
      }
      let table = LineTable(bytes)
      #expect(table.count == starts.count)
      for (line, start) in starts.enumerated() { #expect(table.line(of: Int32(start)) == line + 1) }
    }
  }

  @Test(arguments: [1023, 1024, 1025, 2048]) func findsColumnsAtTheEndOfBlocks(length: Int) {
    let text = Array(("é" + String(repeating: "a", count: length - 2)).utf8)
    #expect(LineTable(text).position(of: Int32(length)).column == length)
  }
}
