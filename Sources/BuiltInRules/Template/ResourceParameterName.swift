import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A resource that has the name of a parameter, so that `Ref` could mean either.
  static let resourceParameterName = Rule.template("resource-parameter-name") { template, context in
    guard template.isWhole else { return }
    for resource in template.resources {
      guard let parameter = template.parameters[resource.id.rawValue] else { continue }
      context.report(
        .isTaken(resource.id), at: context.place(resource.key.span, in: template),
        notes: [Note("the parameter", at: context.place(parameter.key.span, in: template))])
    }
  }
}

extension Finding.Message {
  fileprivate static func isTaken(_ name: LogicalID) -> Self {
    """
    `\(name)` is a resource and a parameter, and `!Ref \(name)` could mean either, so CloudFormation rejects the \
    template. Rename one of them.
    """
  }
}
