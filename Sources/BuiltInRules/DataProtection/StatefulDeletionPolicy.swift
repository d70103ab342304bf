import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A resource that holds data and does not say what becomes of the data when it is deleted or replaced.
  static let statefulDeletionPolicy = Rule.workspace("stateful-deletion-policy") { context in
    context.checkPolicies(of: context.workspace.resources(where: \.losesData))
  }

  /// The same of logs, which most people let go with what wrote them.
  static let logGroupDeletionPolicy = Rule.workspace("log-group-deletion-policy") { context in
    context.checkPolicies(of: context.workspace.resources(of: "AWS::Logs::LogGroup"))
  }
}

extension RuleContext {
  fileprivate func checkPolicies(of resources: [StackResource]) {
    for resource in resources {
      let template = workspace[resource.stack].template
      // A function that makes the attributes is not read here.
      guard template.isWhole, !template.isRewritten, !resource.resource.body.isCall else { continue }
      let missing = ["DeletionPolicy", "UpdateReplacePolicy"].filter { resource.resource.body.entry($0) == nil }
      switch missing.count {
      case 2: report(.saysNothing(resource.logicalID), kind: "missing", at: place(of: resource))
      case 1:
        let written = missing[0] == "DeletionPolicy" ? "UpdateReplacePolicy" : "DeletionPolicy"
        let value = resource.resource.body[written].map { StackValue($0, in: resource.stack) }
        let policies = value.map { resolver.alternatives(of: $0) } ?? []
        let violation = resolver.violation(among: policies) { policy in policy.content.text.map { $0 != "Delete" } }
        guard let violation else { continue }
        let policy = violation.first.content.text ?? ""
        report(
          violation, .keepsInOneCase(resource.logicalID, written, policy, missing[0]), kind: "half",
          at: place(
            resource.resource.body.entry(written)?.key.span ?? resource.resource.key.span, in: resource.stack))
      default: break
      }
    }
  }
}

extension ResourceType {
  /// Whether data is lost with a resource of the type, unless another rule says so or AWS deletes it only when empty.
  fileprivate var losesData: Bool {
    !Self.judgedElsewhere.contains(rawValue) && ResourceSchema(rawValue)?.isStateful == true
  }

  private static let judgedElsewhere: Set = [
    "AWS::Backup::BackupVault", "AWS::CloudFormation::Stack", "AWS::Logs::LogGroup", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::S3::Bucket",
  ]
}

extension Finding.Message {
  fileprivate static func saysNothing(_ resource: LogicalID) -> Self {
    """
    `\(resource)` has neither `DeletionPolicy` nor `UpdateReplacePolicy`, so its data goes with it when it is removed \
    from the template, replaced by an update or its stack is deleted. Set both: `Retain`, or `Delete` where that is meant.
    """
  }

  fileprivate static func keepsInOneCase(
    _ resource: LogicalID, _ written: String, _ policy: String, _ missing: String
  ) -> Self {
    let outcome =
      missing == "UpdateReplacePolicy"
      ? "an update that replaces it deletes the old one with its data"
      : "removing it from the template or deleting the stack deletes it with its data"
    return """
      `\(resource)` has `\(written)` \(policy) but no `\(missing)`, so \(wording: outcome). Set `\(missing)` too.
      """
  }
}
