import ArgumentParser
import Checking
import Findings

/// Which files a command looks at.
struct FileOptions: ParsableArguments {
  @Argument(help: "Templates, or directories in which templates are found by their content.")
  var paths: [String] = ["."]

  @OptionGroup var system: SystemOptions

  func validate() throws {
    if paths.contains("") { throw ValidationError("A path is empty. Name a template or a directory.") }
  }
}
