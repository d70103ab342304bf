import CloudFormation

/// What sorts of values a property or parameter takes.
package struct AcceptedKinds: Sendable {
  /// The kinds it takes; the first is the one its documentation names first.
  package let kinds: [ValueKind]
  /// Whether it takes every ARN.
  package let takesAnyARN: Bool
  /// Whether it takes every value that is not a list.
  package let takesAnyScalar: Bool
  /// Whether it may take attributes that are not among the kinds, such as addresses.
  private let mayTakeAttributes: Bool

  /// Takes one kind only.
  init(only kind: ValueKind) {
    kinds = [kind]
    takesAnyARN = false
    takesAnyScalar = false
    mayTakeAttributes = false
  }

  /// Reads kinds as the table writes them.
  init(reading words: String) {
    var kinds: [ValueKind] = []
    var takesAnyARN = false
    var takesAnyScalar = false
    var mayTakeAttributes = false
    for word in words.parts(between: "|") {
      switch word {
      case "arn": takesAnyARN = true
      case "scalar": takesAnyScalar = true
      case "~": mayTakeAttributes = true
      default:
        if word.utf8.contains(UInt8(ascii: ":")) {
          kinds.append(ValueKind(reading: word))
        } else if let group = Self.groups(named: word) {
          kinds += group.parts(between: "|").map { ValueKind(reading: $0) }
        }
      }
    }
    self.kinds = kinds
    self.takesAnyARN = takesAnyARN
    self.takesAnyScalar = takesAnyScalar
    self.mayTakeAttributes = mayTakeAttributes
  }

  /// What an answer to "is it taken" may be.
  enum Answer {
    case taken
    case refused
    /// Names of several things may be the same.
    case refusedUnlessNamedAlike
    case unknown
  }

  /// Whether a value of a kind is taken.
  func answer(to kind: ValueKind) -> Answer {
    if takesAnyScalar || kinds.contains(kind) || takesAnyARN && kind.isARN { return .taken }
    if mayTakeAttributes, case .attribute = kind { return .unknown }
    if kind.isName, kinds.contains(where: \.isName) { return .refusedUnlessNamedAlike }
    return .refused
  }

  /// Whether a value of a kind is surely taken.
  func isTaken(_ kind: ValueKind) -> Bool { if case .taken = answer(to: kind) { true } else { false } }

  /// The kinds in words, such as "the name of an AWS::ECS::Cluster or the ARN of an AWS::ECS::Cluster".
  package var words: String {
    if takesAnyARN { return "an ARN" }
    if kinds.count > 1, kinds.allSatisfy({ $0.type == kinds[0].type }) {
      return kinds.map(\.word).joined(separator: " or ") + " of an \(kinds[0].type)"
    }
    return kinds.prefix(kinds.count > 3 ? 1 : 3).map(\.description).joined(separator: " or ")
  }

  /// Kinds that are taken together by many properties.
  private static func groups(named name: String) -> String? {
    switch name {
    case "apiresource": "ApiGateway::Resource.Id"
    case "asg": "AutoScaling::AutoScalingGroup.Name|AutoScaling::AutoScalingGroup.Arn"
    case "attachment": "EC2::TransitGatewayAttachment.Id"
    case "balancer": "ElasticLoadBalancingV2::LoadBalancer.Arn"
    case "bucket": "S3::Bucket.Name|S3::AccessPoint.Alias"
    case "certificate": "CertificateManager::Certificate.Arn|IAM::ServerCertificate.Arn"
    case "cffunction": "CloudFront::Function.Arn"
    case "cluster": "ECS::Cluster.Name|ECS::Cluster.Arn"
    case "dbcluster": "RDS::DBCluster.Name|DocDB::DBCluster.Name|Neptune::DBCluster.Name"
    case "ekscluster": "EKS::Cluster.Name"
    case "eni": "EC2::NetworkInterface.Id"
    case "function": "Lambda::Function.Arn|Lambda::Alias.Arn|Lambda::Version.Arn"
    case "functionname": "Lambda::Function.Name|Lambda::Function.Arn|Lambda::Alias.Arn|Lambda::Version.Arn"
    case "gateway":
      "EC2::InternetGateway.Id|EC2::VPNGateway.Id|EC2::NatGateway.Id|EC2::TransitGateway.Id|EC2::VPCEndpoint.Id"
        + "|EC2::CarrierGateway.Id|EC2::EgressOnlyInternetGateway.Id"
    case "graphql": "AppSync::GraphQLApi.Id|AppSync::Api.Id"
    case "group": "EC2::SecurityGroup.Id"
    case "headerspolicy": "CloudFront::ResponseHeadersPolicy.Id"
    case "httpapi": "ApiGatewayV2::Api.Id"
    case "image": "EC2::Image.Id"
    case "instance": "EC2::Instance.Id"
    case "key": "KMS::Key.Id|KMS::Key.Arn|KMS::Alias.Name|KMS::Alias.Arn"
    case "keypair": "EC2::KeyPair.Name"
    case "listener": "ElasticLoadBalancingV2::Listener.Arn"
    case "logs": "Logs::LogGroup.Name"
    case "namespace":
      "ServiceDiscovery::PrivateDnsNamespace.Id|ServiceDiscovery::PublicDnsNamespace.Id"
        + "|ServiceDiscovery::HttpNamespace.Id|ServiceDiscovery::PrivateDnsNamespace.Arn"
        + "|ServiceDiscovery::PublicDnsNamespace.Arn|ServiceDiscovery::HttpNamespace.Arn"
    case "originpolicy": "CloudFront::OriginRequestPolicy.Id"
    case "profile": "IAM::InstanceProfile.Name"
    case "restapi": "ApiGateway::RestApi.Id"
    case "role": "IAM::Role.Arn"
    case "rolename": "IAM::Role.Name"
    case "secret": "SecretsManager::Secret.Arn"
    case "subnet": "EC2::Subnet.Id"
    case "subnetgroup": "RDS::DBSubnetGroup.Name|DocDB::DBSubnetGroup.Name|Neptune::DBSubnetGroup.Name"
    case "table": "EC2::RouteTable.Id"
    case "targets": "ElasticLoadBalancingV2::TargetGroup.Arn"
    case "template": "EC2::LaunchTemplate.Id"
    case "topic": "SNS::Topic.Arn"
    case "userpool": "Cognito::UserPool.Id"
    case "version": "Lambda::Version.Arn"
    case "volume": "EC2::Volume.Id"
    case "vpc": "EC2::VPC.Id"
    case "zone": "EC2::AvailabilityZone.Name"
    default: nil
    }
  }
}
