import CloudFormation
import Reports
import SourceText
import StackGraph

/// A stack people deploy, as the configuration tells of it.
struct ConfiguredDeployment: Sendable {
  /// The absolute path of the template, without symbolic links.
  let template: String
  /// The template as the configuration spells it.
  let spelledTemplate: String
  /// The name of the stack; nil for every stack of the template.
  let stackName: String?
  let region: String?
  let account: String?
  let parameters: [GivenParameter]
  /// Where it is told of.
  let origin: Deployment.Origin

  /// The deployment of its template: a part for each value, so that each keeps its own origin.
  func deployments(of template: FileID) -> [Deployment] {
    func part(_ parameters: [String: String], _ origin: Deployment.Origin) -> Deployment {
      Deployment(
        of: template, stackName: stackName, region: region, account: account, parameters: parameters, origin: origin)
    }
    return [part([:], origin)]
      + parameters.map { part([$0.name: $0.value], .init(.configuration, path: $0.file.path, line: $0.line)) }
  }

  /// What does not fit the template.
  func problems(in template: Template) -> [InputProblem] {
    parameters.compactMap { given in
      template.parameters.contains(given.name)
        ? given.problem(in: template)
        : given.undeclaredProblem("`\(template.file.path)` does not declare", among: [template])
    }
  }
}
