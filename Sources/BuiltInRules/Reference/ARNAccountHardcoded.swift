import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// An ARN with an account or region that is written down.
  static let arnAccountHardcoded = Rule.template("arn-account-hardcoded") { template, context in
    guard template.isWhole else { return }
    for resource in template.resources.elements {
      ARNTexts.visit(resource.body) { arn in
        let hasAccount = arn.account.utf8.count == 12 && arn.account.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard hasAccount else { return }
        let hasRegion = arn.region.contains("-") && !arn.region.contains("$")
        context.report(
          hasRegion ? .names(resource.id, arn.account, in: arn.region) : .names(resource.id, arn.account),
          at: context.place(arn.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func names(_ resource: LogicalID, _ account: String) -> Self {
    """
    An ARN in `\(resource)` has account `\(account)` written down, so the template is right for that account only. \
    Write `${AWS::AccountId}` with `Fn::Sub`, or take another account from a parameter.
    """
  }

  fileprivate static func names(_ resource: LogicalID, _ account: String, in region: String) -> Self {
    """
    An ARN in `\(resource)` has account `\(account)` and region `\(region)` written down, so the template is right \
    there only. Write `${AWS::Region}:${AWS::AccountId}` with `Fn::Sub`, or take them from parameters.
    """
  }
}
