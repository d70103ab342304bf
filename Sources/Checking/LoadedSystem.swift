import Reports
import StackGraph

/// The templates of a run, read and linked to what is known of their deployments, not checked yet.
package struct LoadedSystem: Sendable {
  /// The files read.
  let files: LoadedFiles
  /// The system they make.
  package let workspace: Workspace
  /// What in the settings does not fit the templates.
  package let inputProblems: [InputProblem]

  /// Reads what discovery found.
  package init(_ discovered: DiscoveryResult, deployments: DeploymentSettings, threadLimit: Int) {
    files = LoadedFiles(discovered, threadLimit: threadLimit)
    let facts = DeploymentFacts(deployments, templates: files.templates, discovered)
    workspace = Workspace(
      files.templates, deployments: facts.deployments, externalStacks: deployments.externalStacks)
    inputProblems = facts.problems
  }
}
