import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// More subscription filters of a log group than CloudWatch takes.
  static let logGroupSubscriptionFilters = Rule.workspace("log-group-subscription-filters") { context in
    for stack in context.workspace.stacks where stack.template.isWhole {
      var filters: [String: [StackResource]] = [:]
      for position in stack.template.resources.elements.indices {
        let resource = context.workspace[ResourceID(stack.id, position)]
        guard resource.type == "AWS::Logs::SubscriptionFilter", resource.resource.condition == nil else { continue }
        let names = context.resolver.property("LogGroupName", of: resource)
        guard names.count == 1, let name = names.first.flatMap({ Self.identity(of: $0.content) }) else { continue }
        filters[name, default: []].append(resource)
      }
      for resources in filters.values where resources.count > mostSubscriptionFilters {
        for filter in resources.dropFirst(mostSubscriptionFilters) {
          context.report(
            .isOneTooMany(filter.logicalID),
            at: context.place(context.resolver.key("LogGroupName", of: filter), in: filter.stack),
            notes: resources.prefix(mostSubscriptionFilters).map { context.note("another one", at: $0) })
        }
      }
    }
  }

  /// How many a log group takes (CloudWatch Logs user guide, "CloudWatch Logs quotas").
  private static let mostSubscriptionFilters = 5

  /// What tells log groups apart, where it is known.
  private static func identity(of content: Content) -> String? {
    switch content {
    case .text(let text): "name \(text)"
    case .origin(.resource(let id, attribute: nil)): "resource \(id.position)"
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func isOneTooMany(_ filter: LogicalID) -> Self {
    """
    The log group of `\(filter)` has five other subscription filters in this template, and CloudWatch takes no more, so \
    the deployment fails. Send the logs on from one of them.
    """
  }
}
