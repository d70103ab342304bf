import ArgumentParser
import Checking
import Reports

/// How the process ends; the same for every command and format.
enum ExitStatus: Int32 {
  /// Nothing at or above the level that fails.
  case clean = 0
  /// Findings at or above it.
  case findings = 1
  /// The command line, or a file of settings it names or finds, is wrong.
  case usage = 2
  /// A path cannot be read, or nothing there is a template.
  case input = 3
  /// stackproof itself failed.
  case defect = 4

  /// The status as the error that ends a command.
  var error: ExitCode { ExitCode(rawValue) }
}

/// Runs the command that `parse` makes of the arguments and ends the process: as the command says, cleanly after help
/// and the version, with the message where the usage or the settings are wrong.
func end(with parse: () throws -> any ParsableCommand) -> Never {
  do {
    var command = try parse()
    try command.run()
    exitProcess(ExitStatus.clean.rawValue)
  } catch let code as ExitCode {
    exitProcess(code.rawValue)
  } catch let problems as InputProblems {
    for problem in problems.all { StandardStream.error.write(problem.written(color: Terminal.errorsWantColor)) }
    exitProcess(ExitStatus.usage.rawValue)
  } catch {
    let status = StackproofCommand.exitCode(for: error)
    let message = StackproofCommand.fullMessage(for: error)
    if status == .success {
      StandardStream.output.write(message + "\n")
      exitProcess(ExitStatus.clean.rawValue)
    }
    StandardStream.error.write(message + "\n")
    exitProcess((status == .validationFailure ? ExitStatus.usage : .defect).rawValue)
  }
}
