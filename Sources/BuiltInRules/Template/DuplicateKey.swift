import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A key that a map has more than once.
  static let duplicateKey = Rule.template("duplicate-key") { template, context in
    for problem in template.tree.problems {
      guard case .duplicateKey(let key) = problem.kind else { continue }
      let notes = problem.related.map { [Note("written first", at: context.place($0, in: template))] } ?? []
      context.report(.isWrittenTwice(key), at: context.place(problem.span, in: template), notes: notes)
    }
  }
}

extension Finding.Message {
  fileprivate static func isWrittenTwice(_ key: String) -> Self {
    """
    Key `\(key)` is written more than once in the same map, and only one of its values counts. Merge the values, or \
    remove or rename one key.
    """
  }
}
