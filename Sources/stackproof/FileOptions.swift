import ArgumentParser
import Checking
import Findings

/// Which files a command looks at.
struct FileOptions: ParsableArguments {
  @Argument(help: "Templates, or directories in which templates are found by their content.")
  var paths: [String] = ["."]

  @Option(
    help: ArgumentHelp(
      "Take only files that match this pattern from directories (as in .gitignore). May be repeated.",
      valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out files that match this pattern (as in .gitignore). May be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  @Flag(name: .customLong("no-gitignore"), help: "Look at files that git ignores, too.")
  var noGitignore = false

  @Flag(name: .customLong("no-config"), help: "Read no configuration file. There is none yet; accepted for scripts.")
  var noConfig = false

  @OptionGroup var deployments: DeploymentOptions

  func validate() throws {
    if paths.contains("") { throw ValidationError("A path is empty. Name a template or a directory.") }
  }

  /// Discovery as the options ask for it.
  var discovery: Discovery {
    let directory = (try? FileSource.disk.canonicalPath("").get()) ?? "/"
    func patterns(_ texts: [String]) -> [PathPatterns] {
      texts.isEmpty ? [] : [PathPatterns(directory: directory, patterns: texts)]
    }
    return Discovery(
      source: .disk, include: patterns(include), exclude: patterns(exclude), honoursGitignore: !noGitignore)
  }

  /// Says on standard error what could not be read, and that there is no template unless that is allowed.
  func complain(of discovered: DiscoveryResult, allowEmpty: Bool = false) {
    for problem in discovered.problems {
      var message = "\(problem.path): \(problem.reason.phrase)"
      if problem.reason == .missing, let command = Self.command(like: problem.path) {
        message += "; did you mean the command `\(command)`?"
      }
      StandardStream.error.write("stackproof: \(message)\n")
    }
    if let message = discovered.emptyMessage, !allowEmpty { StandardStream.error.write("stackproof: \(message)\n") }
  }

  /// The command whose name was meant by what was taken for a path.
  private static func command(like path: String) -> String? {
    Suggestion.nearest(to: path, among: StackproofCommand.commandNames, limit: 1).first
  }
}
