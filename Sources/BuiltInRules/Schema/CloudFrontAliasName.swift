import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An alias of a distribution that is no name of a domain.
  static let cloudFrontAliasName = Rule.resource("cloudfront-alias-name", of: "AWS::CloudFront::Distribution") {
    distribution, context in
    let resolver = context.resolver
    for alias in resolver.list(of: resolver.property("DistributionConfig", "Aliases", of: distribution), at: nil).items
    {
      let violation = resolver.violation(among: resolver.alternatives(of: alias)) { name in
        name.content.text.flatMap { $0.contains("{{") ? nil : !isDomainName($0) }
      }
      guard let violation, let name = violation.first.content.text else { continue }
      context.report(violation, .isNoName(distribution.logicalID, name))
    }
  }

  /// Whether a text is a domain name in lower case, whose first label may be `*`.
  private static func isDomainName(_ name: String) -> Bool {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last, top.count >= 2 else { return false }
    return labels.enumerated().allSatisfy { index, label in
      if index == 0, label.elementsEqual("*".utf8) { return true }
      guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
      return first != UInt8(ascii: "-") && last != UInt8(ascii: "-") && label.allSatisfy(isLabelByte)
    }
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}

extension Finding.Message {
  fileprivate static func isNoName(_ distribution: LogicalID, _ name: String) -> Self {
    """
    Distribution `\(distribution)` has alias `\(name)`, which is no domain name: labels of small letters, digits and \
    hyphens, with a dot between them, the first of which may be `*`. CloudFront refuses it.
    """
  }
}
