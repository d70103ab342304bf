import SourceText
import Testing
import YAMLTree

@Suite struct ProblemTests {
  @Test(arguments: [
    ("a: 1\n'a': 2\n\"\\x61\": 3\n", [#"duplicateKey("a") @ 'a' < a"#, #"duplicateKey("a") @ "\x61" < a"#]),
    ("a: {b: 1, a: 2, b: 3}\nc: {b: 1}\n", [#"duplicateKey("b") @ b < b"#]),
    ("{\"a\": 1, \"\\u0061\": 2}", [#"duplicateKey("a") @ "\u0061" < "a""#]),
    ("a: *b\n", [#"unknownAlias("b") @ *b"#]),
    ("a: &b 1\n---\nc: *b\n", [#"unknownAlias("b") @ *b"#]),
    ("a: &b [*b]\n", [#"recursiveAlias("b") @ *b"#]),
    ("a:\n\tb: 1\n", ["tabIndentation @ \t"]),
    ("a:\n  b: 1\n \t c: 1\n", ["tabIndentation @ \t"]),
    (
      "a: \u{1}b\u{7F}\n\u{9F}: \u{FFFE}\n",
      [
        "controlCharacter(1) @ \u{1}", "controlCharacter(127) @ \u{7F}", "controlCharacter(159) @ \u{9F}",
        "controlCharacter(65534) @ \u{FFFE}",
      ]
    ),
    ("a: [b, c\nd: 1\n", ["invalidYAML @ : < ["]),
    ("a: 'b\nc: 1\n", ["invalidYAML @ '"]),
    ("a: b: c\n", ["invalidYAML @ :"]),
    ("a: 1\nb\nc: 2\n", ["invalidYAML @ c: < b"]),
    ("a: @b\n", ["invalidYAML @ @b"]),
  ])
  func problems(_ text: String, _ expected: [String]) { #expect(read(text).problemLines == expected) }

  @Test func invalidBytes() {
    let tree = read([0x61, 0x3A, 0x20, 0xFF, 0x62, 0x0A])
    #expect(tree.problemLines == ["invalidBytes @ \u{FFFD}"])
    #expect(tree.outline == "{a: \u{FFFD}b}")
  }

  @Test func manyKeysAreComparedInLinearTime() {
    let text = (0..<20_000).map { "key\($0): 1\n" }.joined() + "key7: 2\n"
    #expect(read(text).problemLines == [#"duplicateKey("key7") @ key7 < key7"#])
  }

  /// Texts that cost libyaml, or whoever follows the aliases, far more than they are long.
  @Test(arguments: [
    (String(repeating: "[", count: 50_000), "tooDeep(limit: 128)"),
    ("x: " + String(repeating: "[a: ", count: 50_000), "tooDeep(limit: 128)"),
    (String(repeating: "{\"a\":", count: 50_000), "tooDeep(limit: 128)"),
    (String(repeating: "- ", count: 50_000), "tooDeep(limit: 128)"),
    (String(repeating: "a:\n- [\n", count: 20_000), "invalidYAML"),
    (String(repeating: "a: '\n", count: 20_001), "invalidYAML"),
    (String(repeating: "%TAG !a! b\n", count: 50_000), "tooManyDirectives(limit: 16)"),
    ((0..<40).reduce("a0: &a0 [1]\n") { $0 + "a\($1 + 1): &a\($1 + 1) [*a\($1), *a\($1)]\n" }, "aliasExpandsTooFar"),
    ((0..<900).reduce("a0: &a0 [1]\n") { $0 + "a\($1 + 1): &a\($1 + 1) [*a\($1)]\n" }, "aliasExpandsTooFar"),
  ])
  func hostileTexts(_ text: String, _ problem: String) {
    let start = ContinuousClock.now
    let tree = read(text)
    #expect(tree.problemLines.contains { $0.hasPrefix(problem) })
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
