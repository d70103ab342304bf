import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy of devices that allows everything, or on everything.
  static let iotPolicyNoWildcard = Rule.resource("iot-policy-no-wildcard", of: "AWS::IoT::Policy") { policy, context in
    let resolver = context.resolver
    for statement in resolver.policyDocument(resolver.property("PolicyDocument", of: policy)).statements {
      let isStar = { (content: Content) in content.isEveryAction || content.text?.lowercased() == "iot:*" }
      let parts: [(items: [Alternative], message: Finding.Message)] = [
        (statement.actions.filter { isStar($0.content) }, .allowsEverything(policy.logicalID)),
        (statement.resources.filter(\.content.isEverything), .allowsEverywhere(policy.logicalID)),
      ]
      for (items, message) in parts {
        guard let first = items.first else { continue }
        let scenario = resolver.space.and(statement.allows(resolver), resolver.space.or(items.map(\.scenario)))
        guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: policy)) else { continue }
        context.report(
          message, at: context.place(first.span, in: first.stack), flow: context.flow(of: first), when: scenario,
          extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsEverything(_ policy: LogicalID) -> Self {
    """
    IoT policy `\(policy)` allows devices every action, so one that is taken apart can act for all. List the actions \
    that are needed.
    """
  }

  fileprivate static func allowsEverywhere(_ policy: LogicalID) -> Self {
    """
    IoT policy `\(policy)` allows its actions on every client, topic and thing, so one device can act for all. Name \
    them, as by `${iot:Connection.Thing.ThingName}`.
    """
  }
}
