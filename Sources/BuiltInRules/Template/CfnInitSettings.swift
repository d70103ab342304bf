import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// What `cfn-init` is told to do on an instance, with settings that there are not.
  static let cfnInitSettings = Rule.workspace("cfn-init-settings") { context in
    for stack in context.workspace.stacks where stack.template.isWhole && !stack.template.isRewritten {
      for (position, resource) in stack.template.resources.enumerated() {
        guard let value = resource.metadata?[initKey] else { continue }
        let owner = context.workspace[ResourceID(stack.id, position)]
        let alternatives = context.resolver.alternatives(
          of: StackValue(value, in: stack.id), in: context.resolver.existence(of: owner))
        for alternative in alternatives {
          guard case .map(let map) = alternative.content else {
            let mistakes = Settings.names(.anything).mistakes(in: [alternative], of: initKey, context.resolver)
            context.report(mistakes, in: initKey, of: owner)
            continue
          }
          for (key, config) in map.value.entries where !key.isText("configSets") {
            let configs = context.resolver.alternatives(of: StackValue(config, in: map.stack), in: alternative.scenario)
            context.report(
              configSettings.mistakes(in: configs, of: key.text, context.resolver), in: initKey,
              of: owner)
          }
        }
      }
    }
  }

  private static let initKey = "AWS::CloudFormation::Init"

  private static let packages = Settings.names(.anything)

  private static let services = Settings.names(
    .map([
      "commands": .list(.text), "enabled": .boolean, "ensureRunning": .boolean, "files": .list(.text),
      "packages": .names(.list(.text)), "sources": .list(.text),
    ]))

  private static let configSettings = Settings.open([
    "commands": .names(
      .map([
        "command": .anything, "cwd": .text, "env": .names(.text), "ignoreErrors": .boolean, "test": .anything,
        "waitAfterCompletion": .text,
      ])),
    "files": .names(
      .map([
        "authentication": .anything, "content": .anything, "context": .anything,
        "encoding": .choice(["base64", "plain"]), "group": .text, "mode": .characters(6), "owner": .text,
        "source": .text,
      ])),
    "groups": .names(.open(["gid": .text])),
    "packages": .map([
      "apt": packages, "dnf": packages, "msi": packages, "python": packages, "rpm": packages, "rubygems": packages,
      "yum": packages, "zypper": packages,
    ]),
    "services": .map(["systemd": services, "sysvinit": services, "windows": services]),
    "sources": .names(.text),
    "users": .names(.map(["groups": .list(.text), "homeDir": .text, "uid": .text])),
  ])
}
