import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// An attribute that a module cannot have (user guide, "Use modules in templates").
  static let moduleAttributes = Rule.template("module-attributes") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for resource in template.resources where resource.type.rawValue.hasSuffix("::MODULE") {
      for name in ["CreationPolicy", "UpdatePolicy"] {
        guard let (key, _) = resource.body.entry(name) else { continue }
        context.report(.cannotHave(name, resource.id), at: context.place(key.span, in: template))
      }
      if let (key, _) = resource.properties?.entry("Tags") {
        context.report(.cannotHave("Tags", resource.id), at: context.place(key.span, in: template))
      }
      if let (key, _) = resource.metadata?.entry("AWS::CloudFormation::Module") {
        context.report(.reserved(resource.id), at: context.place(key.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotHave(_ name: String, _ module: LogicalID) -> Self {
    """
    `\(module)` is a module and cannot have `\(name)`, so CloudFormation rejects the template. Give the resources inside \
    the module what they need.
    """
  }

  fileprivate static func reserved(_ module: LogicalID) -> Self {
    """
    Module `\(module)` has metadata `AWS::CloudFormation::Module`, which CloudFormation writes itself, so it rejects the \
    template. Remove it.
    """
  }
}
