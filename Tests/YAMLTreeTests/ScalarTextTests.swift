import SourceText
import Testing
import YAMLTree

@Suite struct ScalarTextTests {
  /// Texts whose root scalar decodes to something that holds `${V}` once.
  static let rows = [
    ("plain ${V} text", "plain ${V} text"),
    ("one\n two ${V}\n\n three", "one two ${V}\nthree"),
    ("'it''s ${V}'", "it's ${V}"),
    ("'a\n\n  b ${V}'", "a\nb ${V}"),
    ("\"\\x41\\u00e9\\U0001F600\\L\\\\ ${V}\"", "Aé😀\u{2028}\\ ${V}"),
    ("\"a \\\n   b ${V}\\n\"", "a b ${V}\n"),
    ("|\n  a\n    b ${V}\n\n  c\n", "a\n  b ${V}\n\nc\n"),
    ("|2-\n    a\n  ${V}\n", "  a\n${V}"),
    ("|+\n  ${V}\n\n", "${V}\n\n"),
    (">\n  a\n  b ${V}\n\n\n  c\n   d\n  e\n", "a b ${V}\n\nc\n d\ne\n"),
    (">\r\n  ä\r\n\r\n  b ${V}\r\n", "ä\nb ${V}\n"),
    ("|\n  \n  ${V}", "\n${V}"),
    ("\"a\u{85}b ${V}\"", "a b ${V}"),
    ("[\"\\ud83d\\ude00 \\/ \\u0000 ${V} \\b\\f\\n\\r\\t\\\"\"]", "😀 / \0 ${V} \u{8}\u{C}\n\r\t\""),
  ]

  @Test(arguments: rows)
  func placesInText(_ source: String, _ text: String) throws {
    for prefix in ["", "# é😀\n"] where prefix.isEmpty || !source.hasPrefix("[") {
      let tree = read(prefix + source)
      var node = try #require(tree.roots.first)
      if node.kind == .sequence { node = try #require(node.at(["0"])) }
      #expect(node.text == text)
      let bytes = Array(text.utf8)
      let start = try #require(bytes.firstIndex(of: UInt8(ascii: "$")))
      #expect(node.source(node.span(ofText: start..<start + 4)) == "${V}")
      #expect(node.source(node.span(ofText: start + 2..<start + 3)) == "V")
      #expect(node.span(ofText: start..<start).isEmpty)
      for index in bytes.indices {
        let span = node.span(ofText: index..<index + 1)
        #expect(node.span.contains(span))
        if span.count == 1, !node.source(span).allSatisfy(\.isNewline) {
          #expect(tree.file.text[Int(span.start)] == bytes[index])
        }
      }
    }
  }
}
