import CloudFormation
import YAMLTree

extension ValueKind {
  /// The kind of a literal that shows by its form what it is: an id of EC2 or EFS with its prefix, or an ARN; nil for
  /// all others, malformed ones included.
  package init?(ofLiteral text: String) {
    if text.hasPrefix("arn:") {
      self.init(ofARN: text.arnParts)
    } else {
      self.init(ofIDLiteral: text)
    }
  }

  private init?(ofIDLiteral text: String) {
    let bytes = text.utf8
    guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let digits = bytes[bytes.index(after: dash)...]
    guard digits.count == 8 || digits.count == 17, digits.allSatisfy(\.isHexDigit) else { return nil }
    switch text[..<dash] {
    case "acl": self = .id("AWS::EC2::NetworkAcl")
    case "ami": self = .id("AWS::EC2::Image")
    case "cgw": self = .id("AWS::EC2::CustomerGateway")
    case "dopt": self = .id("AWS::EC2::DHCPOptions")
    case "eigw": self = .id("AWS::EC2::EgressOnlyInternetGateway")
    case "eipalloc": self = .id("AWS::EC2::EIP")
    case "eni": self = .id("AWS::EC2::NetworkInterface")
    case "fs": self = .id("AWS::EFS::FileSystem")
    case "fsap": self = .id("AWS::EFS::AccessPoint")
    case "i": self = .id("AWS::EC2::Instance")
    case "igw": self = .id("AWS::EC2::InternetGateway")
    case "lt": self = .id("AWS::EC2::LaunchTemplate")
    case "nat": self = .id("AWS::EC2::NatGateway")
    case "pcx": self = .id("AWS::EC2::VPCPeeringConnection")
    case "pl": self = .id("AWS::EC2::PrefixList")
    case "rtb": self = .id("AWS::EC2::RouteTable")
    case "sg": self = .id("AWS::EC2::SecurityGroup")
    case "subnet": self = .id("AWS::EC2::Subnet")
    case "tgw": self = .id("AWS::EC2::TransitGateway")
    case "tgw-attach": self = .id("AWS::EC2::TransitGatewayAttachment")
    case "tgw-rtb": self = .id("AWS::EC2::TransitGatewayRouteTable")
    case "vgw": self = .id("AWS::EC2::VPNGateway")
    case "vol": self = .id("AWS::EC2::Volume")
    case "vpc": self = .id("AWS::EC2::VPC")
    case "vpce": self = .id("AWS::EC2::VPCEndpoint")
    default: return nil
    }
  }

  /// The kind of an ARN given by its six fields; nil where it is not known or the resource may be several things.
  private init?(ofARN fields: [Substring]) {
    guard fields.count == 6 else { return nil }
    let resource = fields[5]
    // What stands before the first divider says what the resource is, in most services.
    let sort = resource.prefix { $0 != "/" && $0 != ":" }
    switch (fields[2], sort) {
    case ("acm", "certificate"): self = .arn("AWS::CertificateManager::Certificate")
    case ("cognito-idp", "userpool"): self = .arn("AWS::Cognito::UserPool")
    case ("dynamodb", "table") where !resource.contains("/stream/"): self = .arn("AWS::DynamoDB::Table")
    case ("ecs", "cluster"): self = .arn("AWS::ECS::Cluster")
    case ("ecs", "task-definition"): self = .arn("AWS::ECS::TaskDefinition")
    case ("elasticloadbalancing", "listener"): self = .arn("AWS::ElasticLoadBalancingV2::Listener")
    case ("elasticloadbalancing", "targetgroup"): self = .arn("AWS::ElasticLoadBalancingV2::TargetGroup")
    case ("firehose", "deliverystream"): self = .arn("AWS::KinesisFirehose::DeliveryStream")
    case ("iam", "instance-profile"): self = .arn("AWS::IAM::InstanceProfile")
    case ("iam", "policy"): self = .arn("AWS::IAM::ManagedPolicy")
    case ("iam", "role"): self = .arn("AWS::IAM::Role")
    case ("iam", "server-certificate"): self = .arn("AWS::IAM::ServerCertificate")
    case ("iam", "user"): self = .arn("AWS::IAM::User")
    case ("kinesis", "stream") where !resource.contains("/consumer/"): self = .arn("AWS::Kinesis::Stream")
    case ("kms", "alias"): self = .arn("AWS::KMS::Alias")
    case ("kms", "key"): self = .arn("AWS::KMS::Key")
    case ("lambda", "layer"): self = .arn("AWS::Lambda::LayerVersion")
    case ("logs", "log-group"): self = .arn("AWS::Logs::LogGroup")
    case ("secretsmanager", "secret"): self = .arn("AWS::SecretsManager::Secret")
    case ("states", "stateMachine"): self = .arn("AWS::StepFunctions::StateMachine")
    default: return nil
    }
  }
}

extension Node {
  /// Whether a scalar may be a literal that shows its kind: an ARN, or an id with 8 or 17 digits after its prefix.
  var mayShowKind: Bool {
    withUTF8 { bytes in
      let count = bytes.count
      if count > 9, bytes[count - 9] == UInt8(ascii: "-") || count > 18 && bytes[count - 18] == UInt8(ascii: "-") {
        return true
      }
      return count > 4 && bytes[3] == UInt8(ascii: ":") && bytes.starts(with: "arn:".utf8)
    }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
