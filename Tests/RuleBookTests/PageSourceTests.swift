import Findings
import PageFormat
import Testing

struct PageSourceTests {
  private let head = "title: A title\nlevel: warning\nprecision: high\nprofile: strict\nsince: 0.1\n"

  private func source(_ frontMatter: String, _ text: String = "Why.\n") -> PageSource {
    PageSource(bytes: Array("---\n\(frontMatter)---\n\(text)".utf8), id: "a-rule", area: "network")
  }

  @Test func readsEveryKey() throws {
    let page = try #require(
      source(
        """
        title: Tags none of them
        levels: {missing: error, near: warning}
        engine: schema
        severity: critical
        precision: very-high
        profile: all
        aliases: [E3012, CKV_AWS_157]
        controls: [ RDS.5 ]
        since: 1.2

        """
      ).page)
    #expect(page.id == "a-rule")
    #expect(page.area == "network")
    #expect(page.title == "Tags none of them")
    #expect(page.levels.map(\.kind) == ["missing", "near"])
    #expect(page.levels.map(\.level) == [.error, .warning])
    #expect(page.engine == "schema")
    #expect(page.severity == .critical)
    #expect(page.precision == .veryHigh)
    #expect(page.profile == .all)
    #expect(page.aliases == ["E3012", "CKV_AWS_157"])
    #expect(page.controls == ["RDS.5"])
    #expect(page.since == "1.2")
    #expect(page.textLine == 12)
  }

  @Test func oneLevelIsOneNamelessKind() throws {
    let page = try #require(source(head).page)
    #expect(page.level() == .warning)
    #expect(page.levels.map(\.kind) == [""])
    #expect(page.engine == nil && page.severity == nil && page.aliases.isEmpty && page.controls.isEmpty)
  }

  @Test(
    "A wrong line is reported by its number",
    arguments: [
      ("lavel: note", 7), ("engine: Schema", 7), ("severity: bad", 7), ("aliases: E1", 7), ("aliases: [a,]", 7),
      ("aliases: [\"a\"]", 7), ("controls: [a] # why", 7), ("title: Twice", 7), ("levels: {a: note}", 7),
      ("engine:schema", 7), ("no colon", 7), ("engine:", 7),
    ])
  func wrongLine(_ line: String, number: Int) {
    let source = source(head + line + "\n")
    #expect(source.page == nil)
    #expect(source.problems.map(\.line) == [number])
  }

  @Test(arguments: ["title", "level", "precision", "profile", "since"])
  func missingKey(_ key: String) {
    let lines = head.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
    let problems = source(lines.joined(separator: "\n") + "\n").problems
    #expect(problems.count == 1)
    #expect(problems.first?.line == 6)
    #expect(problems.first?.message.contains("`\(key)`") == true)
  }

  @Test(arguments: ["a: b", "a #b", "'a'", "[a]", "a\tb", ""])
  func titlesThatYAMLReadsOtherwise(_ title: String) {
    let problems = source(head.replacing("A title", with: title)).problems
    #expect(problems.map(\.line) == [2])
  }

  @Test(arguments: ["{a: note, a: error}", "{}", "{a: loud}", "{A: note}", "note", "{a note}"])
  func wrongLevels(_ levels: String) {
    #expect(source(head.replacing("level: warning", with: "levels: \(levels)")).problems.map(\.line) == [3])
  }

  @Test func bytesThatAreNoPlainText() {
    let page = Array("---\n\(head)---\n".utf8)
    for (bytes, line) in [([0xFF], 1), (Array("a\r\n".utf8), 8), (Array("\n\0".utf8), 9)] as [([UInt8], Int)] {
      #expect(PageSource(bytes: page + bytes, id: "a", area: "b").problems.map(\.line) == [line])
    }
    #expect(PageSource(bytes: [0xEF, 0xBB, 0xBF] + page, id: "a", area: "b").problems.count == 1)
    #expect(PageSource(bytes: [], id: "a", area: "b").problems.count == 1)
    #expect(PageSource(bytes: Array("---\ntitle: A\n".utf8), id: "a", area: "b").problems.count == 1)
  }

  @Test func hyphenatedNames() {
    for name in ["a", "rds-instance-multi-az", "s3-2"] { #expect(isHyphenatedName(name)) }
    for name in ["", "A", "-a", "a-", "a--b", "2a", "a_b", "ä"] { #expect(!isHyphenatedName(name)) }
  }

  @Test func theIndexHoldsWhatThePageSays() throws {
    var page = try #require(source(head + "aliases: [E1, W2]\nseverity: low\n", "Straße 🦆\n").page)
    page.text = 0..<13
    let other = RulePage(
      id: "b-rule", area: "iam", title: "B", levels: [("x", .error), ("y", .note)], engine: "schema",
      precision: .veryHigh, profile: .default, since: "0.2", text: 13..<15, textLine: 3)
    let text = PageIndex.line(for: page) + PageIndex.line(for: other) + "\nStraße 🦆\nB\n"
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let pages = PageIndex.pages(in: bytes)
      #expect(pages.map(\.id) == ["a-rule", "b-rule"])
      #expect(pages.map { String(decoding: bytes[$0.text], as: UTF8.self) } == ["Straße 🦆\n", "B\n"])
      #expect(pages[0].aliases == ["E1", "W2"] && pages[0].severity == .low && pages[0].profile == .strict)
      #expect(pages[1].level(ofKind: "y") == .note && pages[1].engine == "schema" && pages[1].textLine == 3)
    }
    Array("\n".utf8).withUnsafeBufferPointer { #expect(PageIndex.pages(in: $0).isEmpty) }
  }
}
