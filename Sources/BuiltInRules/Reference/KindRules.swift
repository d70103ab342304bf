import RuleEngine
import StackGraph

extension Rule {
  /// Values of other kinds than are taken: a rule for those of the same stack, and one for those of others.
  static let kinds = Rule.engine("kinds", of: ["export-import-type-match", "reference-kind-match"]) { context in
    let mismatches = context.resolver.kindMismatches
    context["export-import-type-match"]?.report(importedKinds: mismatches)
    context["reference-kind-match"]?.report(ownKinds: mismatches)
  }
}
