import Facts

/// An operator of conditions in policies.
struct ConditionOperator {
  private enum Family { case text, number, date, bool, binary, address, arn, null }
  private let family: Family

  /// Reads an operator with its prefix and suffix; nil when there is no such operator.
  init?(_ text: String) {
    var name = text.lowercased()[...]
    for prefix in ["forallvalues:", "foranyvalue:"] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name.hasSuffix("ifexists") { name = name.dropLast("ifexists".count) }
    guard let family = Self.families[String(name)] else { return nil }
    self.family = family
  }

  /// Whether it compares values such as a key has; in doubt it does.
  func suits(_ type: ConditionKeyType) -> Bool {
    switch family {
    case .number: [.number, .unknown, .date, .text, .texts].contains(type)
    case .date: [.date, .unknown, .number].contains(type)
    case .address: [.address, .unknown, .text, .texts].contains(type)
    case .bool: ![.number, .date, .address, .arn, .arns].contains(type)
    case .text, .binary, .arn, .null: true
    }
  }

  /// The operators as they are written, without prefixes and suffixes.
  static let names = [
    "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan",
    "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress", "Null",
    "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan", "NumericLessThanEquals",
    "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotEquals",
    "StringNotEqualsIgnoreCase", "StringNotLike",
  ]

  private static let families = Dictionary(
    uniqueKeysWithValues: names.map { name -> (String, Family) in
      let name = name.lowercased()
      if name.hasPrefix("arn") { return (name, .arn) }
      if name.hasPrefix("date") { return (name, .date) }
      if name.hasPrefix("numeric") { return (name, .number) }
      if name.hasSuffix("ipaddress") { return (name, .address) }
      return (name, name == "bool" ? .bool : name == "null" ? .null : name == "binaryequals" ? .binary : .text)
    })
}

/// The condition keys that requests to every service may have.
enum GlobalConditionKeys {
  /// The type of a key in lower case; nil when there is no such key.
  static func type(of key: String) -> ConditionKeyType? {
    if let slash = key.firstIndex(of: "/") { return tagged.contains(String(key[...slash])) ? .text : nil }
    return types[key]
  }

  private static let tagged: Set<String> = ["aws:principaltag/", "aws:requesttag/", "aws:resourcetag/"]

  /// The keys as they are written.
  static let names = table.split(whereSeparator: \.isWhitespace).map { String($0.split(at: "=")[0]) }

  private static let types = Dictionary(
    uniqueKeysWithValues: table.split(whereSeparator: \.isWhitespace).map { entry -> (String, ConditionKeyType) in
      let parts = entry.split(at: "=")
      let type: ConditionKeyType =
        switch parts.count > 1 ? parts[1] : "" {
        case "bool": .bool
        case "date": .date
        case "number": .number
        case "arn": .arn
        case "address": .address
        default: .text
        }
      return (parts[0].lowercased(), type)
    })

  private static let table = """
    aws:AssumedRoot aws:CalledVia aws:CalledViaAWSMCP=bool aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn=arn aws:CurrentTime=date
    aws:Ec2InstanceSourcePrivateIPv4=address aws:Ec2InstanceSourceVpc aws:EpochTime=date aws:FederatedProvider
    aws:IsMcpServiceAction=bool aws:MultiFactorAuthAge=number aws:MultiFactorAuthPresent=bool aws:PrincipalAccount aws:PrincipalArn=arn
    aws:PrincipalIsAWSService=bool aws:PrincipalOrgID aws:PrincipalOrgMasterAccountId aws:PrincipalOrgPaths aws:PrincipalServiceName
    aws:PrincipalServiceNamesList aws:PrincipalType aws:referer aws:RequestedRegion aws:ResourceAccount aws:ResourceOrgID
    aws:ResourceOrgPaths aws:SecureTransport=bool aws:SourceAccount aws:SourceArn=arn aws:SourceIdentity aws:SourceIp=address
    aws:SourceOrgID aws:SourceOrgPaths aws:SourceOwner aws:SourceVpc aws:SourceVpcArn=arn aws:SourceVpce aws:SignInSessionArn=arn
    aws:TagKeys aws:TokenIssueTime=date aws:UserAgent aws:userid aws:username aws:ViaAWSService=bool aws:ViaAWSMCPService=bool
    aws:VpceAccount aws:VpceOrgID aws:VpceOrgPaths aws:VpcSourceIp=address aws:SourceInstanceARN=arn aws:SourceUser
    """
}
