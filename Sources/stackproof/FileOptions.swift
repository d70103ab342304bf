import ArgumentParser
import Checking

/// Which files a command looks at.
struct FileOptions: ParsableArguments {
  @Argument(help: "Templates, or directories in which templates are found by their content.")
  var paths: [String] = ["."]

  @Option(help: "Take only files that match this pattern from directories (as in .gitignore). May be repeated.")
  var include: [String] = []

  @Option(help: "Leave out files that match this pattern (as in .gitignore). May be repeated.")
  var exclude: [String] = []

  @Flag(name: .customLong("no-gitignore"), help: "Look at files that git ignores, too.")
  var noGitignore = false

  @Flag(name: .customLong("no-config"), help: "Read no configuration file. There is none yet; accepted for scripts.")
  var noConfig = false

  /// Discovery as the options ask for it.
  var discovery: Discovery {
    let directory = (try? FileSource.disk.canonicalPath("").get()) ?? "/"
    func patterns(_ texts: [String]) -> [PathPatterns] {
      texts.isEmpty ? [] : [PathPatterns(directory: directory, patterns: texts)]
    }
    return Discovery(
      source: .disk, include: patterns(include), exclude: patterns(exclude), honoursGitignore: !noGitignore)
  }
}
