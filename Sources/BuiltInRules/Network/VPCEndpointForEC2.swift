import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A VPC without an endpoint for the interface of EC2.
  static let vpcEndpointForEC2 = Rule.resource("vpc-endpoint-for-ec2", of: "AWS::EC2::VPC") { vpc, context in
    let resolver = context.resolver
    let existence = resolver.existence(of: vpc)
    let missing = resolver.space.and(
      existence, resolver.space.not(resolver.endpoint(for: "ec2", inVPC: vpc.id)))
    guard let extent = resolver.extent(of: missing, within: existence) else { return }
    context.report(.hasNone(vpc.logicalID), at: context.place(of: vpc), when: missing, extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ vpc: LogicalID) -> Self {
    """
    VPC `\(vpc)` has no interface endpoint for EC2, so that calls to it leave the VPC. Add an `AWS::EC2::VPCEndpoint` \
    for `com.amazonaws.${AWS::Region}.ec2`.
    """
  }
}
