import Facts
import Patterns
import StackGraph

/// The formats of schemas that a text can be held against by itself.
///
/// The formats are those of the IDs and ARNs in the references of the services; a resource named elsewhere by another
/// form is described by other nodes beside the format.
enum Format {
  /// A text that matches the pattern.
  case pattern(Pattern)
  /// An IP address of a family.
  case address(CIDRBlock.Family)
  /// A network of a family, with its prefix length.
  case network(CIDRBlock.Family)

  /// What is known of a format; nil where nothing is checked.
  init?(_ name: String) {
    switch name {
    case "ipv4": self = .address(.v4)
    case "ipv6": self = .address(.v6)
    case "ipv4-network": self = .network(.v4)
    case "ipv6-network": self = .network(.v6)
    default:
      guard let source = Self.patterns[name], let pattern = try? Pattern(source, dialect: .schema) else { return nil }
      self = .pattern(pattern)
    }
  }

  /// Whether a text is of the format; nil if that takes too long to say.
  func holds(for text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch self {
    case .pattern(let pattern): return pattern.matchesWhole(text)
    case .address(let family):
      let address = String(decoding: text, as: UTF8.self)
      return !address.contains("/") && CIDRBlock(address + (family == .v4 ? "/32" : "/128"))?.family == family
    case .network(let family):
      let network = String(decoding: text, as: UTF8.self)
      return network.contains("/") && CIDRBlock(network)?.family == family
    }
  }

  private static let patterns: [String: String] = [
    "AWS::ACM::Certificate.Arn": arn("acm", "[a-z0-9-]+:[0-9]{12}:certificate/.+"),
    "AWS::EC2::Image.Id": "ami-([0-9a-z]{8}|[0-9a-z]{17})|resolve:ssm:.+",
    "AWS::EC2::SecurityGroup.Id": id("sg"),
    "AWS::EC2::SecurityGroup.Name": #"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]+"#,
    "AWS::EC2::Subnet.Id": id("subnet"),
    "AWS::EC2::VPC.Id": id("vpc"),
    "AWS::IAM::Role.Arn": arn("iam", ":[0-9]{12}:role/.+"),
    "AWS::KMS::Alias.AliasName": "alias/[a-zA-Z0-9:/_-]+",
    "AWS::KMS::Key.Arn": arn("kms", "[a-z0-9-]+:[0-9]{12}:(key|alias)/.+"),
    "AWS::KMS::Key.Id":
      "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32}|alias/[a-zA-Z0-9:/_-]+",
    "AWS::Lambda::Function.Arn": arn("lambda", "[a-z0-9-]+:[0-9]{12}:function:.+"),
    "AWS::Logs::LogGroup.Name": "[-._/#A-Za-z0-9]{1,512}",
    "AWS::S3::Bucket.Name": #"(?!.*(\.\.|-\.|\.-))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"#,
    "AWS::SNS::Topic.Arn": arn("sns", "[a-z0-9-]+:[0-9]{12}:.+"),
    "AWS::SQS::Queue.Arn": arn("sqs", "[a-z0-9-]+:[0-9]{12}:.+"),
  ]

  private static func arn(_ service: String, _ rest: String) -> String { "arn:aws[a-zA-Z-]*:\(service):\(rest)" }

  private static func id(_ prefix: String) -> String { "\(prefix)-([0-9a-fA-F]{8}|[0-9a-fA-F]{17})" }
}
