import Patterns
import Testing

/// No pattern and no text may take long: each of these would never end in a matcher that tries one way after the other.
@Suite(.timeLimit(.minutes(1))) struct HostilePatternTests {
  static let megabyte = String(repeating: "a", count: 1 << 20)

  @Test(arguments: [
    "(a*)*b", "(a|aa)+b", "(a+)+$b", "(a|a?)+b", "((a{0,5}){0,5}){0,5}b", "a*a*a*a*a*a*b", "(.*)(.*)(.*)(.*)b",
    "(?=(a+)+b)a*b",
  ])
  func answersOnTextsThatAlmostMatch(_ source: String) throws {
    let pattern = try Pattern(source, dialect: .java)
    let text = String(repeating: "a", count: 2000)
    #expect(pattern.matchesWhole(text) == false)
    #expect(pattern.isFound(in: text) == false)
  }

  @Test func answersOnAMegabyte() throws {
    #expect(try Pattern("[a-z]+", dialect: .java).matchesWhole(Self.megabyte) == true)
    #expect(try Pattern("(?!.*b)a{1,1048576}", dialect: .java).matchesWhole(Self.megabyte) == true)
    #expect(try Pattern("b$", dialect: .schema).isFound(in: Self.megabyte) == false)
  }

  @Test func givesUpInsteadOfTakingLong() throws {
    let pattern = try Pattern("((a?){100}[ab]*){6}c", dialect: .java)
    #expect(pattern.matchesWhole(String(repeating: "a", count: 5)) == false)
    #expect(pattern.matchesWhole(Self.megabyte) == nil)
    let large = try Pattern("([ab]c?){1,5000}", dialect: .java)
    #expect(large.matchesWhole(String(repeating: "a", count: 4000)) == true)
    #expect(large.matchesWhole(Self.megabyte) == nil)
  }

  @Test func countsWithoutCopies() throws {
    let pattern = try Pattern("(a{1000}){200}", dialect: .java)
    #expect(pattern.matchesWhole(String(repeating: "a", count: 999)) == false)
    #expect(pattern.matchesWhole(String(repeating: "a", count: 200_000)) == true)
  }

  /// So that many of them take no longer than a long one.
  @Test func givesUpSoonerOnShortPatterns() throws {
    let pattern = try Pattern("((a?b?){16}){0,40}c", dialect: .java)
    #expect(pattern.matchesWhole("abababababababababababababababababababababababab") == nil)
    #expect(throws: PatternError.self) { try Pattern("((a?b?){60}c){40}", dialect: .java) }
  }

  @Test(arguments: ["(", "[", "((", "(?:", "(?=", "(?i", #"\Q"#, "a{1", "[[", "[a&&", "|", "a?", #"\"#, "(?i)", "^"])
  func readsLongRepeatsOfAnything(_ piece: String) {
    for dialect in [Pattern.Dialect.java, .schema] {
      _ = try? Pattern(String(repeating: piece, count: 50_000), dialect: dialect)
    }
  }

  @Test func readsTextThatIsNotUTF8() throws {
    let pattern = try Pattern("a.b", dialect: .java)
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    #expect(bytes.withUnsafeBufferPointer { pattern.matchesWhole($0) } == true)
  }
}
