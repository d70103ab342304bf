import Patterns
import Testing

/// What `AllowedPattern` means: Java's dialect, and the whole text.
@Suite struct JavaDialectTests {
  static let rows = [
    Row("", yes: [""], no: ["a"]),
    Row("abc", yes: ["abc"], no: ["ab", "abcd", "xabc"]),
    Row("a|bc|", yes: ["a", "bc", ""], no: ["b", "abc"]),
    Row("[a-zA-Z][a-zA-Z0-9]*", yes: ["a", "Ab9"], no: ["", "9a", "a-b"]),
    Row(#"(?:\d{1,3}\.){3}\d{1,3}(?:/\d\d?)?"#, yes: ["10.0.0.0", "10.0.0.0/16"], no: ["10.0.0", "10.0.0.0/"]),
    Row(#".+|^[^\s@]+@[^\s@]+\.[^\s@]+$"#, yes: ["a@b.c", "x"], no: ["", "a\n"]),
    Row("^abc$", yes: ["abc"], no: ["abc\n"]),
    Row("abc$\n", yes: ["abc\n"]),
    Row("a$\r\n", yes: ["a\r\n"]),
    Row(#"a\Z\n"#, yes: ["a\n"]),
    Row(#"a\z\n?"#, yes: ["a"], no: ["a\n"]),
    Row("a.c", yes: ["abc", "aéc", "a😀c"], no: ["a\nc", "a\rc", "a\u{85}c", "a\u{2028}c"]),
    Row("(?s)a.c", yes: ["a\nc"]),
    Row("(?m)^a$\n^b$", yes: ["a\nb"]),
    Row("(?d)a.", yes: ["a\r"], no: ["a\n"]),
    Row("a(?i)b", yes: ["ab", "aB"], no: ["Ab"]),
    Row("(?i:a)b", yes: ["ab", "Ab"], no: ["aB"]),
    Row("(a(?i)b|c)d", yes: ["aBd", "Cd"], no: ["aBD"]),
    Row("(?i)[^a]é", yes: ["bé"], no: ["Aé", "bÉ"]),
    Row("(?iu)é[à-ö]", yes: ["ÉÖ"]),
    Row("a{3}", yes: ["aaa"], no: ["aa", "aaaa"]),
    Row("a{2,}", yes: ["aa", "aaaaa"], no: ["a"]),
    Row("a{2,4}?", yes: ["aa", "aaaa"], no: ["a", "aaaaa"]),
    Row("(ab){2,3}", yes: ["abab", "ababab"], no: ["ab", "abababab"]),
    Row("(ab|c){0,2}d", yes: ["d", "cd", "abcd"], no: ["cccd"]),
    Row("[ab]{70}", yes: [String(repeating: "ab", count: 35)], no: [String(repeating: "a", count: 69)]),
    Row("x[ab]{3,200}y", yes: ["xabby"], no: ["xaby", "xabb"]),
    Row("(a{64})*b", yes: ["b", String(repeating: "a", count: 128) + "b"], no: ["aab"]),
    Row("a*+a", no: ["aaa"]),
    Row("a*+b", yes: ["aab", "b"]),
    Row("a{1,2}+a", yes: ["aaa"], no: ["aa", "aaaa"]),
    Row("a?+a", yes: ["aa"], no: ["a"]),
    Row("(?>abc)d", yes: ["abcd"]),
    Row("(?!aws).*", yes: ["x", "aw"], no: ["aws", "awsome"]),
    Row("(?=.*[A-Z])(?=.*[0-9]).{4,}", yes: ["aA9z", "9zzA"], no: ["aaaa", "A9", "AAAA9\n"]),
    Row("[a-z-]+(?<!-)", yes: ["a-b"], no: ["ab-"]),
    Row("a(?<=a)b(?<!a)", yes: ["ab"]),
    Row("(?!(?=a)a)[ab]", yes: ["b"], no: ["a"]),
    Row("(?<name>a)(b)", yes: ["ab"]),
    Row("[a-c&&[^b]]", yes: ["a", "c"], no: ["b", "d"]),
    Row("[a-z&&c-e&&[d]]", yes: ["d"], no: ["c"]),
    Row("[a-c[x-z]]", yes: ["b", "y"], no: ["m"]),
    Row("[]a]", yes: ["]", "a"]),
    Row("[^]a]", yes: ["x"], no: ["]", "a"]),
    Row("[a^-]", yes: ["a", "^", "-"], no: ["b"]),
    Row(#"[\w-.]"#, yes: ["-", ".", "a", "_"], no: ["/"]),
    Row(#"[+--]"#, yes: ["+", ",", "-"], no: ["."]),
    Row(#"\Qa.b\E+"#, yes: ["a.b", "a.bbb"], no: ["axb"]),
    Row(#"\Q(\E|\Q*"#, yes: ["(", "*"]),
    Row(#"\t\n\r\f\a\e\x41\u0042\x{43}\0101\cA"#, yes: ["\t\n\r\u{C}\u{7}\u{1B}ABCA\u{1}"]),
    Row(#"[\ud83d\ude00]"#, yes: ["😀"], no: ["a"]),
    Row(#"\d\D\w\W\s\S\h\v\R"#, yes: ["1a_- x \n\r\n"], no: ["٣a_- x \n\n"]),
    Row(#"\bfoo\b.*\Boo"#, yes: ["foo foo"], no: ["foo oo"]),
    Row(#"\p{Lu}\p{L}\pN\PN\p{IsAlphabetic}\p{gc=Nd}"#, yes: ["Éß1aé2"], no: ["éß1aé2"]),
    Row(#"\p{Alpha}\p{Digit}\p{Punct}\p{Print}\p{Space}"#, yes: ["a1-x "], no: ["é1-x "]),
    Row(#"]}-/\-\/\_"#, yes: ["]}-/-/_"]),
    Row("^*a", yes: ["a"]),
    Row("(?=a)*b(?:){3}", yes: ["b"]),
    Row("{2}a{2}{3}(?i){1,2}", yes: ["aa"], no: ["aaaaaa"]),
  ]

  @Test func doesNotSayWhereVersionsOfJavaDisagree() throws {
    let pattern = try Pattern(#".\b."#, dialect: .java)
    #expect(pattern.matchesWhole("a-") == true)
    #expect(pattern.matchesWhole("é-") == nil)
  }

  @Test(arguments: rows)
  func matchesTheWholeText(_ row: Row) throws {
    let pattern = try Pattern(row.pattern, dialect: .java)
    for text in row.yes { #expect(pattern.matchesWhole(text) == true, "\(text.debugDescription)") }
    for text in row.no { #expect(pattern.matchesWhole(text) == false, "\(text.debugDescription)") }
  }
}
