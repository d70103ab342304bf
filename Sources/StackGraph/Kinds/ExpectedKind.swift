import CloudFormation

/// What sort of identifier a property takes, where that is the same for every type that has a property of the name.
package struct ExpectedKind: Sendable {
  /// The kinds the property takes.
  package let kinds: [ValueKind]

  /// The kinds the property `name`, or an item of it, takes in resources of `type`; nil where that is not known here.
  /// From the property's page in the CloudFormation template reference.
  package init?(ofProperty name: String, in type: ResourceType) {
    switch name {
    case "SubnetId", "SubnetIds", "VPCZoneIdentifier", "VpcSubnetIds", "SubnetIdList": kinds = [.id("AWS::EC2::Subnet")]
    case "Subnets":
      // Batch, CodeBuild, ECS and load balancers agree; others use the word for blocks or names.
      let known = ["ElasticLoadBalancing", "ECS", "CodeBuild", "Batch", "AutoScaling", "EKS"]
      guard known.contains(where: { type.rawValue.hasPrefix("AWS::\($0)") }) else { return nil }
      kinds = [.id("AWS::EC2::Subnet")]
    case "VpcId", "VPCId": kinds = [.id("AWS::EC2::VPC")]
    case "SecurityGroupIds", "VPCSecurityGroups", "VpcSecurityGroupIds", "SourceSecurityGroupId",
      "DestinationSecurityGroupId", "VPCSecurityGroupIds":
      kinds = [.id("AWS::EC2::SecurityGroup")]
    case "SecurityGroups":
      guard ["AWS::ECS::", "AWS::ElasticLoadBalancing", "AWS::EFS::"].contains(where: type.rawValue.hasPrefix) else {
        return nil
      }
      kinds = [.id("AWS::EC2::SecurityGroup")]
    case "TargetGroupArn", "TargetGroupARNs": kinds = [.arn("AWS::ElasticLoadBalancingV2::TargetGroup")]
    case "LoadBalancerArn": kinds = [.arn("AWS::ElasticLoadBalancingV2::LoadBalancer")]
    case "ListenerArn": kinds = [.arn("AWS::ElasticLoadBalancingV2::Listener")]
    case "RouteTableId": kinds = [.id("AWS::EC2::RouteTable")]
    case "InternetGatewayId": kinds = [.id("AWS::EC2::InternetGateway")]
    case "NatGatewayId": kinds = [.id("AWS::EC2::NatGateway")]
    case "FileSystemId": kinds = [.id("AWS::EFS::FileSystem")]
    case "Cluster" where type == "AWS::ECS::Service": kinds = [.name("AWS::ECS::Cluster"), .arn("AWS::ECS::Cluster")]
    case "ExecutionRoleArn", "TaskRoleArn", "RoleARN", "RoleArn": kinds = [.arn("AWS::IAM::Role")]
    default: return nil
    }
  }
}
