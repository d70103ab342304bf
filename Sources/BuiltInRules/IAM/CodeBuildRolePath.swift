import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A project that names its role without the path the role has.
  static let codeBuildRolePath = Rule.resource("codebuild-role-path", of: "AWS::CodeBuild::Project") {
    project, context in
    let resolver = context.resolver
    for name in resolver.property("ServiceRole", of: project) {
      guard case .origin(.resource(let id, attribute: nil)) = name.content,
        context.workspace[id].type == "AWS::IAM::Role"
      else { continue }
      let role = context.workspace[id]
      let scope = resolver.space.and(name.scenario, resolver.existence(of: role))
      let found = resolver.disagreement(of: [name], with: resolver.property("Path", of: role), within: scope) {
        _, path in
        path.content == .absent ? false : path.content.text.map { $0 != "/" }
      }
      guard let found, let path = found.pair.other.content.text else { continue }
      context.report(
        .isNotFound(project.logicalID, role.logicalID, path), at: context.place(ofUseOf: name),
        notes: [context.note("the path of the role", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotFound(_ project: LogicalID, _ role: LogicalID, _ path: String) -> Self {
    """
    Project `\(project)` names role `\(role)` by its name, and CodeBuild looks for it at path `/`, but the role has path \
    `\(path)`. Write `!GetAtt \(role).Arn`.
    """
  }
}
