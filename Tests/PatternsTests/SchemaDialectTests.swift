import Patterns
import Testing

/// What `pattern` in a schema means: a part of the text is enough.
@Suite struct SchemaDialectTests {
  static let rows = [
    Row("", yes: ["", "a"]),
    Row("b", yes: ["abc"], no: ["ac"]),
    Row("^arn:(aws|aws-cn):", yes: ["arn:aws:s3"], no: ["xarn:aws:", "arn:awsx:"]),
    Row("[a-z]{3}$", yes: ["12abc"], no: ["abc1", "abc\n"]),
    Row(#"\Aabc\Z"#, yes: ["abc"], no: ["abc\n"]),
    Row("(?m)^b$", yes: ["a\nb\nc"], no: ["a\rb"]),
    Row("^.$", yes: ["\r", "é", "😀"], no: ["\n", "ab"]),
    Row(#"^[\w-.]+$"#, yes: ["a-b.c", "é", "٣"], no: ["a/b"]),
    Row(#"^\d$"#, yes: ["1", "٣"], no: ["²"]),
    Row(#"^\s$"#, yes: [" ", "\u{A0}", "\u{2003}"], no: ["\u{200B}"]),
    Row("[[:alpha:]][[:^digit:]]", yes: ["éx"], no: ["11"]),
    Row("^[[a]$", yes: ["[", "a"], no: ["]"]),
    Row("^[a&&b]+$", yes: ["a&b"]),
    Row(#"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$"#, yes: ["a 漢😀\n"], no: ["\u{1}"]),
    Row(#"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$"#, yes: ["Größe 7", "漢"], no: ["a#"]),
    Row(#"^[\P{C}]*$"#, yes: ["a\u{E9}"], no: ["\u{7}"]),
    Row(#"^\p{Print}\p{Graph}\p{ASCII}$"#, yes: [" éx"], no: ["\téx", "a x"]),
    Row("(?i)^k$", yes: ["k", "K", "\u{212A}"]),
    Row("^(?P<x>a)(?#note)b$", yes: ["ab"]),
    Row("^a{,2}$", yes: ["", "aa"], no: ["aaa"]),
    Row("^{a}{b,}$", yes: ["{a}{b,}"]),
    Row("^${1,128}", yes: [""], no: ["a"]),
    Row(#"(?<!\.)$"#, yes: ["a"], no: ["a."]),
    Row(#"\bcat\b"#, yes: ["a cat!"], no: ["concat", "caté"]),
    Row(#"^[\b]\x0b\v\07$"#, yes: ["\u{8}\u{B}\u{B}\u{7}"]),
  ]

  @Test(arguments: [
    ("(ab){1,30}", "ab", 30), ("(a|bc){0,50}", "a", 50), ("(?:a-?){3,60}", "a", 60), ("(-*a){48}", "-a", 48),
    ("((a?b){1,8}c){1,20}", "bc", 20), ("(?:\\w{2} )*(ab ){0,40}", "a ", 0),
  ])
  func countsGroups(_ source: String, _ piece: String, _ greatest: Int) throws {
    let pattern = try Pattern("^" + source + "$", dialect: .schema)
    #expect(pattern.isFound(in: String(repeating: piece, count: greatest)) == true)
    #expect(pattern.isFound(in: String(repeating: piece, count: greatest + 1)) == false)
    #expect(pattern.isFound(in: String(repeating: piece, count: greatest + 100)) == false)
  }

  @Test func knowsTheCategoriesOfASCII() throws {
    for name in ["Lu", "Ll", "Lt", "Nd", "Pc", "Pd", "Ps", "Pe", "Po", "Sm", "Sc", "Sk", "Zs", "Cc", "Cf"] {
      let pattern = try Pattern("\\p{\(name)}", dialect: .schema)
      // The standard library's own matcher, which is right if slow.
      let other = try Regex("\\p{\(name)}").matchingSemantics(.unicodeScalar)
      for value in 0..<128 as Range<UInt8> {
        let text = String(UnicodeScalar(value))
        #expect(pattern.isFound(in: text) == text.contains(other), "\(name) \(value)")
      }
    }
  }

  @Test func readsUTF8() throws {
    let pattern = try Array("^é+$".utf8).withUnsafeBufferPointer { source throws(PatternError) in
      try Pattern(utf8: source, dialect: .schema)
    }
    #expect(pattern.isFound(in: "éé") == true)
    #expect(MemoryLayout<Pattern?>.size == MemoryLayout<UInt>.size)
  }

  @Test(arguments: rows)
  func findsAPart(_ row: Row) throws {
    let pattern = try Pattern(row.pattern, dialect: .schema)
    for text in row.yes { #expect(pattern.isFound(in: text) == true, "\(text.debugDescription)") }
    for text in row.no { #expect(pattern.isFound(in: text) == false, "\(text.debugDescription)") }
  }
}
