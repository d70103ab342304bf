import PageFormat
import Testing

struct PageDocumentTests {
  @Test func summaryAndSections() throws {
    let document = PageDocument(
      markdown: """
        The first paragraph,
        on two lines.

        More.
        ## Bad
        Some prose.
        ```yaml bad
        A: 1 # finding
        ```
        ## Exceptions
        ```yaml
        ## no heading
        ```
        """, firstLine: 11)
    #expect(document.problems == [])
    #expect(document.summary == "The first paragraph, on two lines.")
    #expect(document.sections.map(\.title) == ["Bad", "Exceptions"])
    #expect(document.sections.map(\.line) == [15, 20])
    #expect(document.sections[0].prose == "Some prose.")
    #expect(document.sections[1].prose == "```yaml\n## no heading\n```")
    let example = try #require(document.sections[0].examples.first)
    #expect(example.line == 17)
    #expect(example.content == "A: 1 # finding\n")
    #expect(document.sections[1].examples.isEmpty)
  }

  @Test func fenceWords() throws {
    let document = PageDocument(
      markdown: """
        Why.
        ## One workspace
        ```json bad a.json finding=1,2 note=2
        {
        }
        ```
        ````yaml with b/c.yaml
        ```
        ````
        ```json fixed a.json
        {}
        ```
        ```config
        version: 1
        ```
        ## Another
        ```json good
        ```
        ```yaml good
        ```
        """)
    #expect(document.problems == [])
    let examples = document.sections.flatMap(\.examples)
    #expect(examples.map(\.role) == [.bad, .with, .fixed, .config, .good, .good])
    #expect(examples.map(\.language) == [.json, .yaml, .json, .config, .json, .yaml])
    #expect(
      examples.map(\.file) == [
        "a.json", "b/c.yaml", "a.json", ".stackproof.yaml", "template.json", "template.yaml",
      ])
    #expect(examples[0].expectations.map(\.line) == [1, 2, 2])
    #expect(examples[0].expectations.map(\.mark) == [.finding, .finding, .note])
    #expect(examples[1].content == "```\n")
  }

  @Test func marks() throws {
    let document = PageDocument(
      markdown: """
        Why.
        ## Bad
        ```yaml bad
        A: "#1" # finding: stands in eu-west-1a # note
        # finding-next when Env=dev, Size=: some text
        # a comment

        B: | # note when IsProd=false
          # notes are no marks
        # finding
        ```
        """)
    #expect(document.problems == [])
    let marks = document.sections[0].examples[0].expectations
    #expect(marks.map(\.line) == [1, 1, 5, 5, 7])
    #expect(marks.map(\.mark) == [.finding, .note, .finding, .note, .finding])
    #expect(marks.map(\.text) == ["stands in eu-west-1a", nil, "some text", nil, nil])
    #expect(marks[2].scenario.map(\.name) == ["Env", "Size"])
    #expect(marks[2].scenario.map(\.value) == ["dev", ""])
    #expect(marks[3].scenario.map(\.value) == ["false"])
  }

  @Test(
    "What cannot be an example is reported by its line",
    arguments: [
      ("```yaml worse\n```", 3), ("```yaml bad\nA: 1\n```", 3), ("```yaml good\nA: 1 # finding\n```", 3),
      ("```yaml bad\nA: 1 # finding in B\n```", 4), ("```yaml bad\nA: 1 # finding\n# note-next\n```", 5),
      ("```json bad finding=3\n{}\n```", 3), ("```json bad a.json findings=1\n{}\n```", 3),
      ("```yaml bad\nA: 1 # finding\n```\n```yaml bad\nB: 1\n```", 6), ("```yaml fixed\n```", 3),
      ("```yaml bad\nA: 1 # finding\n```\n```yaml good b.yaml\n```", 6), ("```yaml bad\nA: 1 # finding when B\n```", 4),
      ("```sh\n", 3),
    ])
  func wrongExample(_ markdown: String, line: Int) {
    let problems = PageDocument(markdown: "Why.\n## Heading\n\(markdown)\n").problems
    #expect(problems.contains { $0.line == line }, "\(problems)")
  }

  @Test func anExampleNeedsAHeadingAndAPageASummary() {
    #expect(PageDocument(markdown: "Why.\n```yaml good\n```\n").problems.map(\.line) == [2])
    #expect(PageDocument(markdown: "## Heading\n", firstLine: 9).problems.map(\.line) == [9])
  }
}
