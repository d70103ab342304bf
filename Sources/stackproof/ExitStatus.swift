import ArgumentParser
import Checking

/// How the process ends; the same for every command and format.
enum ExitStatus: Int32 {
  /// Nothing at or above the level that fails.
  case clean = 0
  /// Findings at or above it.
  case findings = 1
  /// The command line is wrong.
  case usage = 2
  /// A path cannot be read, or nothing there is a template.
  case input = 3
  /// stackproof itself failed.
  case defect = 4

  /// The status as the error that ends a command.
  var error: ExitCode { ExitCode(rawValue) }
}

/// Ends the process as an error asks: help and version cleanly, wrong usage with its message.
func end(with error: any Error) -> Never {
  if let code = error as? ExitCode { exitProcess(code.rawValue) }
  let status = StackproofCommand.exitCode(for: error)
  let message = StackproofCommand.fullMessage(for: error)
  if status == .success {
    StandardStream.output.write(message + "\n")
    exitProcess(ExitStatus.clean.rawValue)
  }
  StandardStream.error.write(message + "\n")
  exitProcess((status == .validationFailure ? ExitStatus.usage : .defect).rawValue)
}
