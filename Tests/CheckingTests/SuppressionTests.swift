import CloudFormation
import Findings
import RuleEngine
import SourceText
import Testing
import YAMLTree

@testable import Checking

/// What suppressions take away, judged by findings placed at every `@` of a template.
@Suite struct SuppressionTests {
  private let rule: RuleID = "rds-instance-multi-az"
  private let ownRules: Set<RuleID> = ["suppression-malformed", "suppression-unknown-rule", "suppression-unused"]

  /// Applies the suppressions in a template to findings of one rule at each `@`; gives the names after the `@`s whose
  /// findings are left, and the findings about suppressions.
  private func apply(_ text: String, path: String = "t.yaml") throws -> (kept: [String], own: [Finding]) {
    let source = SourceFile(id: FileID(0), path: path, bytes: Array(text.utf8))
    let template = Template(Tree(reading: source))
    let bytes = Array(text.utf8)
    let findings = bytes.indices.filter { bytes[$0] == UInt8(ascii: "@") }.map { start in
      Finding(
        rule: rule, level: .warning, message: "It is wrong.",
        place: Place(file: FileID(0), span: Span(start, start + 2)))
    }
    let pass = SuppressionPass(findings, in: [template], ran: ownRules.union([rule]))
    let own = pass.kept.filter { $0.rule != rule }
    let kept = pass.kept.filter { $0.rule == rule }.map {
      source.text(of: Span($0.place.span.start + 1, $0.place.span.end))
    }
    return (kept, own)
  }

  /// A comment that ignores the rule.
  private static let ignore = "# stackproof: ignore[rds-instance-multi-az] why"

  @Test(arguments: [
    // At the end of a line: the key on the line and what is below it.
    ("'@a': 1 \(ignore)\n'@b': 2\n", ["b"]),
    ("'@a': \(ignore)\n  '@b': 2\n  c:\n    - '@d'\n'@e': 1\n", ["e"]),
    ("'@a':\n  '@b': 2 \(ignore)\n  '@c': 3\n", ["a", "c"]),
    // An item's first key is not the item.
    ("l:\n  - '@a': 1 \(ignore)\n    '@b': 2\n  - '@c'\n", ["b", "c"]),
    ("l:\n  - '@a'\n  - '@b' \(ignore)\n  - '@c'\n", ["a", "c"]),
    ("l:\n  - \(ignore)\n    '@a': 1\n    '@b': 2\n  - '@c'\n", ["c"]),
    ("l:\n- - '@a' \(ignore)\n  - '@b'\n- '@c'\n", ["b", "c"]),
    // The last line of a value that began above.
    ("'@a': \"x\n  y\" \(ignore)\n'@b': 1\n", ["b"]),
    ("k:\n  '@a' \(ignore)\nl: '@b'\n", ["b"]),
    ("'@a': | \(ignore)\n  @b\n  @c\n'@d': 1\n", ["d"]),
    // Alone: the next key or item, however many comments and empty lines stand between.
    ("\(ignore)\n'@a':\n  '@b': 1\n'@c': 1\n", ["c"]),
    ("'@x': 1\n\(ignore)\n# why\n\n'@a':\n  '@b': 1\n'@c': 1\n", ["x", "c"]),
    ("l:\n  \(ignore)\n  - '@a': 1\n    '@b': 2\n  - '@c'\n", ["c"]),
    ("l:\n  - '@a'\n  # a - dash\n  \(ignore)\n  - '@b'\n  - '@c'\n", ["a", "c"]),
    ("'@k':\n  \(ignore)\n  '@a'\n'@b': 1\n", ["k", "b"]),
    ("'@k':\n  \(ignore)\n  !If\n  - '@a'\n  - '@b'\n'@c': 1\n", ["k", "c"]),
    ("'@k':\n  \(ignore)\n  '@a': 1\n  '@b': 1\n", ["k", "b"]),
    // In brackets.
    ("'@a': {'@b': 1, '@c': [x, '@d']} \(ignore)\n'@e': 1\n", ["e"]),
    ("{\n  '@a': 1, '@b': {'@c': 2}, \(ignore)\n  '@d': 3\n}\n", ["d"]),
    ("{\n  '@a': { \(ignore)\n    '@b': 1\n  }, '@c': 2\n}\n", ["c"]),
    ("'@a': {\n  '@b': 1\n} \(ignore)\n'@c': 1\n", ["c"]),
    ("'@l': [\n  '@a',\n  \(ignore)\n  '@b',\n  '@c']\n", ["l", "a", "c"]),
    // The whole file.
    ("# stackproof: ignore-file[rds-instance-multi-az]\n'@a': 1\n'@b': 1\n", []),
    ("--- # stackproof: ignore-file[rds-instance-multi-az]\n'@a': 1\n", []),
    ("\u{FEFF}%YAML 1.1\n# stackproof: ignore-file[rds-instance-multi-az]\n---\n'@a': 1\n", []),
    // Ways to write it.
    ("'@a': 1 #stackproof:ignore[RDS-Instance-Multi-AZ]\n", []),
    ("'@a': 1 ## stackproof: ignore[ckv_aws_157]\n", []),
    ("'@a': 1 # small # stackproof: ignore[E9999x, RDS.5 , ] why # stackproof: ignore[other]\n", []),
    ("'@a': '# stackproof: ignore[rds-instance-multi-az]'\n", ["a"]),
  ])
  func coveredByComments(_ text: String, _ kept: [String]) throws {
    #expect(try apply(text).kept == kept)
    #expect(try apply(text.replacing("\n", with: "\r\n")).kept == kept)
    #expect(try apply(text.replacing("\n", with: "\r")).kept == kept)
  }

  @Test(arguments: [
    ("{\"ignore\": [{\"rule\": \"CKV_AWS_157\", \"reason\": \"r\"}]}", ["x", "o", "p"]),
    ("{\"ignore\": [{\"rule\": [\"RDS.5\"], \"path\": \"Properties\"}]}", ["d", "x", "o", "p"]),
    ("{\"ignore\": [{\"rule\": \"RDS.5\", \"path\": \"Properties/@l/1\"}]}", ["d", "l", "e", "x", "o", "p"]),
  ])
  func coveredByMetadata(_ metadata: String, _ kept: [String]) throws {
    let text = """
      {"Resources": {
        "@d": {"Type": "AWS::RDS::DBInstance", "Metadata": {"stackproof": \(metadata)},
          "Properties": {"@l": ["@e", "@f"]}},
        "@x": {"Type": "AWS::RDS::DBInstance"}},
       "Outputs": {"@o": {"Value": "@p"}}}
      """.replacing("Properties/@l", with: "Properties/\\u0040l")
    #expect(try apply(text, path: "t.json").kept == kept)
  }

  @Test(arguments: [
    ("", []), ("\"path\": \"Resources/Db\", ", ["b"]), ("\"path\": \"Resources/Db/Properties\", ", ["b", "c"]),
  ])
  func coveredByTemplateMetadata(_ path: String, _ kept: [String]) throws {
    let text = """
      {"Metadata": {"stackproof": {"ignore": [{\(path)"rule": "rds-instance-multi-az"}]}},
       "Resources": {"Db": {"Type": "@c", "Properties": "@a"}, "@b": {}}}
      """
    #expect(try apply(text).kept.sorted() == kept)
  }

  @Test(arguments: [
    ("[E3002]", 1), ("[E3]", 1), ("[W2001, E300]", 1), ("[E3012]", 2), ("[E9999, 7]", 2), ("E3002", 2),
  ])
  func coveredByMetadataOfCfnLint(_ ids: String, _ kept: Int) {
    let text = """
      Resources:
        Db: {Type: "@a", Metadata: {cfn-lint: {config: {ignore_checks: \(ids)}}}}
        Other: {Type: "@b"}
      """
    let bytes = Array(text.utf8)
    let template = Template(Tree(reading: SourceFile(id: FileID(0), path: "t.yaml", bytes: bytes)))
    let findings = bytes.indices.filter { bytes[$0] == UInt8(ascii: "@") }.map { start in
      Finding(
        rule: "property-unknown", level: .error, message: "It is wrong.",
        place: Place(file: FileID(0), span: Span(start, start + 2)))
    }
    let pass = SuppressionPass(findings, in: [template], ran: ownRules.union(["property-unknown", "property-type"]))
    #expect(pass.kept.map(\.rule) == Array(repeating: "property-unknown", count: kept))
  }

  @Test func namesAreJudgedOneByOne() throws {
    let text = """
      Resources: # stackproof: ignore[rds-instance-multi-az, nothing-so-called, rds-instance-multi-az] why
        A: 1
        B: '@b' # stackproof: ignore[CKV_AWS_157]
        C: 1 # stackproof: ignore[CKV_AWS_157, kms-not-run] # stackproof: ignore
      # stackproof: ignore[x]

      """
    let (kept, own) = try apply(text)
    #expect(kept == [])
    #expect(
      own.map { "\($0.rule): \(text.utf8String($0.place.span)) \($0.place.logicalPath ?? "-")" } == [
        "suppression-malformed: stackproof: ignore ", "suppression-malformed: stackproof: ignore[x] ",
        "suppression-unknown-rule: nothing-so-called Resources", "suppression-unknown-rule: kms-not-run Resources/C",
        "suppression-unused: CKV_AWS_157 Resources/C",
      ])
  }

  @Test func unusedOnesCanBeIgnored() throws {
    let both = "A: 1 # stackproof: ignore[rds-instance-multi-az, suppression-unused]\n"
    #expect(try apply(both).own == [])
    let inVain = "A: '@a' # stackproof: ignore[rds-instance-multi-az, suppression-unused]\n"
    #expect(try apply(inVain).own.map(\.message.arguments.first) == ["suppression-unused"])
  }

  @Test func rulesThatDidNotRunAreNotUnused() throws {
    let source = SourceFile(
      id: FileID(0), path: "t.yaml", bytes: Array("A: 1 # stackproof: ignore[rds-instance-multi-az]\n".utf8))
    let template = Template(Tree(reading: source))
    #expect(SuppressionPass([], in: [template], ran: ownRules).kept == [])
    #expect(SuppressionPass([], in: [template], ran: [rule]).kept == [])
    #expect(SuppressionPass([], in: [template], ran: ownRules.union([rule])).kept.count == 1)
    #expect(SuppressionPass([], in: [template], ran: ownRules.union([rule]), isNarrowed: true).kept == [])
  }

  @Test func manyAreFast() throws {
    let count = 10_000
    let ignore = "# stackproof: ignore[rds-instance-multi-az, rds-x]"
    let lines = (0..<count).map { "  R\($0): '@' \(ignore)" }
    let file = "# stackproof: ignore-file[rds-instance-multi-az]\n"
    let text = String(repeating: file, count: count) + "Resources:\n" + lines.joined(separator: "\n")
    let start = ContinuousClock.now
    let (kept, own) = try apply(text)
    #expect(kept == [])
    #expect(own.count == count)
    // Linear work takes a second or two in a debug build on a slow machine, quadratic work minutes.
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func checkCountsThem() {
    let template = """
      Resources:
        Db: # stackproof: ignore[CKV_AWS_157] development only
          Type: AWS::RDS::DBInstance
          Properties: {Engine: postgres}

      """
    var session = CheckSession(source: .memory(["t.yaml": Array(template.utf8)]))
    session.selection.selected = ["rds-instance-multi-az", "suppression-unused"]
    let report = session.check(paths: ["t.yaml"]).report
    #expect(report.findings == [])
    #expect(report.summary.ignored == 1)
    session.honoursSuppressions = false
    let all = session.check(paths: ["t.yaml"]).report
    #expect(all.findings.map(\.rule) == [rule])
    #expect(all.summary.ignored == 0)
  }
}

extension String {
  /// The text of a span.
  fileprivate func utf8String(_ span: Span) -> String { String(decoding: Array(utf8)[span.range], as: UTF8.self) }
}
