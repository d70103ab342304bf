import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy that a user has by itself, not by a group or a role; or one that is written into a group.
  static let iamPolicyNotOnUser = Rule.resource(
    "iam-policy-not-on-user",
    of: "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::User", "AWS::IAM::UserPolicy"
  ) { resource, context in
    let resolver = context.resolver
    let keys: [String] =
      switch resource.type {
      case "AWS::IAM::Group": ["Policies"]
      case "AWS::IAM::User": ["ManagedPolicyArns", "Policies"]
      case "AWS::IAM::UserPolicy": ["UserName"]
      default: ["Users"]
      }
    for key in keys {
      let items = resolver.policyItems(resolver.property(key, of: resource))
      guard let first = items.first else { continue }
      let scenario = resolver.space.or(items.map(\.scenario))
      guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: resource)) else { continue }
      let isGroup = resource.type == "AWS::IAM::Group"
      context.report(
        isGroup
          ? .isInGroup(resource.logicalID) : .isOfUser(resource.logicalID, resource.type == "AWS::IAM::User"),
        kind: isGroup ? "group" : "user", at: context.place(resolver.key(key, of: resource), in: resource.stack),
        notes: [context.note("the first", at: first.span, in: first.stack)], when: scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isOfUser(_ resource: LogicalID, _ isUser: Bool) -> Self {
    isUser
      ? """
      User `\(resource)` has policies of its own, so who may do what is scattered over users. Let it assume a role, or \
      give the policies to a group.
      """
      : """
      Policy `\(resource)` is attached to users, so who may do what is scattered over them. Attach it to a role or a \
      group.
      """
  }

  fileprivate static func isInGroup(_ group: LogicalID) -> Self {
    """
    Policies are written into group `\(group)`, where nothing else can use them. Declare a managed policy and attach it.
    """
  }
}
