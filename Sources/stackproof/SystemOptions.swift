import ArgumentParser
import Checking
import Findings

/// How a command makes a system of the files it looks at.
struct SystemOptions: ParsableArguments {
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

  @Option(
    help: ArgumentHelp(
      "Take the configuration from this file, not from the nearest \(Configuration.fileName).", valueName: "file"))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Read no configuration file.")
  var noConfig = false

  @OptionGroup var deployments: DeploymentOptions

  /// The options where none is given.
  static var unset: SystemOptions {
    var options = SystemOptions()
    (options.include, options.exclude, options.noGitignore) = ([], [], false)
    (options.config, options.noConfig) = (nil, false)
    options.deployments = .unset
    return options
  }

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("`--config` and `--no-config` exclude each other.") }
  }

  /// The configuration, as the options ask for it; throws what is wrong with it.
  func configuration() throws -> Configuration {
    if noConfig { return Configuration() }
    return try config.map { try Configuration(reading: $0, from: .disk) } ?? Configuration.nearest(in: .disk)
  }

  /// Discovery as the options ask for it, and the configuration where they do not.
  func discovery(over configuration: Configuration) -> Discovery {
    let directory = (try? FileSource.disk.canonicalPath("").get()) ?? "/"
    func patterns(_ texts: [String]) -> [PathPatterns] {
      texts.isEmpty ? [] : [PathPatterns(directory: directory, patterns: texts)]
    }
    let configured = configuration.patterns
    return Discovery(
      source: .disk, include: include.isEmpty ? configured.include : patterns(include),
      exclude: configured.exclude + patterns(exclude), honoursGitignore: !noGitignore)
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
