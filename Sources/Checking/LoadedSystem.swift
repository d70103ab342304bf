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
  /// What is wrong with files that tell of deployments and were written for other tools; it ends no run.
  package let warnings: [InputProblem]
  /// What was left out of files that tell of deployments, for those who want to know.
  package let remarks: [String]

  /// Reads what discovery found in `source`.
  package init(
    _ discovered: DiscoveryResult, from source: FileSource, deployments: DeploymentSettings, threadLimit: Int
  ) {
    files = LoadedFiles(discovered, threadLimit: threadLimit)
    let facts = DeploymentFacts(deployments, templates: files.templates, discovered, source: source)
    workspace = Workspace(
      files.templates, deployments: facts.deployments, externalStacks: deployments.externalStacks,
      tasksRunByScripts: facts.tasks)
    inputProblems = facts.problems
    warnings = facts.warnings
    remarks = facts.remarks
  }

  /// Whether the file at a path, as it is shown to people, was read as a template.
  package func hasTemplate(at path: String) -> Bool { files.templates.contains { $0.file.path == path } }
}
