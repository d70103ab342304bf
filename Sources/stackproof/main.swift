import ArgumentParser
import Checking

ignoreBrokenPipes()
do {
  var command = try StackproofCommand.parseAsRoot()
  try command.run()
} catch {
  end(with: error)
}
