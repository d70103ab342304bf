import SourceText
import Testing
import YAMLTree

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ([0x61, 0xC3, 0x28], "a\u{FFFD}(", 1), ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], "a\u{FFFD}", 1),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00], "a\u{FFFD}b", 1),
      ([0xFE, 0xFF, 0x00, 0x61, 0x62], "a\u{FFFD}", 1), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    ] as [([UInt8], String, Int)])
  func invalidBytesAreReplacedAndReported(_ bytes: [UInt8], _ text: String, _ start: Int) {
    let tree = read(bytes)
    #expect(tree.file.text == Array(text.utf8))
    #expect(tree.problems.first == SyntaxProblem(.invalidBytes, at: Span(start, start + 3)))
  }

  @Test func byteOrderMarkIsNoText() {
    #expect(read("\u{FEFF}a: 1").file.encoding == .utf8(byteOrderMark: true))
    #expect(read("\u{FEFF}{\"a\": 1}").format == .json)
    #expect(read("\u{FEFF}\u{FEFF}a: é").outline == "{a: é}")
  }
}
