import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A certificate that is to be validated through a domain its own is no part of.
  static let acmValidationDomain = Rule.resource(
    "acm-validation-domain", of: "AWS::CertificateManager::Certificate"
  ) { certificate, context in
    let resolver = context.resolver
    for option in resolver.list(of: resolver.property("DomainValidationOptions", of: certificate), at: nil).items {
      let found = resolver.disagreement(
        of: resolver.member("DomainName", of: option), with: resolver.member("ValidationDomain", of: option),
        within: resolver.existence(of: certificate)
      ) { domain, validation in
        if validation.content == .absent { return false }
        guard let domain = domain.content.text, let validation = validation.content.text else { return nil }
        return domain != validation && !domain.hasSuffix("." + validation)
      }
      guard let found, let domain = found.pair.own.content.text, let validation = found.pair.other.content.text else {
        continue
      }
      context.report(
        .isNoPart(certificate.logicalID, domain, validation),
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("the validation domain", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoPart(_ certificate: LogicalID, _ domain: String, _ validation: String) -> Self {
    """
    Certificate `\(certificate)` is to be validated for `\(domain)` by mail to `\(validation)`, which is not that \
    domain nor one above it, and ACM refuses it. Name the domain itself or one it is a part of.
    """
  }
}
