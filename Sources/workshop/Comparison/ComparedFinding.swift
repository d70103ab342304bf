import SourceText
import YAMLTree

/// A finding of either tool, as far as the two can be compared.
struct ComparedFinding: Hashable {
  /// Where something is said in a file.
  struct Place: Hashable {
    /// The line of its start, from 1.
    let line: Int
    /// The keys and indices that lead to it, as `Resources/Queue/Properties/Tags/0`; empty where the tool names none.
    let path: String

    /// Whether one path leads to or through the other's place, or the lines are at most one apart.
    func isNear(_ other: Place) -> Bool {
      abs(line - other.line) <= 1 || isWithin(other) || other.isWithin(self)
    }

    /// Whether the other's path leads to or through this place.
    func isWithin(_ other: Place) -> Bool {
      !other.path.isEmpty && (path == other.path || path.hasPrefix(other.path + "/"))
    }
  }

  /// The path of the template.
  let file: String
  /// The id that the tool gives the rule.
  let rule: String
  /// The ids by which the rule may be found in the other tool's findings: cfn-lint's own, or the aliases of ours.
  let ids: [String]
  /// Whether the finding is an error.
  let isError: Bool
  let place: Place
  /// The further places that it names.
  let notes: [Place]
  /// What the tool says.
  let message: String

  /// The line of its start, from 1.
  var line: Int { place.line }

  /// The resource, parameter or other entry it is in, as `Resources/Queue`; empty at the top of the template.
  var entry: String { place.path.split(separator: "/").prefix(2).joined(separator: "/") }

  /// What the message puts into quotes, cfn-lint's or ours, and of `Name.Attribute` the name, too.
  var names: Set<String> {
    let parts = message.split(omittingEmptySubsequences: false) { $0 == "'" || $0 == "`" }
    let quoted = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
    return Set((quoted + quoted.map { $0.prefix { $0 != "." } }).map(String.init).filter { !$0.isEmpty })
  }

  /// Reads one object of cfn-lint's JSON report.
  init?(cfnLint object: Node, file: String) {
    guard let id = object["Rule"]?["Id"]?.text, let location = object["Location"],
      let line = location["Start"]?["LineNumber"].flatMap({ Int($0.text) })
    else { return nil }
    self.file = file
    rule = id
    ids = [id]
    isError = id.hasPrefix("E")
    let path = location["Path"].map { Array($0.items) } ?? []
    place = Place(line: line, path: path.map(\.text).joined(separator: "/"))
    notes = []
    message = object["Message"]?.text ?? ""
  }

  /// Reads one object of stackproof's JSON report.
  init?(stackproof object: Node, file: String) {
    guard let rule = object["rule"]?.text, let place = Self.place(stackproof: object["location"]) else { return nil }
    self.file = file
    self.rule = rule
    ids = object["aliases"].map { Array($0.items) }?.map(\.text).filter(Self.isCfnLintID) ?? []
    isError = object["level"]?.isText("error") ?? false
    self.place = place
    notes = object["notes"].map { Array($0.items) }?.compactMap { Self.place(stackproof: $0["location"]) } ?? []
    message = object["message"]?.text ?? ""
  }

  private static func place(stackproof location: Node?) -> Place? {
    guard let line = location?["start"]?["line"].flatMap({ Int($0.text) }) else { return nil }
    return Place(line: line, path: location?["logicalPath"]?.text ?? "")
  }

  /// Whether an alias is one of cfn-lint's: `E`, `W` or `I` and four digits.
  private static func isCfnLintID(_ id: String) -> Bool {
    id.utf8.count == 5 && (id.first.map { "EWI".contains($0) } ?? false) && id.dropFirst().allSatisfy(\.isNumber)
  }
}
