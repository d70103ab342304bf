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

  @Test(arguments: [1023, 1024, 1025, 2048]) func findsColumnsAtTheEndOfBlocks(length: Int) {
    let text = Array(("é" + String(repeating: "a", count: length - 2)).utf8)
    #expect(LineTable(text).position(of: Int32(length)).column == length)
  }
}
