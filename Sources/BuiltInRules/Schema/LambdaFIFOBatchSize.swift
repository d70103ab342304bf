import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A function that wants more messages of a FIFO queue at once than it can have.
  static let lambdaFIFOBatchSize = Rule.resource("lambda-fifo-batch-size", of: "AWS::Lambda::EventSourceMapping") {
    mapping, context in
    let resolver = context.resolver
    for queue in resolver.resources(namedBy: "EventSourceArn", of: mapping, type: "AWS::SQS::Queue") {
      let found = resolver.disagreement(
        of: resolver.property("BatchSize", of: mapping), with: resolver.property("FifoQueue", of: queue.resource),
        within: queue.scenario
      ) { size, fifo in
        if size.content == .absent || fifo.content == .absent { return false }
        guard let isFIFO = fifo.content.bool else { return nil }
        return isFIFO ? size.content.integer.map { $0 > 10 } : false
      }
      guard let found, let size = found.pair.own.content.integer else { continue }
      context.report(
        .isTooLarge(mapping.logicalID, size, queue.resource.logicalID),
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("is a FIFO queue", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isTooLarge(_ mapping: LogicalID, _ size: Int, _ queue: LogicalID) -> Self {
    """
    `\(mapping)` has `BatchSize` \(size), but `\(queue)` is a FIFO queue, which gives at most 10 messages at once; \
    Lambda refuses it. Set 10 or less.
    """
  }
}
