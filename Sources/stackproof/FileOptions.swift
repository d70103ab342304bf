import ArgumentParser
import Checking
import Findings

/// Which files a command looks at.
struct FileOptions: ParsableArguments {
  @Argument(help: "Templates, or directories in which templates are found by their content.")
  var paths: [String] = ["."]

  @OptionGroup var system: SystemOptions

  init() {}

  /// The options where paths are named and nothing else.
  init(naming paths: [String]) {
    if paths.isEmpty { self.paths = ["."] } else { self.paths = paths }
    system = .unset
  }

  func validate() throws {
    if paths.contains("") { throw ValidationError("A path is empty. Name a template or a directory.") }
  }
}
