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

  func validate() throws {
    if let account, account.utf8.count != 12 || !account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw ValidationError("An account is twelve digits, not `\(account)`.")
    }
    if let region, !region.contains("-") {
      throw ValidationError("A region has a name such as eu-west-1, not `\(region)`.")
    }
  }

  /// The settings, with the files read; throws what is wrong with these.
  var settings: DeploymentSettings {
    get throws {
      var settings = DeploymentSettings()
      settings.pinned = try PinnedParameters(reading: parameters, from: .disk)
      settings.region = region
      settings.account = account
      return settings
    }
  }
}
