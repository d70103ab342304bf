import Checking
import Reports
import StackGraph

extension FileOptions {
  /// The workspace of the templates found; ends the command when something cannot be read, there is no template, or
  /// the settings do not fit.
  func workspace() throws -> Workspace {
    let configuration = try configuration()
    let settings = try deployments.settings(over: configuration)
    let discovered = discovery(over: configuration).find(paths: paths)
    complain(of: discovered)
    guard discovered.problems.isEmpty, discovered.emptyMessage == nil else { throw ExitStatus.input.error }
    return try system(of: discovered, settings).workspace
  }

  /// The system of whatever can be read; ends the command when the settings do not fit.
  func system(over configuration: Configuration) throws -> LoadedSystem {
    let settings = try deployments.settings(over: configuration)
    return try system(of: discovery(over: configuration).find(paths: paths), settings)
  }

  private func system(of discovered: DiscoveryResult, _ settings: DeploymentSettings) throws -> LoadedSystem {
    let system = LoadedSystem(
      discovered, from: .disk, deployments: settings, threadLimit: ThreadCount.worthwhile(for: discovered))
    if !system.inputProblems.isEmpty { throw InputProblems(system.inputProblems) }
    return system
  }
}
