import Findings
import Foundation
import PageFormat
import Reports
import RuleBook
import SourceText
import Testing

@testable import Checking

/// Whatever the files hold, checking them with all rules ends, and every place it points at is a place in a file.
///
/// The files are the examples of all pages and the reference system, changed at random from a fixed seed. The number
/// of rounds is that of the environment's `STACKPROOF_MUTATIONS`.
@Suite struct MutationTests {
  private static let rounds = ProcessInfo.processInfo.environment["STACKPROOF_MUTATIONS"].flatMap(Int.init) ?? 10_000

  private static let inserts =
    [
      "\n", "\t", " ", "  ", ": ", "- ", " #", "'", "\"", "\\", "[", "]", "{", "}", ",", "!Ref ", "!Sub ", "!GetAtt ",
      "!If ", "&x ", "*x", "|\n", ">", "? ", "<<: *x\n", "é", "😀", "\0", "\u{85}", "\u{FEFF}", "---\n", "null", "${",
      "${A}", "AWS::NoValue", "Fn::Sub: ", "Fn::ForEach::X: ", "Fn::Transform: ", "{{resolve:ssm:x}}", "Ref: ",
      "10.0.0.0/8",
      "99999999999999999999", "-1", "true", "[[[", "Condition: ", "DependsOn: ", "Type: AWS::Serverless::Function\n",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test func anyTextIsCheckedToTheEnd() throws {
    var workspaces = RuleBook.pages.flatMap { page in
      page.document.sections.map { section in
        section.examples.filter { $0.role != .fixed && $0.role != .config }.map {
          (name: $0.file, bytes: Array($0.content.utf8))
        }
      }
    }.filter { !$0.isEmpty }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates").path
    let system = try ["network", "database", "cluster"].map {
      (name: $0 + ".yaml", bytes: try FileSource.disk.content("\(folder)/\($0).yaml", 1 << 20).get())
    }
    let examples = workspaces.count
    workspaces.append(system)
    var random = SplitMix(state: 2026)
    for round in 0..<Self.rounds {
      // The reference system is large; it takes its turn now and then.
      var files = workspaces[round % 100 == 0 ? examples : random.below(examples)]
      for _ in 0...random.below(3) {
        let index = random.below(files.count)
        mutate(&files[index].bytes, &random)
      }
      if let fault = fault(in: files, rendersReports: round % 20 == 0) {
        Issue.record("round \(round): \(fault) in \(files.map { String(decoding: $0.bytes, as: UTF8.self) })")
        return
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    let newline = UInt8(ascii: "\n")
    switch random.below(8) {
    case 0: bytes[place] = UInt8(random.below(256))
    case 1: bytes.removeSubrange(place..<min(place + 1 + random.below(6), bytes.count))
    case 2, 3: bytes.insert(contentsOf: Self.inserts[random.below(Self.inserts.count)], at: place)
    case 4, 5:
      // A line is left out, doubled, swapped or indented.
      var lines = bytes.split(separator: newline, omittingEmptySubsequences: false).map { Array($0) }
      let line = random.below(lines.count)
      switch random.below(5) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: random.below(lines.count))
      case 2: lines.swapAt(line, random.below(lines.count))
      case 3: lines[line].insert(contentsOf: [0x20, 0x20], at: 0)
      default: lines[line] = Array(lines[line].drop { $0 == 0x20 }.dropFirst(random.below(2)))
      }
      bytes = Array(lines.joined(separator: [newline]))
    default:
      // A word takes the place of another, so that names and values turn up where they are not expected.
      let words = words(of: bytes)
      guard words.count > 1 else { return }
      let source = Array(bytes[words[random.below(words.count)]])
      bytes.replaceSubrange(words[random.below(words.count)], with: source)
    }
  }

  private func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (index, byte) in (bytes + [0x20]).enumerated() {
      let isWord = byte > 0x20 && !":,[]{}'\"".utf8.contains(byte)
      if isWord, start == nil { start = index }
      if !isWord, let from = start {
        words.append(from..<index)
        start = nil
      }
    }
    return words
  }

  /// What is wrong with the report on some files, if anything.
  private func fault(in files: [(name: String, bytes: [UInt8])], rendersReports: Bool) -> String? {
    var session = CheckSession(
      source: .memory(Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })))
    session.selection.profile = .all
    let report = session.check(paths: files.map(\.name)).report
    for finding in report.findings {
      for place in [finding.place] + (finding.notes + finding.flow).map(\.place) {
        let text = report.files[Int(place.file.index)].text
        let (start, end) = (Int(place.span.start), Int(place.span.end))
        guard 0 <= start, start <= end, end <= text.count else { return "\(finding.rule) points at \(place.span)" }
        for edge in [start, end] where edge < text.count && text[edge] & 0xC0 == 0x80 {
          return "\(finding.rule) points into a character at \(edge)"
        }
      }
      guard finding.message.text.hasSuffix(".") || finding.message.text.hasSuffix("?") else {
        return "\(finding.rule) says \(finding.message.text.debugDescription)"
      }
    }
    if rendersReports {
      for format in ReportFormat.allCases {
        _ = report.written(as: format, style: ReportStyle(toolVersion: "0"), rules: [])
      }
    }
    return nil
  }
}

/// A small pseudo-random generator with a fixed sequence for each seed.
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(bound, 1)))
  }
}
