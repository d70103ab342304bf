import CloudFormation
import Reports
import SourceText
import StackGraph

/// What a run is told of the stacks people deploy, besides what it finds out.
package struct DeploymentSettings: Sendable {
  /// The values that hold whatever the stack.
  package var pinned = PinnedParameters()
  /// The region of every stack of which none is known.
  package var region: String?
  /// The account of every stack of which none is known.
  package var account: String?

  /// Knows nothing.
  package init() {}

  /// All that is known of the deployments of templates.
  func deployments(of templates: [Template]) -> [Deployment] {
    var deployments = pinned.deployments(of: templates)
    if region != nil || account != nil {
      deployments += templates.map { template in
        Deployment(
          of: template.file.id, stackName: nil, region: region, account: account,
          origin: .init(.parametersFile, path: "command line", line: 1))
      }
    }
    return deployments
  }

  /// What does not fit the templates.
  func problems(among templates: [Template]) -> [InputProblem] { pinned.problems(among: templates) }
}
