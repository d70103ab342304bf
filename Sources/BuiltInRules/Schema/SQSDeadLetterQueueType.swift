import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A queue whose dead-letter queue is of the other type.
  static let sqsDeadLetterQueueType = Rule.resource(
    "sqs-dead-letter-queue-type", of: "AWS::SQS::Queue"
  ) { queue, context in
    let resolver = context.resolver
    let links = resolver.resources(
      namedBy: "RedrivePolicy", "deadLetterTargetArn", of: queue, type: "AWS::SQS::Queue")
    for link in links where link.resource.id != queue.id {
      let found = resolver.disagreement(
        of: resolver.property("FifoQueue", of: queue), with: resolver.property("FifoQueue", of: link.resource),
        within: link.scenario
      ) { own, other in
        guard let isFIFO = own.isFIFO, let isOtherFIFO = other.isFIFO else { return nil }
        return isFIFO != isOtherFIFO
      }
      guard let found, let isFIFO = found.pair.own.isFIFO else { continue }
      context.report(
        .isOfOtherType(queue.logicalID, link.resource.logicalID, isFIFO),
        at: context.place(of: found.pair.own, in: queue),
        notes: [context.note("the dead-letter queue", at: link.resource)], when: found.scenario, extent: found.extent)
    }
  }
}

extension Alternative {
  /// Whether the queue whose `FifoQueue` it is keeps its messages in order.
  fileprivate var isFIFO: Bool? { content == .absent ? false : content.bool }
}

extension Finding.Message {
  fileprivate static func isOfOtherType(_ queue: LogicalID, _ target: LogicalID, _ isFIFO: Bool) -> Self {
    """
    Queue `\(queue)` is a \(isFIFO ? "FIFO" : "standard") queue, but its dead-letter queue `\(target)` is a \
    \(isFIFO ? "standard" : "FIFO") one; SQS wants both of one type. Set `FifoQueue` the same on both.
    """
  }
}
