import Reports
import SourceText
import Testing

@Suite struct LineHashTests {
  @Test(arguments: [
    ("", "c129715d7a2bc9a3:1"),
    (" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"),
  ])
  func isWhatTheUploaderComputes(text: String, expected: String) { #expect(hashes(text) == expected) }

  @Test func countsLinesThatReadTheSame() {
    let text = String(repeating: "a\n", count: 200)
    let all = hashes(text).split(separator: " ")
    #expect(all.count == 201)
    #expect(Set(all).count == all.count)
    #expect(all[0].hasSuffix(":1") && all[1].hasSuffix(":2"))
  }

  @Test(arguments: ["a\r\nb\r\n", "a\rb\r", " a\n\tb \n"])
  func readsAnyLineBreakAndSkipsBlanks(text: String) { #expect(hashes(text) == hashes("a\nb\n")) }

  @Test func countsTheByteOrderMark() {
    let marked = LineHashes(of: SourceFile(id: FileID(0), path: "a", bytes: [0xEF, 0xBB, 0xBF, 0x61]))
    #expect(marked[1] != hashes("a"))
  }

  private func hashes(_ text: String) -> String {
    let file = SourceFile(id: FileID(0), path: "a", bytes: Array(text.utf8))
    let hashes = LineHashes(of: file)
    return (1...LineTable(file).count).map { hashes[$0] }.joined(separator: " ")
  }
}
