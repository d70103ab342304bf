import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A mapping that nothing in the template looks into.
  static let unusedMapping = Rule.template("unused-mapping") { template, context in
    guard template.isWhole, !template.mappings.elements.isEmpty, !template.hasHiddenUses,
      !template.hasComputedMappings
    else { return }
    let used = template.usedNames.mappings
    for mapping in template.mappings where !used.contains(mapping.name) {
      context.report(.isNeverLookedInto(mapping.name), at: context.place(mapping.key.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func isNeverLookedInto(_ mapping: String) -> Self {
    """
    Mapping `\(mapping)` is used by no `Fn::FindInMap`. Look its values up where they were meant to be used, or remove \
    it.
    """
  }
}
