import CloudFormation
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
      files.templates.map { $0.expanded(for: facts.deployments) }, deployments: facts.deployments,
      externalStacks: deployments.externalStacks, tasksRunByScripts: facts.tasks)
    inputProblems = facts.problems
    warnings = facts.warnings
    remarks = facts.remarks
  }

  /// Whether the file at a path, as it is shown to people, was read as a template.
  package func hasTemplate(at path: String) -> Bool { files.templates.contains { $0.file.path == path } }
}

extension Template {
  /// The template with its loops going through the values that parameters are given where it is deployed; where they are
  /// given several or some that are not known, nothing is made of these loops.
  fileprivate func expanded(for deployments: [Deployment]) -> Template {
    guard let loops, loops.hasLikelyValues else { return self }
    let own = deployments.filter { $0.template == file.id }
    let stacks = own.filter { $0.stackName != nil }
    var given: [String: String?] = [:]
    for parameter in parameters {
      let name = parameter.name
      var values = Set(own.compactMap { $0.parameters[name] })
      if values.isEmpty, !own.contains(where: { $0.unknown.contains(name) }) { continue }
      let isGivenToAll = own.contains { $0.stackName == nil && $0.parameters[name] != nil }
      if !isGivenToAll, stacks.contains(where: { $0.parameters[name] == nil }), let text = parameter.defaultValue?.text
      {
        values.insert(text)
      }
      let isUnknown = own.contains { $0.unknown.contains(name) } || values.count != 1
      given.updateValue(isUnknown ? nil : values.first, forKey: name)
    }
    return given.isEmpty ? self : Template(tree, given: given)
  }
}
