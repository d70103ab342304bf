import CloudFormation

/// What sort of thing a value is.
package enum ValueKind: Hashable, Sendable {
  /// The id of a resource of a type, such as `subnet-0a1b`.
  case id(ResourceType)
  /// An ARN, of a resource of a type.
  case arn(ResourceType)
  /// A name of a resource of a type.
  case name(ResourceType)
  /// An attribute that only resources of a type have, such as an address; `Ref` stands for the name, ID and scope
  /// that WAF joins.
  case attribute(String, of: ResourceType)

  /// Reads a kind as the tables write it, such as `EC2::Subnet.Id`; without a type it is that of `own`.
  init(reading text: String, own: ResourceType = "") {
    var word = text
    var type = own
    // Only the names of types have colons; the attributes of a type's own may have dots.
    if let (before, after) = text.divided(at: "."), before.utf8.contains(UInt8(ascii: ":")) {
      type = ResourceType("AWS::" + before)
      word = after
    }
    switch word {
    case "Id": self = .id(type)
    case "Arn": self = .arn(type)
    case "Name": self = .name(type)
    default: self = .attribute(word, of: type)
    }
  }

  /// The type of the resources such values belong to.
  package var type: ResourceType {
    switch self {
    case .id(let type), .arn(let type), .name(let type), .attribute(_, let type): type
    }
  }

  /// Whether the value is an ARN.
  package var isARN: Bool {
    switch self {
    case .arn: true
    case .attribute(let name, _): name.hasSuffix("Arn") || name.hasSuffix("ARN")
    case .id, .name: false
    }
  }

  var isName: Bool { if case .name = self { true } else { false } }
}

extension ValueKind: CustomStringConvertible {
  /// The kind in words, such as "the ID of an AWS::EC2::Subnet".
  package var description: String {
    // One letter parts the type from its successor.
    type == .classicLoadBalancer ? "\(word) of a classic load balancer (\(type))" : "\(word) of an \(type)"
  }

  /// What of the resource it is: "the ID", "the ARN", "the name".
  package var word: String {
    switch self {
    case .id: "the ID"
    case .arn: "the ARN"
    case .name: "the name"
    case .attribute("Ref", _): "name, ID and scope"
    case .attribute(let name, _): "the `" + name + "`"
    }
  }
}

extension ValueKind {
  /// The kind of the value that is given for a parameter, or of each item, by its declared type without list and SSM
  /// wrappers; nil for types that do not tell (user guide, "Supported AWS-specific parameter types").
  package init?(ofParameterType type: String) {
    guard type.hasPrefix("AWS::") else { return nil }
    switch type {
    case "AWS::EC2::AvailabilityZone::Name": self = .name("AWS::EC2::AvailabilityZone")
    case "AWS::EC2::Image::Id": self = .id("AWS::EC2::Image")
    case "AWS::EC2::Instance::Id": self = .id("AWS::EC2::Instance")
    case "AWS::EC2::KeyPair::KeyName": self = .name("AWS::EC2::KeyPair")
    case "AWS::EC2::SecurityGroup::GroupName": self = .name("AWS::EC2::SecurityGroup")
    case "AWS::EC2::SecurityGroup::Id": self = .id("AWS::EC2::SecurityGroup")
    case "AWS::EC2::Subnet::Id": self = .id("AWS::EC2::Subnet")
    case "AWS::EC2::Volume::Id": self = .id("AWS::EC2::Volume")
    case "AWS::EC2::VPC::Id": self = .id("AWS::EC2::VPC")
    case "AWS::Route53::HostedZone::Id": self = .id("AWS::Route53::HostedZone")
    case "AWS::SSM::Parameter::Name": self = .name("AWS::SSM::Parameter")
    default: return nil
    }
  }
}

extension ResourceType {
  /// The load balancers that came before Elastic Load Balancing v2.
  package static let classicLoadBalancer: ResourceType = "AWS::ElasticLoadBalancing::LoadBalancer"
}
