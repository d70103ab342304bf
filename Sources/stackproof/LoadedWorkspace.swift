import Checking
import Reports
import StackGraph

extension FileOptions {
  /// The workspace of the templates found; ends the command when something cannot be read, there is no template, or
  /// the settings do not fit.
  func workspace() throws -> Workspace {
    let settings = try deployments.settings
    let discovered = discovery.find(paths: paths)
    complain(of: discovered)
    guard discovered.problems.isEmpty, discovered.emptyMessage == nil else { throw ExitStatus.input.error }
    let system = LoadedSystem(
      discovered, deployments: settings, threadLimit: ThreadCount.worthwhile(for: discovered))
    if !system.inputProblems.isEmpty { throw InputProblems(system.inputProblems) }
    return system.workspace
  }
}
