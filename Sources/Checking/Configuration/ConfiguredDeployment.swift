import CloudFormation
import Reports
import SourceText
import StackGraph

/// A stack people deploy, as the configuration tells of it.
struct ConfiguredDeployment: Sendable {
  /// The absolute path of the template, without symbolic links.
  let template: String
  /// The template as the configuration spells it.
  let spelledTemplate: String
  /// The name of the stack; nil for every stack of the template.
  let stackName: String?
  let region: String?
  let account: String?
  let parameters: [GivenParameter]
  /// Where it is told of.
  let origin: Deployment.Origin
  /// The configuration, and where in it the deployment is written.
  let file: SourceFile
  let span: Span

  /// The deployment of its template: a part for each value, so that each keeps its own origin.
  func deployments(of template: FileID) -> [Deployment] {
    func part(_ parameters: [String: String], _ origin: Deployment.Origin) -> Deployment {
      Deployment(
        of: template, stackName: stackName, region: region, account: account, parameters: parameters, origin: origin)
    }
    return [part([:], origin)]
      + parameters.map { part([$0.name: $0.value], .init(.configuration, path: $0.file.path, line: $0.line)) }
  }

  /// What does not fit the template.
  func problems(in template: Template) -> [InputProblem] {
    parameters.compactMap { given in
      template.parameters.contains(given.name)
        ? given.problem(in: template)
        : given.undeclaredProblem("`\(template.file.path)` does not declare", among: [template])
    }
  }

  /// What deployments say of one stack that cannot all be so: it has one template, and each parameter one value.
  static func contradictions(among all: [ConfiguredDeployment]) -> [InputProblem] {
    var problems: [InputProblem] = []
    for (name, entries) in Dictionary(grouping: all, by: \.stackName).sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      guard let name, entries.count > 1 else { continue }
      for (index, entry) in entries.enumerated().dropFirst() {
        let others = entries[..<index].filter(entry.isSameStack)
        if let other = others.first(where: { $0.template != entry.template }) {
          problems.append(
            InputProblem(
              "Stack `\(name)` is made of `\(other.spelledTemplate)` already, and a stack has one template. Name another "
                + "stack, or say with `region` or `account` that they are different ones.", in: entry.file,
              at: entry.span,
              notes: [.init("the same stack", in: other.file, at: other.span)]))
          continue
        }
        for given in entry.parameters {
          let known = others.lazy.flatMap(\.parameters).first { $0.name == given.name && $0.value != given.value }
          guard let known else { continue }
          problems.append(
            InputProblem(
              "Stack `\(name)` is given another value for parameter `\(given.name)` already. Give one, or say with `region` "
                + "or `account` that they are different stacks.", in: given.file, at: given.valueSpan,
              notes: [.init("the other value", in: known.file, at: known.valueSpan)]))
        }
      }
    }
    return problems
  }

  /// Whether nothing says that another deployment of the same name is of another stack.
  private func isSameStack(as other: ConfiguredDeployment) -> Bool {
    if let region, let other = other.region, region != other { return false }
    if let account, let other = other.account, account != other { return false }
    return true
  }
}
