import CloudFormation
import Reports
import SourceText
import StackGraph

/// The deployments that files tell of which are written for other tools: configurations of SAM and deploy commands.
struct ToldDeployments {
  /// The deployments, those of SAM first.
  private(set) var all: [Deployment] = []
  /// What the tasks of ECS that scripts run are called, with U+FFFC for what is not known.
  private(set) var tasks: [String] = []
  /// What is wrong with the files themselves.
  private(set) var warnings: [InputProblem] = []
  /// What was left out and why, for those who want to know.
  private(set) var remarks: [String] = []

  private let finder: TemplateFinder
  private let source: FileSource

  init(_ files: [DeploymentFile], _ finder: TemplateFinder, source: FileSource) {
    self.finder = finder
    self.source = source
    for file in files where file.kind == .samConfiguration { readSAM(file) }
    for file in files where file.kind == .script { readCommands(file) }
  }

  private mutating func readSAM(_ file: DeploymentFile) {
    do throws(InputProblem) {
      for environment in try SAMConfiguration(file).environments {
        let template =
          environment.template.map { finder.template(named: Self.unbuilt($0), in: file, guesses: false) }
          ?? samDefault(file)
        add(
          template, environment.stackName, environment.region, environment.parameters, lines: environment.lines,
          .init(.samConfiguration, path: file.path, line: environment.line))
      }
    } catch {
      warnings.append(error.warning("The stacks in `\(file.path)` are not taken into account."))
    }
  }

  private mutating func readCommands(_ file: DeploymentFile) {
    /// The templates whose packaged copies were written to a path.
    var packaged: [String: Template] = [:]
    let scan = DeployCommandScan(file.bytes)
    tasks += scan.tasks
    for found in scan.found {
      let command = found.command
      let template: Template? =
        switch command.template {
        case .path(let path)?:
          packaged[path] ?? finder.template(named: Self.unbuilt(path), in: file, from: found.directory)
        case .end(let end)?: file.isBelowPaths ? finder.template(endingWith: Self.unbuilt(end)) : nil
        case .samDefault?: samDefault(file)
        case nil: nil
        }
      switch command.action {
      case .package:
        if let template, let path = command.packagedTemplate { packaged[path] = template }
      case .deploy:
        var lines = command.assignments.lines.mapValues { found.line + $0 }
        lines[PseudoParameter.region.rawValue] = found.line + command.regionLine
        add(
          template, command.stackName, command.region, values(command.assignments, near: file), lines: lines,
          unknown: command.assignments.unknown,
          .init(.command, path: file.path, line: found.line))
      }
    }
  }

  /// The values given by words and by the files these name.
  private func values(_ assignments: ParameterAssignments, near file: DeploymentFile) -> [String: String] {
    var values: [String: String] = [:]
    for spelled in assignments.files {
      guard let path = finder.existingPath(of: [spelled], near: file),
        let bytes = try? source.content(path, DeploymentFile.sizeLimit).get()
      else { continue }
      let file = ParameterFile(reading: SourceFile(id: FileID(0), path: path, bytes: bytes))
      if file.problems.isEmpty { for given in file.entries { values[given.name] = given.value } }
    }
    return values.merging(assignments.values) { $1 }
  }

  /// Adds a deployment when its stack and template are known, with the values its template can take.
  private mutating func add(
    _ template: Template?, _ stackName: String?, _ region: String?, _ parameters: [String: String],
    lines: [String: Int], unknown: Set<String> = [], _ origin: Deployment.Origin
  ) {
    guard let template, let stackName else { return }
    let fitting = parameters.filter { name, value in
      guard let parameter = template.parameters[name] else { return false }
      return ForbiddenValue(value, for: parameter) == nil
    }
    for name in parameters.keys.sorted() where fitting[name] == nil {
      remarks.append("\(origin.path):\(origin.line): `\(template.file.path)` cannot take the value given for `\(name)`")
    }
    all.append(
      Deployment(
        of: template.file.id, stackName: stackName, region: region, parameters: fitting,
        unknown: unknown.filter { parameters[$0] == nil }, origin: origin, lines: lines))
  }

  private func samDefault(_ file: DeploymentFile) -> Template? {
    finder.existingPath(of: ["template.yaml", "template.yml"], near: file, climbs: file.kind == .script)
      .flatMap(finder.template(at:))
  }

  /// The path of the template that `sam build` makes its own of.
  private static func unbuilt(_ path: String) -> String {
    let prefix = ".aws-sam/build/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
