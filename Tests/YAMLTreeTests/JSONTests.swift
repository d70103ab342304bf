import SourceText
import Testing
import YAMLTree

@Suite struct JSONTests {
  @Test(arguments: [
    "[]", "{}", " \t\r\n[ ] \n", "[0, -0, 1.5, 1e5, 1E+5, 1e-5, 10.0e1]", "[\"\\u00e9\\ud83d\\ude00\\/\"]",
    "[\"\u{7F}\u{85}\u{2028}\u{FFFE}\"]", "{\"\": {\"\": []}}", "[true, false, null]",
    "{\n\"a\"\n:\n1}", "{\"\(String(repeating: "k", count: 3000))\": 1}", "\u{FEFF}[1]",
  ])
  func valid(_ text: String) {
    let tree = read(text, "a.json")
    #expect(tree.problems.isEmpty)
    #expect(tree.format == .json)
  }

  @Test(arguments: [
    ("[1 2]", "missingComma @ ", "[1, 2]"),
    ("{\"a\":1 \"b\":2}", "missingComma @ ", "{'a': 1, 'b': 2}"),
    ("[1,]", "trailingComma @ ,", "[1]"),
    ("{\"a\":1,}", "trailingComma @ ,", "{'a': 1}"),
    ("[,1]", "expectedValue @ ,", "[, 1]"),
    ("{\"a\":}", "expectedValue @ }", "{'a': }"),
    ("{\"a\" 1}", "expectedColon @ ", "{'a': 1}"),
    ("{1:2}", "bareWord @ 1", "{1: 2}"),
    ("{\"a\":b}", "bareWord @ b", "{'a': b}"),
    ("{'a':\"b\"}", "bareWord @ 'a'", "{'a': 'b'}"),
    ("[01]", "invalidNumber @ 01", "[01]"),
    ("[1.]", "invalidNumber @ 1.", "[1.]"),
    ("[-]", "invalidNumber @ -", "[-]"),
    ("[+1]", "bareWord @ +1", "[+1]"),
    ("[1e]", "invalidNumber @ 1e", "[1e]"),
    ("[\"a\\x\"]", "invalidEscape @ \\x", "['a\\x']"),
    ("[\"\\u12\"]", "invalidEscape @ \\u", "['\\u12']"),
    ("[\"\\ud800\"]", "loneSurrogate @ \\ud800", "['\u{FFFD}']"),
    ("[\"a\tb\"]", "controlCharacter(9) @ \t", "['a\tb']"),
    ("[\"a\n, \"b\"]", "unterminatedString @ \"a", "['a', 'b']"),
    ("[\"a, \n\"b\"]", "unterminatedString @ \"a, ", "['a, ', 'b']"),
    ("[1 // one\n]", "comment @ // one", "[1]"),
    ("[1 /* one */, 2]", "comment @ /* one */", "[1, 2]"),
    ("{\"a\": [1", "unclosedArray @  < [", "{'a': [1]}"),
    ("{\"a\": [1}", "unclosedArray @ } < [", "{'a': [1]}"),
    ("{\"a\": 1]", "unclosedObject @ ] < {", "{'a': 1}"),
    ("{\"a\": 1} x", "textAfterEnd @ x", "{'a': 1}"),
    ("{\"a\"", "expectedColon @ ", "{'a': }"),
    ("{", "unclosedObject @  < {", "{}"),
    ("{é", "expectedKey @ é", "{}"),
  ])
  func invalid(_ text: String, _ problem: String, _ outline: String) {
    let tree = read(text, "a.json")
    #expect(tree.problemLines == [problem])
    if tree.format == .json { #expect(tree.outline == outline) }
  }

  @Test func flowYAMLIsNoFaultInAYAMLFile() {
    let text = "{Resources: {A: !Ref b, }} # c\n"
    #expect(read(text, "a.yaml").problems.isEmpty)
    #expect(read(text, "a.yaml").comments.count == 1)
    #expect(read(text, "a.template").problemLines.first == "bareWord @ Resources")
    #expect(read("{\"a\": 1,}", "a.yaml").problems.isEmpty)
    #expect(read("{\"a\": 1 \"b\": 2}", "a.yaml").problemLines == ["missingComma @ "])
    #expect(read("{\"a\": [1, }", "a.yaml").problemLines == ["unclosedArray @ } < ["])
  }
}
