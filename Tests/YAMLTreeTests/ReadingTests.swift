import SourceText
import Testing
import YAMLTree

@Suite struct ReadingTests {
  @Test func readsAShortTemplate() throws {
    let text = "Resources:\n  B: # c\n    Type: AWS::S3::Bucket\n    N: !Sub  'x-${A}'\n    L: [!GetAZs , 2]\n"
    let tree = Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8)))
    let bucket = try #require(tree.roots[0]["Resources"]?["B"])
    #expect(bucket["Type"]?.isText("AWS::S3::Bucket") == true)
    let name = try #require(bucket["N"])
    #expect(name.tag == "!Sub")
    #expect(tree.file.text(of: name.span) == "'x-${A}'")
    #expect(tree.file.text(of: name.fullSpan) == "!Sub  'x-${A}'")
    #expect(tree.comments.map { tree.file.text(of: $0.span) } == ["# c"])
    #expect(tree.problems.isEmpty)
    #expect(tree.logicalPath(at: name.span) == ["Resources", "B", "N"])
  }
}
