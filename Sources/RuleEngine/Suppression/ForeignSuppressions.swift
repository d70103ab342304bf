import CloudFormation
import Findings
import RuleBook
import SourceText
import YAMLTree

/// The suppressions that metadata holds for cfn-lint: `cfn-lint: {config: {ignore_checks: [E3012, W2]}}`, with ids or
/// beginnings of ids. Those that take nothing away are no mistake: they are not written for this tool.
enum ForeignSuppressions {
  /// What the metadata of a template or resource asks for.
  static func all(in metadata: Value, coverage: Span, path: String) -> [Suppression] {
    guard let ids = metadata[path: "cfn-lint", "config", "ignore_checks"]?.items, !ids.isEmpty else { return [] }
    let names = ids.compactMap { id in id.text.map { Suppression.Name($0, at: id.span, rules: rules(of: $0)) } }
    return [Suppression(names: names, coverage: coverage, path: path, isForeign: true)]
  }

  /// The rules that find what cfn-lint finds by ids with this beginning.
  private static func rules(of beginning: String) -> [RuleID] {
    guard let first = beginning.first, "EWI".contains(first), beginning.utf8.count < 5 else {
      return RuleBook.find(beginning).map(\.id)
    }
    return RuleBook.pages.filter { $0.aliases(beginningWith: beginning).contains(where: \.isOfCfnLint) }.map(\.id)
  }
}

extension String {
  /// Whether an alias is one of cfn-lint's ids: a letter and four digits.
  fileprivate var isOfCfnLint: Bool { utf8.count == 5 && utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 } }
}
