import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A document of Systems Manager without a version of its form, or with one that there is not.
  static let ssmDocumentSchemaVersion = Rule.resource("ssm-document-schema-version", of: "AWS::SSM::Document") {
    document, context in
    let resolver = context.resolver
    let contents = resolver.property("Content", of: document).filter {
      if case .map = $0.content { true } else { false }
    }
    for content in contents {
      let versions = resolver.member(["schemaVersion"], of: [content], orAt: resolver.key("Content", of: document))
      for version in versions {
        let isWrong: Bool =
          switch version.content {
          case .absent: true
          case .text(let text): !known.contains(text)
          default: false
          }
        guard isWrong, let extent = resolver.extent(of: version.scenario, within: resolver.existence(of: document))
        else {
          continue
        }
        context.report(
          version.content.text.map { .isUnknown(document.logicalID, $0, known) }
            ?? .isMissing(document.logicalID, known),
          at: context.place(version.span, in: version.stack), when: version.scenario, extent: extent)
      }
    }
  }

  /// Systems Manager user guide, "Data elements and parameters".
  private static let known = ["0.3", "1.0", "1.2", "2.0", "2.2"]
}

extension Finding.Message {
  fileprivate static func isMissing(_ document: LogicalID, _ known: [String]) -> Self {
    """
    Document `\(document)` has no `schemaVersion`; Systems Manager refuses it. Set it to one of \
    \(wording: known.map { "`\($0)`" }.joined(separator: ", ")).
    """
  }

  fileprivate static func isUnknown(_ document: LogicalID, _ version: String, _ known: [String]) -> Self {
    """
    Document `\(document)` has `schemaVersion` `\(version)`, which there is not; Systems Manager knows \
    \(wording: known.map { "`\($0)`" }.joined(separator: ", ")).
    """
  }
}
