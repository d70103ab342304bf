import CloudFormation
import Reports
import SourceText
import YAMLTree

/// The deployments that a `samconfig.toml` or `samconfig.yaml` tells of.
struct SAMConfiguration {
  /// What one environment of the file deploys.
  struct Environment: Equatable {
    let stackName: String
    /// The template as spelled, relative to the file's directory; nil for the one SAM takes of itself.
    let template: String?
    let region: String?
    let parameters: [String: String]
    /// The line of the stack's name, from 1.
    let line: Int
    /// The lines of the region and of the parameters, from 1, by name.
    let lines: [String: Int]
  }

  /// The environments that name a stack, in the order of the file.
  let environments: [Environment]

  /// Reads a file; throws where it is no TOML or YAML.
  init(_ file: DeploymentFile) throws(InputProblem) {
    let entries = file.path.hasSuffix(".toml") ? try Self.entries(ofTOML: file) : try Self.entries(ofYAML: file)
    var names: [String] = []
    var byEnvironment: [String: [TOMLEntry]] = [:]
    for entry in entries where entry.path.count == 4 && entry.path[2] == "parameters" {
      if byEnvironment[entry.path[0]] == nil { names.append(entry.path[0]) }
      byEnvironment[entry.path[0], default: []].append(entry)
    }
    environments = names.compactMap { Self.environment(byEnvironment[$0] ?? []) }
  }

  private static func environment(_ entries: [TOMLEntry]) -> Environment? {
    func entry(_ key: String, _ commands: [String] = ["deploy", "global"]) -> TOMLEntry? {
      for command in commands {
        if let entry = entries.last(where: { $0.path[1] == command && $0.path[3] == key }) { return entry }
      }
      return nil
    }
    func text(_ entry: TOMLEntry?) -> String? { if case .text(let text)? = entry?.value { text } else { nil } }
    guard let name = entry("stack_name"), let stackName = text(name), isStackName(stackName) else { return nil }
    let template =
      text(entry("template_file") ?? entry("template") ?? entry("template_file", ["build"]))
      ?? text(entry("template", ["build"]))
    var parameters: [String: String] = [:]
    switch entry("parameter_overrides")?.value {
    case .text(let text)?: parameters = ParameterAssignments(text: text).values
    case .list(let items)?: parameters = ParameterAssignments(items.map { .init(text: $0) }, splits: true).values
    case nil: break
    }
    let overrides = entry("parameter_overrides")?.line ?? name.line
    var lines = parameters.mapValues { _ in overrides }
    lines[PseudoParameter.region.rawValue] = entry("region")?.line
    return Environment(
      stackName: stackName, template: template, region: text(entry("region")).flatMap { isRegionName($0) ? $0 : nil },
      parameters: parameters, line: name.line, lines: lines)
  }

  private static func entries(ofTOML file: DeploymentFile) throws(InputProblem) -> [TOMLEntry] {
    do throws(TOMLProblem) {
      return try TOMLReader.entries(of: file.bytes)
    } catch {
      let source = SourceFile(id: FileID(0), path: file.path, bytes: file.bytes)
      throw InputProblem("It is no valid TOML: \(error.phrase).", in: source, at: error.span(in: source))
    }
  }

  /// The entries of a YAML file of the same form.
  private static func entries(ofYAML file: DeploymentFile) throws(InputProblem) -> [TOMLEntry] {
    let document = SettingsDocument(reading: SourceFile(id: FileID(0), path: file.path, bytes: file.bytes))
    if let problem = document.problems.first { throw problem }
    var entries: [TOMLEntry] = []
    func add(_ node: Node, _ path: [String]) {
      for (key, value) in node.entries {
        let path = path + [key.text]
        let value = value.resolved
        if value.kind == .mapping, path.count < 4 {
          add(value, path)
        } else if value.kind == .sequence {
          let items = value.items.compactMap { document.text(of: $0.resolved) }
          entries.append(TOMLEntry(path: path, value: .list(items), line: document.line(of: key)))
        } else if let text = document.text(of: value) {
          entries.append(TOMLEntry(path: path, value: .text(text), line: document.line(of: key)))
        }
      }
    }
    add(document.root, [])
    return entries
  }
}
