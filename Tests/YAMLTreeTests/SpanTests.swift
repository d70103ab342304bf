import SourceText
import Testing
import YAMLTree

@Suite struct SpanTests {
  struct Row: Sendable {
    let text: String
    let path: [String]
    let span: String
    let full: String

    init(_ text: String, _ path: [String], _ span: String, full: String? = nil) {
      self.text = text
      self.path = path
      self.span = span
      self.full = full ?? span
    }
  }

  static let rows = [
    Row("a: plain text # c\n", ["a"], "plain text"),
    Row("a: one\n  two\nb: x\n", ["a"], "one\n  two"),
    Row("a: 'it''s'\n", ["a"], "'it''s'"),
    Row("a: \"x\\ty\"  \n", ["a"], "\"x\\ty\""),
    Row("a:\nb: 1\n", ["a"], ""),
    Row("a: !Ref\nb: 1\n", ["a"], "", full: "!Ref"),
    Row("a: !Sub   '${X}'\n", ["a"], "'${X}'", full: "!Sub   '${X}'"),
    Row("a: &anchor !Sub x\n", ["a"], "x", full: "&anchor !Sub x"),
    Row("a: !<tag:x,2000:y> b\n", ["a"], "b", full: "!<tag:x,2000:y> b"),
    Row("a: !Sub |\n  one\n  two  \n\n\n# c\nb: 1\n", ["a"], "|\n  one\n  two  ", full: "!Sub |\n  one\n  two  "),
    Row("a: >-\r\n  one\r\n  two\r\nb: 1\r\n", ["a"], ">-\r\n  one\r\n  two"),
    Row("a: | # no text\nb: 1\n", ["a"], "|"),
    Row("a: [1, 2 ]  # c\n", ["a"], "[1, 2 ]"),
    Row("a: {b: c}\n", ["a"], "{b: c}"),
    Row("a: [b: c, d]\n", ["a", "0"], "b: c"),
    Row("a: [!GetAZs , 2]\n", ["a", "0"], "", full: "!GetAZs"),
    Row("a: [0, !GetAZs ]\n", ["a", "1"], "", full: "!GetAZs"),
    Row("a: !Select [0, !GetAZs '']\n", ["a"], "[0, !GetAZs '']", full: "!Select [0, !GetAZs '']"),
    Row("a:\n  b: 1\n  c: 2\n\n# end\nd: 3\n", ["a"], "b: 1\n  c: 2"),
    Row("a:\n- 1\n- 2\n\nd: 3\n", ["a"], "- 1\n- 2"),
    Row("a:\n  - b: 1\n    c: 2\n  - d\n", ["a", "0"], "b: 1\n    c: 2"),
    Row("a: !If # c\n  # !x\n  - b\n  - c\n", ["a"], "- b\n  - c", full: "!If # c\n  # !x\n  - b\n  - c"),
    Row("a: !Map\n  !K k: v\n", ["a"], "!K k: v", full: "!Map\n  !K k: v"),
    Row("a:\n  b: |\n    x\n\nc: 1\n", ["a"], "b: |\n    x"),
    Row("? a\n? b\n", ["a"], ""),
    Row("é: ü😀\n\"😀\": \"日本\"\nz: !Sub ok\n", ["z"], "ok", full: "!Sub ok"),
    Row("é: ü😀\n\"😀\": \"日本\"\nz: ok\n", ["😀"], "\"日本\""),
    Row("a: x\u{2028}b: y\n", ["b"], "y"),
    Row("{\"a\": {\"b\": [1, \"two\"]}}", ["a"], "{\"b\": [1, \"two\"]}"),
    Row("{\"a\": {\"b\": [1, \"two\"]}}", ["a", "b", "1"], "\"two\""),
  ]

  @Test(arguments: rows)
  func spans(_ row: Row) throws {
    for text in [row.text, "\u{FEFF}" + row.text] {
      let tree = read(text)
      let node = try #require(tree.roots.first?.at(row.path))
      #expect(node.source(node.span) == row.span)
      #expect(node.source(node.fullSpan) == row.full)
      #expect(tree.problems.isEmpty)
    }
  }

  @Test(arguments: rows)
  func utf16(_ row: Row) throws {
    for (mark, isLittle) in [([0xFF, 0xFE] as [UInt8], true), ([0xFE, 0xFF], false)] {
      let bytes = row.text.utf16.flatMap { unit in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      let node = try #require(read(mark + bytes).roots.first?.at(row.path))
      #expect(node.source(node.span) == row.span)
    }
  }

  @Test(arguments: [
    ("", ""), ("---\n", ""), ("a\n", "a"), ("--- a\n--- b\n...\n", "a --- b"), ("# c\n", ""),
    ("a: *x\nb: &x 1", "{a: *?, b: 1}"), ("a: &x {c: 1}\nb: *x\n", "{a: {c: 1}, b: *{c: 1}}"),
    ("a: &x 1\n<<: *x\n<<: 2\n", "{a: 1, <<: *1, <<: 2}"),
    ("a: !!str 1\nb: ! x\n", "{a: tag:yaml.org,2002:str 1, b: ! x}"),
    ("%TAG !a! tag:x:\n---\n!a!b c\n", "tag:x:b c"), ("{a: b, c}\n", "{a: b, c: }"),
    ("{\"a\": [true, null, -1.5e3, {}], \"b\": \"\"}", "{'a': [true, null, -1.5e3, {}], 'b': ''}"),
  ])
  func outlines(_ text: String, _ outline: String) { #expect(read(text).outline == outline) }

  @Test func nullAndText() throws {
    let root = try #require(read("[~, null, Null, NULL, nUll, '', !T , \"null\", *x, {}]").roots.first)
    #expect(root.items.map(\.isNull) == [true, true, true, true, false, false, false, false, false, false])
    #expect(root.items.count == 10)
    let node = try #require(root.at(["1"]))
    #expect(node.isText("null") && node.isText("nu" + "ll") && !node.isText("nul"))
    switch node {
    case "null": break
    default: Issue.record("a node must match its text")
    }
  }

  @Test func logicalPaths() throws {
    let tree = read("A:\n  B:\n    - x\n    - {c: 1}\n")
    let node = try #require(tree.roots.first?.at(["A", "B", "1", "c"]))
    let paths = LogicalPaths(of: tree)
    #expect(paths.path(at: node.span) == ["A", "B", "1", "c"])
    #expect(paths.path(at: Span(3, 5)) == ["A"])
    #expect(paths.path(at: Span(5, 6)) == ["A", "B"])
    #expect(paths.path(at: Span(0, 8)) == ["A"])
    #expect(LogicalPaths(of: read("? {a: b}\n: c\n")).path(at: Span(10, 11)) == [""])
    #expect(LogicalPaths(of: read("")).path(at: Span.fileStart) == [])
  }
}
