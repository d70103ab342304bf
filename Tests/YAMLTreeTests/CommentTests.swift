import SourceText
import Testing
import YAMLTree

@Suite struct CommentTests {
  @Test(arguments: [
    ("# a\nb: c # d\n", ["+# a", "-# d"]),
    ("a: 'x # y'\nb: x#y\nc: \"# z\"\n", []),
    ("a: |  # head\n  # text\n # after\nb: 1\n", ["-# head", "+# after"]),
    ("a: !T#x y\r\n\t# é\r\n", ["+# é"]),
    ("a: [ # one\n  # two\n  b ] #three", ["-# one", "+# two", "-#three"]),
    ("a: one\n  two # c\n", ["-# c"]),
    ("a: &x # c\n  b\n", ["-# c"]),
    ("a: >\n  x\n\n# end", ["+# end"]),
    ("{\"a\": \"# b\"}", []),
  ])
  func comments(_ text: String, _ expected: [String]) {
    let tree = read(text)
    #expect(tree.comments.map { ($0.isAlone ? "+" : "-") + tree.file.text(of: $0.span) } == expected)
  }
}
