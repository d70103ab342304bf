import Patterns
import Testing

@Suite struct PatternErrorTests {
  @Test(arguments: [
    ("a(b", 1), ("a)", 1), ("[a", 0), ("[z-a]", 1), ("a{3,2}", 1), ("a{", 1), ("a{x", 1), ("a{1", 3), ("*a", 0),
    ("a**", 2), ("a|+", 2), (#"a\q"#, 1), (#"\"#, 0), (#"\x4"#, 0), (#"\u004"#, 0), (#"\0"#, 0), ("(?q)a", 2),
    ("(?P<n>a)", 2), ("(?<1>a)", 0), (#"\p{L"#, 0), (#"\p{}"#, 0), (#"[a-\d]"#, 1), ("(?#x)", 2), ("[]", 0),
  ])
  func rejectsWhatJavaRejects(_ source: String, _ offset: Int) {
    #expect(error(source, .java).map { [$0.kind == .invalid ? 1 : 0, $0.offset] } == [1, offset])
  }

  @Test(arguments: [("(a", 0), ("a)", 1), ("[a", 0), ("[b-a]", 1), ("a{3,2}", 1), ("?", 0), ("a+*", 2), (#"\q"#, 0)])
  func rejectsWhatSchemasReject(_ source: String, _ offset: Int) {
    #expect(error(source, .schema).map { [$0.kind == .invalid ? 1 : 0, $0.offset] } == [1, offset])
  }

  @Test(arguments: [
    #"(a)\1"#, #"(?<n>a)\k<n>"#, "(?>a|ab)c", "(ab)*+c", #"\X"#, #"\p{IsLatin}"#, "(?x)a b", "[^a[b]]", "[^a&&b]",
    "[a&&[b]c]", "(?<=a*)b", "a{9999999999}", "(a{2}b){20000}", "(a{1000}){1000}",
    String(repeating: "(", count: 200) + String(repeating: ")", count: 200),
    String(repeating: "[", count: 200),
  ])
  func leavesUndecidedWhatItCannotDecide(_ source: String) {
    #expect(error(source, .java)?.kind == .unsupported)
  }

  private func error(_ source: String, _ dialect: Pattern.Dialect) -> PatternError? {
    do throws(PatternError) {
      _ = try Pattern(source, dialect: dialect)
      return nil
    } catch { return error }
  }
}
