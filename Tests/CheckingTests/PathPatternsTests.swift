import Testing

@testable import Checking

@Suite struct PathPatternsTests {
  /// Pattern, path below `/repo` (a directory when it ends with `/`), what git says.
  @Test(arguments: [
    ("foo", "foo", true), ("foo", "a/b/foo", true), ("foo", "foobar", false), ("foo/", "foo", false),
    ("foo/", "a/foo/", true), ("/foo", "foo", true), ("/foo", "a/foo", false), ("a/foo", "a/foo", true),
    ("a/foo", "b/a/foo", false), ("*.yaml", "a/x.yaml", true), ("*.yaml", "x.yml", false),
    ("/*.yaml", "a/x.yaml", false),
    ("a/*.yaml", "a/x.yaml", true), ("a/*.yaml", "a/b/x.yaml", false), ("**/foo", "foo", true),
    ("**/foo", "a/b/foo", true),
    ("a/**", "a/b/c", true), ("a/**", "a/", false), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
    ("a/**/b", "a/x/y/c", false), ("**/a/**/b", "x/a/a/y/b", true), ("a**b", "axxb", true),
    ("a/x**b/c", "a/xyb/c", true),
    ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[^a-c]x", "dx", true),
    ("[]]x", "]x", true), ("[[:digit:]]x", "7x", true), ("[[:digit:]]x", "ax", false), ("[a-]x", "-x", true),
    ("\\#x", "#x", true), ("\\!x", "!x", true), ("#x", "#x", false), ("x ", "x", true), ("x\\ ", "x ", true),
    ("a\\*b", "a*b", true), ("a\\*b", "axb", false), ("[ab", "[ab", false), ("x\\", "x\\", false), ("*", "any", true),
    ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("aa*aa", "aaa", false), ("**", "a/b", true),
    ("", "x", false), ("/", "x", false), ("x\r", "x", true), ("dir/*", "dir/x", true), ("/**", "a/b", true),
    ("ä*", "äpfel", true),
  ])
  func meansWhatGitMeans(pattern: String, path: String, expected: Bool) {
    let patterns = PathPatterns(directory: "/repo", text: Array(pattern.utf8))
    let components = PathPatterns.components(of: "/repo/" + path)
    #expect((patterns.verdict(on: components, isDirectory: path.hasSuffix("/")) ?? false) == expected)
  }

  @Test func theLastPatternDecides() {
    let patterns = PathPatterns(
      directory: "/repo", text: Array("\u{FEFF}*.json\n!keep.json\n\n# done\nkeep.json/\n".utf8))
    func verdict(_ path: String) -> Bool? {
      patterns.verdict(on: PathPatterns.components(of: path), isDirectory: false)
    }
    #expect(verdict("/repo/a/x.json") == true)
    #expect(verdict("/repo/a/keep.json") == false)
    #expect(verdict("/repo/a/x.yaml") == nil)
  }

  @Test func aDirectoryCoversItsFiles() {
    let patterns = PathPatterns(directory: "/repo", patterns: ["stacks/", "/one.yaml"])
    #expect(patterns.cover(file: PathPatterns.components(of: "/repo/a/stacks/b/x.yaml")))
    #expect(patterns.cover(file: PathPatterns.components(of: "/repo/one.yaml")))
    #expect(!patterns.cover(file: PathPatterns.components(of: "/repo/a/one.yaml")))
    #expect(!patterns.cover(file: PathPatterns.components(of: "/elsewhere/one.yaml")))
    #expect(patterns.cover(file: PathPatterns.components(of: "/elsewhere/stacks/one.yaml")))
  }

  @Test func hostilePatternsStayLinear() {
    let pattern = String(repeating: "*a", count: 500) + "b"
    let path = String(repeating: "a", count: 4_000)
    let patterns = PathPatterns(directory: "/", patterns: [pattern, String(repeating: "**/a/", count: 200) + "b"])
    #expect(patterns.verdict(on: PathPatterns.components(of: path), isDirectory: false) == nil)
    let deep = String(repeating: "a/", count: 1_000)
    #expect(patterns.verdict(on: PathPatterns.components(of: deep), isDirectory: false) == nil)
  }
}
