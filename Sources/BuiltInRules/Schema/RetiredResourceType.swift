import CloudFormation
import Facts
import Findings
import RuleEngine

extension Rule {
  /// A resource type of a service that AWS has ended, is about to end or only maintains.
  static let retiredResourceType = Rule.template("retired-resource-type") { template, context in
    guard template.isWhole else { return }
    for resource in template.resources.elements {
      guard let node = resource.typeNode, let lifecycle = ResourceSchema(resource.type.rawValue)?.lifecycle else {
        continue
      }
      let place = context.place(node.span, in: template)
      switch lifecycle {
      case .shutdown: context.report(.hasEnded(resource.id, resource.type), kind: "ended", at: place)
      case .sunset: context.report(.isEnding(resource.id, resource.type), kind: "ending", at: place)
      case .maintenance: context.report(.isMaintained(resource.id, resource.type), kind: "maintained", at: place)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasEnded(_ id: LogicalID, _ type: ResourceType) -> Self {
    "Resource `\(id)` is of type `\(type.rawValue)`, whose service AWS has ended, so it cannot be made. Remove it."
  }

  fileprivate static func isEnding(_ id: LogicalID, _ type: ResourceType) -> Self {
    """
    Resource `\(id)` is of type `\(type.rawValue)`, whose service AWS is ending. Move what it does to another service.
    """
  }

  fileprivate static func isMaintained(_ id: LogicalID, _ type: ResourceType) -> Self {
    """
    Resource `\(id)` is of type `\(type.rawValue)`, whose service AWS only maintains; new customers may not use it.
    """
  }
}
