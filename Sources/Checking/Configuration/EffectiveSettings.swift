import Findings
import Reports
import RuleEngine
import StackGraph

/// The settings a run has in the end, as a configuration file that asks for them, with comments that tell where what is
/// known of each stack comes from.
package struct EffectiveSettings {
  private let configuration: Configuration
  private let workspace: Workspace

  /// The settings of a run with a configuration over the system its templates make.
  package init(_ configuration: Configuration, workspace: Workspace) {
    self.configuration = configuration
    self.workspace = workspace
  }

  /// The settings as YAML.
  package var text: String {
    var lines = [configuration.path.map { "# \($0)" } ?? "# There is no configuration file."]
    lines.append("version: 1")
    lines += list("include", configuration.include)
    lines += list("exclude", configuration.exclude)
    lines.append("fail-on: \((configuration.failOn ?? .error).rawValue)")
    lines.append("profile: \(configuration.selection.profile.rawValue)")
    lines.append(configuration.rules.isEmpty ? "rules: {}" : "rules:")
    lines += configuration.rules.map { "  \($0.name): \($0.level?.name ?? RuleLevel.off.rawValue)" }
    let known = workspace.stacks.filter { $0.deployment != nil }
    lines.append(known.isEmpty ? "deployments: []" : "deployments:")
    lines += known.flatMap(self.lines)
    lines += list("external-stacks", configuration.externalStacks)
    return lines.map { $0 + "\n" }.joined()
  }

  private func list(_ key: String, _ items: [String]) -> [String] {
    items.isEmpty ? ["\(key): []"] : ["\(key):"] + items.map { "  - \(quoted($0))" }
  }

  private func lines(of stack: Stack) -> [String] {
    guard let deployment = stack.deployment else { return [] }
    var lines = ["# \(words(deployment.origin))"]
    if let name = deployment.stackName { lines.append("stack: \(name)") }
    lines.append("template: \(quoted(stack.template.file.path))")
    if let region = stack.region { lines.append("region: \(region)") }
    if let account = stack.account { lines.append("account: \(quoted(account))") }
    let pins = stack.pins.filter { stack.template.parameters.contains($0.key) }.sorted { $0.key < $1.key }
    if !pins.isEmpty { lines.append("parameters:") }
    lines += pins.map { name, value in
      let parameter = stack.template.parameters[name]
      let isMasked = parameter?.isNoEcho == true || parameter?.isNamedSecret == true
      return "  \(name): \(quoted(isMasked ? "****" : value.text))"
        + (value.origin == deployment.origin ? "" : " # \(words(value.origin))")
    }
    return lines.enumerated().map { ($0 == 0 ? "  " : $0 == 1 ? "  - " : "    ") + $1 }
  }

  private func words(_ origin: Deployment.Origin) -> String {
    origin.line > 0 ? "\(origin.path):\(origin.line)" : origin.path
  }

  /// A text in double quotes, which are the same in JSON and YAML.
  private func quoted(_ text: String) -> String {
    var json = JSONWriter(.compact)
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
