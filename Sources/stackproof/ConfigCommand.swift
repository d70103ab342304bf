import ArgumentParser
import Checking
import Reports

/// `stackproof config`: the configuration file and what it comes to.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show, validate or describe the configuration file.",
    subcommands: [Show.self, Validate.self, Schema.self])

  /// `stackproof config show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the settings in effect and all that is known of deployments.")

    @OptionGroup var files: FileOptions

    mutating func run() throws {
      let configuration = try files.system.configuration()
      let system = try files.system(over: configuration)
      StandardStream.output.write(EffectiveSettings(configuration, workspace: system.workspace).text)
    }
  }

  /// `stackproof config validate`
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate", abstract: "Exit with 2, and say why, when the configuration file is wrong.")

    @OptionGroup var files: FileOptions

    mutating func run() throws {
      let configuration = try files.system.configuration()
      guard let path = configuration.path else {
        StandardStream.output.write("There is no configuration file.\n")
        return
      }
      files.paths += configuration.deployedTemplates
      _ = try files.system(over: configuration)
      StandardStream.output.write("\(path) is valid.\n")
    }
  }

  /// `stackproof config schema`
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print the JSON Schema of the configuration file.")

    mutating func run() throws { StandardStream.output.write(ConfigurationSchema.written()) }
  }
}
