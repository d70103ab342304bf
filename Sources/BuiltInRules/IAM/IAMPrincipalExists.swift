import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A principal that IAM refuses.
  static let iamPrincipalExists = Rule.workspace("iam-principal-exists") { context in
    let resolver = context.resolver
    for carrier in context.workspace.resources(of: PolicyCarriers.allTypes) {
      for statement in resolver.allPolicyStatements(of: carrier) {
        let all = resolver.principals(of: statement) + resolver.principals(of: statement.exceptedPrincipal)
        for principal in all {
          let name = principal.name
          guard let message = context.mistake(in: name.content, of: principal.kind, carrier) else { continue }
          let scenario = resolver.space.and(statement.scenario, name.scenario)
          guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { continue }
          // A group is none wherever its ARN comes from; another text may be mistaken where it is written.
          let isGroup = name.content.resource != nil
          context.report(
            message, at: isGroup ? context.place(ofUseOf: name) : context.place(name.span, in: name.stack),
            flow: context.flow(of: name), when: scenario, extent: extent)
        }
      }
    }
  }
}

extension RuleContext {
  fileprivate func mistake(in name: Content, of kind: String, _ carrier: StackResource) -> Finding.Message? {
    if let id = name.resource {
      let isGroup = kind == "AWS" && workspace[id].type == "AWS::IAM::Group"
      return isGroup ? .isGroup(carrier.logicalID, workspace[id].logicalID.rawValue) : nil
    }
    if case .origin = name { return nil }
    guard let text = name.textWithHoles, !text.contains("{") else { return nil }
    return .mistake(in: text, of: kind, carrier)
  }
}

extension Finding.Message {
  fileprivate static func mistake(in text: String, of kind: String, _ carrier: StackResource) -> Self? {
    let id = carrier.logicalID
    switch kind {
    case "AWS": return mistake(inAccount: text, id)
    case "Service": return mistake(inService: text, id)
    case "Federated": return mistake(inProvider: text, id)
    // Only S3 knows accounts by that.
    case "CanonicalUser": return carrier.type == "AWS::IAM::Role" ? isNoKind(id, kind) : nil
    case "*": return nil
    default:
      let isKnown = ["aws", "service", "federated", "canonicaluser"].contains(kind.lowercased())
      return isKnown || kind.hasPrefix("Fn::") ? nil : isNoKind(id, kind)
    }
  }

  private static func mistake(inProvider text: String, _ carrier: LogicalID) -> Self? {
    if text.contains("://") { return isURL(carrier, text) }
    guard text.hasPrefix("arn:"), !text.contains(CommandCourse.hole) else { return nil }
    let parts = text.arnParts
    let isProvider =
      parts.count == 6 && parts[2] == "iam" && parts[4].utf8.count == 12
      && ["saml-provider/", "oidc-provider/"].contains { parts[5].hasPrefix($0) }
    return isProvider ? nil : isNoProvider(carrier, text)
  }

  private static func mistake(inAccount text: String, _ carrier: LogicalID) -> Self? {
    if text.hasPrefix(CommandCourse.hole) || text == "*" { return nil }
    guard text.hasPrefix("arn:") else {
      let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if isPlain, text.utf8.count != 12 { return isNoAccount(carrier, text) }
      if text.hasSuffix(".amazonaws.com") { return isService(carrier, text) }
      return nil
    }
    let parts = text.arnParts
    guard parts.count == 6 else { return text.contains(CommandCourse.hole) ? nil : isNoARN(carrier, text) }
    if parts[2] != "iam", parts[2] != "sts", !parts[2].contains(CommandCourse.hole) { return isNoARN(carrier, text) }
    if parts[4].contains("*") || parts[5].contains("*") { return isPattern(carrier, text) }
    if parts[4].utf8.allSatisfy({ (0x30...0x39).contains($0) }), parts[4].utf8.count != 12 {
      return isNoARN(carrier, text)
    }
    let kinds = [
      "root", "user/", "role/", "assumed-role/", "federated-user/", "saml-provider/", "oidc-provider/", "group/",
    ]
    let isKnown = parts[5].hasPrefix(CommandCourse.hole) || kinds.contains { parts[5].hasPrefix($0) }
    if !isKnown { return isNoARN(carrier, text) }
    return parts[5].hasPrefix("group/") ? isGroup(carrier, text) : nil
  }

  private static func mistake(inService text: String, _ carrier: LogicalID) -> Self? {
    if text.contains(CommandCourse.hole) || text == "*" { return nil }
    let domains = ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "amazon.com", "aws.internal"]
    if domains.contains(where: { text.hasSuffix("." + $0) }) { return nil }
    return isNoService(carrier, text)
  }

  /// A text with dots for what is not known of it.
  private static func shown(_ text: String) -> String {
    text.split(separator: Character(CommandCourse.hole), omittingEmptySubsequences: false).joined(separator: "…")
  }

  private static func isNoAccount(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(text)` as principal, but an account has 12 digits; a number in YAML loses its \
    leading zeros, so write it in quotes. The policy is refused.
    """
  }

  private static func isService(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(text)` as an `AWS` principal, but it is a service, so the policy is refused. Write \
    it as `Service`.
    """
  }

  private static func isNoARN(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(shown(text))` as principal, which is no ARN of an account, a role or a user, so the policy \
    is refused. Such an ARN is like `arn:aws:iam::123456789012:role/name`.
    """
  }

  private static func isPattern(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(shown(text))` as principal, but principals are no patterns, so the policy is refused. Name \
    the account, and compare `aws:PrincipalArn` with the pattern in a condition.
    """
  }

  fileprivate static func isGroup(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(shown(text))` as principal, but groups are no principals, so the policy is refused. Name \
    a role or the users.
    """
  }

  private static func isNoService(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names service `\(text)` as principal, but services are called like \
    `ec2.amazonaws.com`, so the policy is refused.
    """
  }

  private static func isNoKind(_ carrier: LogicalID, _ kind: String) -> Self {
    """
    A policy of `\(carrier)` names a principal of kind `\(kind)`, which is none there, so the policy is refused. Accounts, \
    roles and users are `AWS`, services `Service`, and identity providers `Federated`.
    """
  }

  private static func isNoProvider(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(text)` as an identity provider, which is no ARN of one, so the policy is refused. \
    Such an ARN is like `arn:aws:iam::123456789012:saml-provider/name`.
    """
  }

  private static func isURL(_ carrier: LogicalID, _ text: String) -> Self {
    """
    A policy of `\(carrier)` names `\(text)` as an identity provider, which is known by its ARN or its domain without \
    `https://`, so the policy is refused.
    """
  }
}
