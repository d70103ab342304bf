import ArgumentParser
import Checking
import Permissions
import Reports

/// `stackproof permissions`: the IAM policy that whoever deploys the stacks needs.
struct PermissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions",
    abstract: "Print the IAM policy that a deployer needs to create, change and delete the stacks.",
    usage: "stackproof permissions [<options>] [<paths> ...]",
    discussion: """
      ARNs are as narrow as the templates and what is known of deployments allow: name the stacks in the configuration, \
      and give --region and --account, to narrow them. What could not be found out is said on standard error.
      """)

  @OptionGroup var files: FileOptions

  mutating func run() throws {
    let policy = DeployerPolicy(for: try files.workspace())
    StandardStream.output.write(policy.json())
    for gap in policy.gaps { StandardStream.error.write("stackproof: \(gap)\n") }
    if policy.characterCount > DeployerPolicy.characterLimit {
      StandardStream.error.write(
        "stackproof: The policy has \(policy.characterCount) characters, more than the \(DeployerPolicy.characterLimit) "
          + "of a managed policy: divide its statements among several policies.\n")
    }
  }
}
