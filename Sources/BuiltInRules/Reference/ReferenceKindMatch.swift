import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension RuleContext {
  /// A value of the same stack of another kind than is taken, or a list where one value is: a VPC where a subnet
  /// belongs, `!Ref` where an attribute does.
  func report(ownKinds mismatches: [KindMismatch]) {
    for mismatch in mismatches where mismatch.crossing == nil && !mismatch.isRoleName {
      let value = mismatch.writtenValue(in: workspace)
      let message: Finding.Message
      switch mismatch.problem {
      case .kind(let kind): message = .wrongKind(value, kind, mismatch)
      case .list: message = .list(value, mismatch)
      }
      report(mismatch.violation, message, at: place(mismatch.span, in: mismatch.stack))
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongKind(_ value: String, _ kind: ValueKind, _ mismatch: KindMismatch) -> Self {
    let remedy =
      mismatch.remedy.map { "Write `\($0)`." }
      ?? classicBalancerRemedy(kind, mismatch.accepted)
      ?? mismatch.accepted.kinds.first.map { "Give it \($0)." } ?? "Give it an ARN."
    return """
      `\(mismatch.property)` of `\(mismatch.owner)` takes \(wording: mismatch.accepted.words), but \(value) is \
      \(wording: kind.description), so the deployment fails. \(wording: remedy)
      """
  }

  /// Classic load balancers, unlike their successors, have no attribute that is an ARN.
  private static func classicBalancerRemedy(_ kind: ValueKind, _ accepted: AcceptedKinds) -> String? {
    let successor: ResourceType = "AWS::ElasticLoadBalancingV2::LoadBalancer"
    guard kind.type == .classicLoadBalancer, accepted.takesAnyARN || accepted.kinds.contains(.arn(successor)) else {
      return nil
    }
    return "A classic load balancer gives none; an `\(successor)` does."
  }

  fileprivate static func list(_ value: String, _ mismatch: KindMismatch) -> Self {
    switch mismatch.taker {
    case .output:
      return """
        Output `\(mismatch.property)` takes a text, but \(value) is a list, so the template is refused. Join its items \
        with `!Join [',', ...]`.
        """
    case .property(_, "Parameters.*", _):
      return """
        Parameter `\(mismatch.property)` of nested stack `\(mismatch.owner)` takes a text, even where it is declared \
        as a list, but \(value) is a list, so the deployment fails. Join its items with `!Join [',', ...]`.
        """
    case .property where mismatch.isItem:
      return """
        An item of `\(mismatch.property)` of `\(mismatch.owner)` takes one value, but \(value) is a list, so the \
        deployment fails. Give the property the list itself instead of a list that holds it.
        """
    default:
      return """
        `\(mismatch.property)` of `\(mismatch.owner)` takes one value, but \(value) is a list, so the deployment \
        fails. Choose an item of it with `!Select [0, ...]`.
        """
    }
  }
}
