import Testing

@testable import Checking

@Suite struct TOMLReaderTests {
  private func entries(_ text: String) throws -> [String] {
    try TOMLReader.entries(of: Array(text.utf8)).map { entry in
      let value =
        switch entry.value {
        case .text(let text): text
        case .list(let items): items.description
        }
      return "\(entry.line) \(entry.path.joined(separator: "/")) \(value)"
    }
  }

  private static let sample = #"""
    # top
    version = 0.1
    title.'long name'."x" = "a\tb\u00e9\"" # end
    [a.b]
    list = [ "x", 'y', # why
      3, [true], {z = 1} ]
    inline = { c = "d", e.f = 1 }
    when = 2026-11-23T10:00:00+01:00
    [ a . "q r" ]
    long = """
    one \
       two
    "three"""" #
    raw = '''C:\x
    y'''
    [[many]]
    left = "out"
    [last]
    k = -1_000
    """#

  @Test func everyKindOfValueIsRead() throws {
    #expect(
      try entries(Self.sample) == [
        "2 version 0.1", "3 title/long name/x a\tbé\"", #"5 a/b/list ["x", "y", "3", "true"]"#,
        "7 a/b/inline/c d", "7 a/b/inline/e/f 1", "8 a/b/when 2026-11-23T10:00:00+01:00",
        "10 a/q r/long one two\n\"three\"", "14 a/q r/raw C:\\x\ny", "19 last/k -1_000",
      ])
    #expect(try entries("\u{FEFF}a = 'b'\r\n[t]\r\nc = 'd'\r\n") == ["1 a b", "3 t/c d"])
    #expect(try entries("") == [])
  }

  @Test(arguments: [
    ("a", 1), ("a =", 1), ("\na = \"x\nb = 1", 2), ("[a\nb = 1", 1), ("a = 1 b = 2", 1), ("a = [1\nb", 2), ("= 1", 1),
    ("a = '''x\n\n", 3), ("a = \"\\q\"", 1), ("a = \"\\uD800\"", 1), ("a = \"\\u12\"", 1), ("a = {b = 1", 1),
    ("a = " + String(repeating: "[", count: 100_000), 1), ("a = " + String(repeating: "{a=", count: 100_000), 1),
  ])
  func whatIsNoTOMLIsRefused(text: String, line: Int) {
    #expect { try TOMLReader.entries(of: Array(text.utf8)) } throws: { ($0 as? TOMLProblem)?.line == line }
  }

  @Test func noPartOfAFileIsFatal() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      _ = try? TOMLReader.entries(of: Array(bytes[..<index]))
      for byte in "\"'[]{}=\\#\n\0".utf8 {
        var changed = bytes
        changed[index] = byte
        _ = try? TOMLReader.entries(of: changed)
      }
    }
  }
}
