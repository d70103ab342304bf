import SourceText
import Testing
import YAMLTree

@Suite struct RecoveryTests {
  struct Row: Sendable {
    let text: String
    let outline: String
    let problems: [String]

    init(_ text: String, _ outline: String, _ problems: [String]) {
      self.text = text
      self.outline = outline
      self.problems = problems
    }
  }

  static let rows = [
    Row("a: b: c\nd: 1\n", "{a: b, d: 1}", ["invalidYAML @ :"]),
    Row("a:\n  b: 'x\n  c: 1\nd: 2\n", "{a: {b: , c: 1}, d: 2}", ["invalidYAML @ '"]),
    Row("a:\n  b: [x, y\n  c: 1\nd: 2\n", "{a: {b: [x], c: 1}, d: 2}", ["invalidYAML @ : < ["]),
    Row("a:\n  - b: @\n    c: 1\n  - d: 2\ne: 3\n", "{a: [{b: , c: 1}, {d: 2}], e: 3}", ["invalidYAML @ @"]),
    Row("a:\n- b: @\n- d: 2\ne: 3\n", "{a: [{b: }, {d: 2}], e: 3}", ["invalidYAML @ @"]),
    Row("a:\n  b:\n    c: @\n    # d: 1\n  e: 2\nf: 3\n", "{a: {b: {c: }, e: 2}, f: 3}", ["invalidYAML @ @"]),
    Row("a: @\nb: 1\n---\nc: 2\n", "{a: , b: 1} --- {c: 2}", ["invalidYAML @ @"]),
    Row("a: [@\n--- \nc: 2\n", "{a: []} --- {c: 2}", ["invalidYAML @ @"]),
    Row(
      "a: @\nb: @\nc: 1\na: 2\n", "{a: , b: , c: 1, a: 2}",
      [
        "invalidYAML @ @", "invalidYAML @ @", #"duplicateKey("a") @ a < a"#,
      ]),
    Row("a:\n  b:\n    c: 1\n]   d: 1\n    e: 1\n  f: 1\n", "{a: {b: {c: 1, e: 1}, f: 1}}", ["invalidYAML @ ]"]),
    Row("a:\n  b:\n    c: 1\n  @d:\n    c: 2\n  e: 3\n", "{a: {b: {c: 1}, e: 3}}", ["invalidYAML @ @d:"]),
    Row("@ x\na: 1\n", "{a: 1}", ["invalidYAML @ @"]),
    Row("a:\n\tb: 1\nc: 2\n", "{a: , c: 2}", ["tabIndentation @ \t"]),
    Row("a: {b: {c: [1,\n  2], \nd: 3\n", "{a: {b: {c: [1, 2]}}, d: 3}", ["invalidYAML @ {"]),
    Row("é:\n  ü: 😀 @: x\n  ö: @\n  ä: 1\n", "{é: {ü: 😀 @, ö: , ä: 1}}", ["invalidYAML @ :", "invalidYAML @ @"]),
  ]

  @Test(arguments: rows)
  func goesOn(_ row: Row) {
    let tree = read(row.text)
    #expect(tree.outline == row.outline)
    #expect(tree.problemLines == row.problems)
  }
}
