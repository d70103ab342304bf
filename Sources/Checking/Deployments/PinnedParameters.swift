import CloudFormation
import Findings
import Reports
import SourceText
import StackGraph

/// The values that `--parameters` files give, whatever the stack: each file over those before it.
package struct PinnedParameters: Sendable {
  private var pins: [String: GivenParameter] = [:]

  /// Reads files; throws what is wrong with them.
  package init(reading paths: [String], from source: FileSource) throws(InputProblems) {
    let names = DisplayPaths(source: source)
    var problems: [InputProblem] = []
    for path in paths {
      switch source.content(path, Discovery.sizeLimit) {
      case .success(let bytes):
        let shown = names.displayPath(of: path)
        let file = ParameterFile(reading: SourceFile(id: FileID(0), path: shown, bytes: bytes))
        problems += file.problems
        for parameter in file.entries { pins[parameter.name] = parameter }
      case .failure(let reason):
        problems.append(InputProblem("The parameters in `\(path)` cannot be read: \(reason.phrase)."))
      }
    }
    if !problems.isEmpty { throw InputProblems(problems) }
  }

  /// No values.
  package init() {}

  /// Whether no value is given.
  var isEmpty: Bool { pins.isEmpty }

  /// The values as what is known of every deployment of the templates that declare the parameters.
  func deployments(of templates: [Template]) -> [Deployment] {
    let sorted = pins.sorted { $0.key < $1.key }
    return templates.flatMap { template in
      sorted.compactMap { name, pin in
        guard template.parameters.contains(name) else { return nil }
        return Deployment(
          of: template.file.id, stackName: nil, parameters: [name: pin.value],
          origin: .init(.parametersFile, path: pin.file.path, line: pin.line))
      }
    }
  }

  /// The names that no template declares, and the values a template does not allow.
  func problems(among templates: [Template]) -> [InputProblem] {
    guard !templates.isEmpty else { return [] }
    return pins.values.sorted { ($0.file.path, $0.nameSpan) < ($1.file.path, $1.nameSpan) }
      .flatMap { given -> [InputProblem] in
        let declaring = templates.filter { $0.parameters.contains(given.name) }
        return declaring.isEmpty
          ? [given.undeclaredProblem("No template declares", among: templates)]
          : declaring.compactMap(given.problem(in:))
      }
  }
}
