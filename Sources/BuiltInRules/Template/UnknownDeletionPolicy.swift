import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A `DeletionPolicy` or `UpdateReplacePolicy` that CloudFormation does not have for the resource.
  static let unknownDeletionPolicy = Rule.workspace("unknown-deletion-policy") { context in
    for stack in context.workspace.stacks where stack.template.isWhole && !stack.template.isRewritten {
      for resource in stack.template.resources.elements {
        for (attribute, value) in resource.policies {
          let use = StackValue(value, in: stack.id)
          let allowed = policies(attribute, of: resource.type)
          let violation = context.resolver.violation(among: context.resolver.alternatives(of: use)) { alternative in
            switch alternative.content {
            case .text where alternative.isComparedOnly(context.workspace): nil
            case .text(let text): !allowed.contains(text)
            case .list, .map: true
            default: nil
            }
          }
          guard let violation else { continue }
          let policy = violation.first.content.text ?? "no text"
          context.report(
            violation, .isUnknown(attribute, resource.id, policy, allowed), at: context.place(value.span, in: stack.id),
            flow: context.flow(of: violation.first))
        }
      }
    }
  }

  private static func policies(_ attribute: String, of type: ResourceType) -> [String] {
    var policies = ["Delete", "Retain"]
    if attribute == "DeletionPolicy" { policies.append("RetainExceptOnCreate") }
    if takesSnapshots.contains(type.rawValue) { policies.append("Snapshot") }
    return policies
  }

  /// The types of which a snapshot can be kept (user guide, "DeletionPolicy attribute").
  private static let takesSnapshots: Set = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
  ]
}

extension Alternative {
  /// Whether it is one of the texts a parameter is compared with that takes any text: those who deploy choose another.
  fileprivate func isComparedOnly(_ workspace: Workspace) -> Bool {
    guard case .allowedValue(let name)? = trail.last?.kind, let stack = trail.last?.stack else { return false }
    return workspace[stack].template.parameters[name]?.allowedValues == nil
  }
}

extension Resource {
  /// What happens to the resource when it is deleted and when it is replaced.
  fileprivate var policies: [(attribute: String, value: Value)] {
    ["DeletionPolicy", "UpdateReplacePolicy"].compactMap { name in
      body[name].flatMap { $0.isNull ? nil : (name, $0) }
    }
  }
}

extension Finding.Message {
  fileprivate static func isUnknown(
    _ attribute: String, _ id: LogicalID, _ policy: String, _ allowed: [String]
  ) -> Self {
    """
    `\(attribute)` of resource `\(id)` is `\(short(policy))`, but it can only be \
    \(wording: allowed.map { "`\($0)`" }.joined(separator: ", ")).
    """
  }
}
