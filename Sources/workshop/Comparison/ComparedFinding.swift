import SourceText
import YAMLTree

/// A finding of either tool, as far as the two can be compared.
struct ComparedFinding: Hashable {
  /// The path of the template.
  let file: String
  /// The id that the tool gives the rule.
  let rule: String
  /// The ids by which the rule may be found in the other tool's findings: cfn-lint's own, or the aliases of ours.
  let ids: [String]
  /// Whether the finding is an error.
  let isError: Bool
  /// The line of its start, from 1.
  let line: Int
  /// The resource, parameter or other entry it is in, as `Resources/Queue`; empty at the top of the template.
  let entry: String
  /// What the tool says.
  let message: String

  /// Reads one object of cfn-lint's JSON report.
  init?(cfnLint object: Node, file: String) {
    guard let id = object["Rule"]?["Id"]?.text, let start = object["Location"]?["Start"],
      let line = start["LineNumber"].flatMap({ Int($0.text) })
    else { return nil }
    self.file = file
    rule = id
    ids = [id]
    isError = id.hasPrefix("E")
    self.line = line
    let path = object["Location"]?["Path"].map { Array($0.items.prefix(2)) } ?? []
    entry = path.map(\.text).joined(separator: "/")
    message = object["Message"]?.text ?? ""
  }

  /// Reads one object of stackproof's JSON report.
  init?(stackproof object: Node, file: String) {
    guard let rule = object["rule"]?.text, let location = object["location"],
      let line = location["start"]?["line"].flatMap({ Int($0.text) })
    else { return nil }
    self.file = file
    self.rule = rule
    ids = object["aliases"].map { Array($0.items) }?.map(\.text).filter(Self.isCfnLintID) ?? []
    isError = object["level"]?.isText("error") ?? false
    self.line = line
    let path = location["logicalPath"]?.text ?? ""
    entry = path.split(separator: "/").prefix(2).joined(separator: "/")
    message = object["message"]?.text ?? ""
  }

  /// Whether an alias is one of cfn-lint's: `E`, `W` or `I` and four digits.
  private static func isCfnLintID(_ id: String) -> Bool {
    id.utf8.count == 5 && (id.first.map { "EWI".contains($0) } ?? false) && id.dropFirst().allSatisfy(\.isNumber)
  }
}
