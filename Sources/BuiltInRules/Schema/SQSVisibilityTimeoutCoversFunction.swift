import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A queue that shows a message again while the function that reads it may still work on it.
  static let sqsVisibilityTimeoutCoversFunction = Rule.resource(
    "sqs-visibility-timeout-covers-function", of: "AWS::Lambda::EventSourceMapping"
  ) { mapping, context in
    let resolver = context.resolver
    let functions = resolver.resources(namedBy: "FunctionName", of: mapping, type: "AWS::Lambda::Function")
    let queues = resolver.resources(namedBy: "EventSourceArn", of: mapping, type: "AWS::SQS::Queue")
    guard functions.count * queues.count <= Resolver.alternativeLimit else { return }
    for queue in queues {
      for function in functions {
        let found = resolver.disagreement(
          of: resolver.property("VisibilityTimeout", of: queue.resource),
          with: resolver.property("Timeout", of: function.resource),
          within: resolver.space.and(queue.scenario, function.scenario)
        ) { visibility, timeout in
          guard let visible = visibility.seconds(orDefault: 30), let most = timeout.seconds(orDefault: 3) else {
            return nil
          }
          return visible < most
        }
        guard let found, let visible = found.pair.own.seconds(orDefault: 30),
          let most = found.pair.other.seconds(orDefault: 3)
        else { continue }
        let timeout = found.pair.other
        context.report(
          .isTooShort(queue.resource.logicalID, visible, function.resource.logicalID, most),
          at: context.place(of: found.pair.own, in: queue.resource),
          notes: [context.note("the function may take this long", at: timeout.span, in: timeout.stack)],
          when: found.scenario, extent: found.extent)
      }
    }
  }
}

extension Alternative {
  /// The whole seconds it says, `standard` where it is not written.
  fileprivate func seconds(orDefault standard: Int) -> Int? { content == .absent ? standard : content.integer }
}

extension Finding.Message {
  fileprivate static func isTooShort(_ queue: LogicalID, _ visible: Int, _ function: LogicalID, _ most: Int) -> Self {
    """
    Queue `\(queue)` hides a message for \(visible) s, but function `\(function)`, which reads it, may take \
    \(most) s; Lambda refuses the event source mapping. Set `VisibilityTimeout` to at least \(most), better six times \
    that.
    """
  }
}
