import Checking
import Reports
import StackGraph

extension FileOptions {
  /// The workspace of the templates found; ends the command when something cannot be read, there is no template, or
  /// the settings do not fit.
  func workspace() throws -> Workspace {
    let configuration = try system.configuration()
    let settings = try system.deployments.settings(over: configuration)
    let discovered = system.discovery(over: configuration).find(paths: paths)
    system.complain(of: discovered)
    guard discovered.problems.isEmpty, discovered.emptyMessage == nil else { throw ExitStatus.input.error }
    return try system.loaded(discovered, settings).workspace
  }

  /// The system of whatever can be read; ends the command when the settings do not fit.
  func system(over configuration: Configuration) throws -> LoadedSystem {
    let settings = try system.deployments.settings(over: configuration)
    return try system.loaded(system.discovery(over: configuration).find(paths: paths), settings)
  }
}

extension SystemOptions {
  /// The system of what was found; ends the command when the settings do not fit.
  func loaded(_ discovered: DiscoveryResult, _ settings: DeploymentSettings) throws -> LoadedSystem {
    let system = LoadedSystem(
      discovered, from: .disk, deployments: settings, threadLimit: ThreadCount.worthwhile(for: discovered))
    tell(system.warnings)
    if !system.inputProblems.isEmpty { throw InputProblems(system.inputProblems) }
    return system
  }
}

/// Says on standard error what is wrong with other tools' files.
func tell(_ warnings: [InputProblem]) {
  for warning in warnings { StandardStream.error.write(warning.written(color: Terminal.errorsWantColor)) }
}
