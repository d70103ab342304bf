import ArgumentParser
import Checking

/// What a command is told of the stacks people deploy.
struct DeploymentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the values of parameters from this file. May be repeated; later files win.", valueName: "file"))
  var parameters: [String] = []

  @Option(help: "The region of all stacks of which none is known.")
  var region: String?

  @Option(help: "The account of all stacks of which none is known: twelve digits.")
  var account: String?

  /// The options where none is given.
  static var unset: DeploymentOptions {
    var options = DeploymentOptions()
    (options.parameters, options.region, options.account) = ([], nil, nil)
    return options
  }

  func validate() throws {
    if let account, !isAccountID(account) {
      throw ValidationError("An account is twelve digits, not `\(account)`.")
    }
    if let region, !isRegionName(region) {
      throw ValidationError("A region has a name such as eu-west-1, not `\(region)`.")
    }
  }

  /// What a configuration and the options tell; throws what is wrong with the files these name.
  func settings(over configuration: Configuration) throws -> DeploymentSettings {
    var settings = configuration.deploymentSettings
    settings.pinned = try PinnedParameters(reading: parameters, from: .disk)
    settings.region = region
    settings.account = account
    return settings
  }
}
