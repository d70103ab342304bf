import ArgumentParser
import Checking

ignoreBrokenPipes()
end(with: {
  let arguments = Array(CommandLine.arguments.dropFirst())
  // Looking the default command up through the root costs as much as a small check, so it is parsed directly; what is
  // wrong with its arguments, and help, the root says better.
  if let own = StackproofCommand.argumentsOfCheck(arguments),
    let command = CheckCommand(naming: own) ?? (try? CheckCommand.parse(own))
  {
    return command
  }
  return try StackproofCommand.parseAsRoot(arguments)
})
