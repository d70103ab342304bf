import SourceText
import YAMLTree

/// The differences that people looked at, each with the reason why it is right.
///
/// The file is a map of `theirs` (what cfn-lint alone finds) and `ours` (what stackproof alone finds), lists of maps
/// that each describe differences of one sort:
///
/// - `rule`: the ids that the finding is of.
/// - `file`, `message`: what its path and its text are like; `except`: what its text is not like.
/// - `beside`: the other tool finds one of these rules at the place, at one that leads to it or is within it, or on the
///   line before or after; `noted`: the same of a note of the other tool's finding; `within`: it finds one in the same
///   resource, parameter or other entry; `with`: anywhere in the file.
/// - `under`: the same tool finds one of these rules at a place that leads to this finding's; what is `beside` it then
///   stands at that place.
/// - `naming`: that finding and this one have a name in common; `true` or not there.
/// - `reason`: why the difference is right.
///
/// The others are one text or a list of them; `*` stands for any text.
struct ReviewedDifferences {
  /// One difference, or all of one sort.
  struct Entry {
    let reason: String
    let rules: [String]
    let file: String
    let messages: [String]
    let except: [String]
    let under: [String]
    let beside: [String]
    let noted: [String]
    let within: [String]
    let with: [String]
    let isNaming: Bool
  }

  private(set) var theirs: [Entry] = []
  private(set) var ours: [Entry] = []

  /// No difference is reviewed.
  init() {}

  /// Reads the file; throws when an entry has no rule or no reason.
  init(path: String, bytes: [UInt8]) throws {
    let root = Tree(reading: SourceFile(id: FileID(0), path: path, bytes: bytes)).roots[0]
    theirs = try Self.entries(of: root["theirs"], path: path)
    ours = try Self.entries(of: root["ours"], path: path)
  }

  private static func entries(of list: Node?, path: String) throws -> [Entry] {
    guard let list else { return [] }
    return try list.items.enumerated().map { number, item in
      guard let rule = item["rule"], let reason = item["reason"]?.text, !reason.isEmpty else {
        throw ComparisonError("\(path): difference \(number + 1) needs a rule and a reason")
      }
      return Entry(
        reason: reason, rules: texts(of: rule), file: item["file"]?.text ?? "*",
        messages: item["message"].map { texts(of: $0) } ?? ["*"],
        except: texts(of: item["except"]), under: texts(of: item["under"]), beside: texts(of: item["beside"]),
        noted: texts(of: item["noted"]), within: texts(of: item["within"]), with: texts(of: item["with"]),
        isNaming: item["naming"]?.isText("true") ?? false)
    }
  }

  /// The texts of a list, or one text.
  private static func texts(of node: Node?) -> [String] {
    guard let node else { return [] }
    return node.kind == .sequence ? node.items.map(\.text) : [node.text]
  }
}
