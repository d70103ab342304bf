/// How Swift spells a name of hyphenated words: `rds-instance-multi-az` is `RDSInstanceMultiAZ`.
struct SwiftName {
  /// The name of a type, a file or a folder.
  let upperCamelCase: String
  /// The name of a value.
  let lowerCamelCase: String

  /// Makes the spellings of a rule id or an area.
  init(_ hyphenated: String) {
    let words = hyphenated.split(separator: "-").map(String.init)
    let capitalized = words.map {
      Self.acronyms.contains($0) ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst()
    }
    upperCamelCase = capitalized.joined()
    lowerCamelCase = (words.prefix(1) + capitalized.dropFirst()).joined()
  }

  private static let acronyms: Set<String> = [
    "acl", "acm", "alb", "ami", "api", "arn", "asg", "aws", "az", "cidr", "cpu", "db", "dms", "dns", "ebs", "ec2",
    "ecr", "ecs", "efs", "eip", "eks", "elb", "elbv2", "emr", "fsx", "http", "https", "iam", "id", "imdsv2", "ip",
    "ipv4", "ipv6", "json", "kms", "msk", "nacl", "nat", "nlb", "oidc", "rds", "rdp", "s3", "sg", "sns", "sql", "sqs",
    "ssh", "ssm", "tls", "ttl", "url", "vpc", "vpn", "waf", "yaml",
  ]
}
