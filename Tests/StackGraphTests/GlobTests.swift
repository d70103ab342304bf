import StackGraph
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*", ""), ("iam:*", "iam:PassRole"), ("IAM:pass*", "iam:PassRole"), ("iam:P*R*e", "iam:PassRole"),
    ("iam:Pass????", "iam:PassRole"), ("*:PassRole", "iam:PassRole"), ("iam:PassRole**", "iam:PassRole"),
  ])
  func matches(_ pattern: String, _ text: String) {
    #expect(Glob(pattern).matches(text))
  }

  @Test(arguments: [
    ("", "iam:PassRole"), ("iam:Get*", "iam:PassRole"), ("iam:PassRole?", "iam:PassRole"), ("*Rol", "iam:PassRole"),
    ("iam", "iam:PassRole"), ("?", ""),
  ])
  func doesNotMatch(_ pattern: String, _ text: String) {
    #expect(!Glob(pattern).matches(text))
  }

  @Test func manyStarsTakeNoLongTime() {
    let stars = String(repeating: "a*", count: 2_000) + "b"
    #expect(!Glob(stars).matches(String(repeating: "a", count: 4_000)))
  }
}
