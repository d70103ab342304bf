import Foundation
import Testing

/// Input nobody writes by hand.
@Suite struct ExtremeInputTests {
  private static let opening = "AWSTemplateFormatVersion: '2010-09-09'\n"

  @Test func aLargeTemplateIsRefusedAndTheOthersAreChecked() throws {
    let scratch = try Scratch()
    let topics = (0..<40_000).map {
      "  Topic\($0):\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: topic-\($0)}\n"
    }
    let large = Self.opening + "Resources:\n" + topics.joined()
    #expect(large.utf8.count > 3_000_000)
    try scratch.write(large, "large.yaml")
    try scratch.write(Self.opening + "Resources: {T: {Type: AWS::SNS::Topic, DependsOn: Gone}}\n", "small.yaml")
    let outcome = try Stackproof.run(["-o", "json"], in: scratch.url)
    #expect(outcome.status == 3)
    #expect(outcome.errorText.hasPrefix("stackproof: large.yaml: it has \(large.utf8.count) bytes"))
    let rules = try CheckDocument(outcome).findings.map(\.rule)
    #expect(rules == ["unreadable-file", "undefined-depends-on"])
  }

  @Test func aTemplateOfTheLargestSizeIsChecked() throws {
    let scratch = try Scratch()
    let topics = (0..<25_500).map {
      "  Topic\($0):\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: topic-\($0)}\n"
    }
    let large = Self.opening + "Resources:\n" + topics.joined() + "  Last: {Type: AWS::SNS::Topic, DependsOn: Gone}\n"
    #expect(large.utf8.count > 2_000_000 && large.utf8.count < 2 << 20)
    try scratch.write(large, "large.yaml")
    let outcome = try Stackproof.run(["-o", "concise", "--select", "undefined-depends-on"], in: scratch.url)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("large.yaml:76503:44: error[undefined-depends-on] "))
  }

  static let deep: [(String, String)] = [
    ("flow maps", "Resources: " + String(repeating: "{A: ", count: 5000) + "1" + String(repeating: "}", count: 5000)),
    ("flow lists", "Resources: " + String(repeating: "[", count: 100_000)),
    ("block lists", "Resources:\n" + String(repeating: "- ", count: 5000) + "1"),
    ("indentation", "Resources:\n" + (1..<1000).map { String(repeating: " ", count: $0) + "A:\n" }.joined()),
  ]

  @Test(arguments: deep)
  func deepNestingIsAFinding(name: String, text: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.opening + text + "\n", "deep.yaml")
    let outcome = try Stackproof.run(["-o", "json"], in: scratch.url)
    #expect(!outcome.crashed)
    #expect(outcome.status == 1, "\(name)")
    #expect(try CheckDocument(outcome).findings.contains { $0.rule == "malformed-document" }, "\(name)")
  }

  @Test func deepJSONIsAFinding() throws {
    let scratch = try Scratch()
    let depth = 50_000
    try scratch.write(
      "{\"Resources\": " + String(repeating: "{\"A\": ", count: depth) + "1" + String(repeating: "}", count: depth + 1),
      "deep.json")
    let outcome = try Stackproof.run(["deep.json", "-o", "json"], in: scratch.url)
    #expect(!outcome.crashed)
    #expect(outcome.status == 1)
    #expect(try CheckDocument(outcome).findings.contains { $0.rule == "malformed-document" })
  }

  @Test func aliasesThatMultiplyAreHarmless() throws {
    let scratch = try Scratch()
    var text = Self.opening + "Metadata:\n  A0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      text +=
        "  A\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    try scratch.write(text + "Resources: {T: {Type: AWS::SNS::Topic}}\n", "bomb.yaml")
    let outcome = try Stackproof.run(["-o", "json"], in: scratch.url)
    #expect(!outcome.crashed)
    #expect(outcome.status == 0 || outcome.status == 1)
    #expect(throws: Never.self) { try CheckDocument(outcome) }
  }

  @Test func aPipeInTheDirectoryDoesNotHoldTheRun() throws {
    let scratch = try Scratch()
    try scratch.write(Self.opening + "Resources: {T: {Type: AWS::SNS::Topic}}\n", "stack.yaml")
    #expect(mkfifo(scratch.url.appending(path: "pipe.yaml").path, 0o600) == 0)
    #expect(try Stackproof.run(["--list-files"], in: scratch.url).output == "stack.yaml\n")
    let named = try Stackproof.run(["pipe.yaml"], in: scratch.url)
    #expect(named.status == 3)
    #expect(named.errorText == "stackproof: pipe.yaml: it is no regular file\n")
  }

  @Test func linksInCirclesEnd() throws {
    let scratch = try Scratch()
    try scratch.write(Self.opening + "Resources: {T: {Type: AWS::SNS::Topic}}\n", "a/stack.yaml")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: scratch.url.appending(path: "a/up").path, withDestinationPath: "..")
    try files.createSymbolicLink(
      atPath: scratch.url.appending(path: "loop.yaml").path, withDestinationPath: "loop.yaml")
    #expect(try Stackproof.run(["--list-files"], in: scratch.url).output == "a/stack.yaml\n")
  }
}
