import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A masked parameter whose value a resource's metadata shows.
  static let metadataSecretValue = Rule.template("metadata-secret-value") { template, context in
    guard template.isWhole, template.parameters.contains(where: \.isNoEcho) else { return }
    var uses: [Use: [Span]] = [:]
    var order: [Use] = []
    for reference in template.references {
      guard case .resource(let owner) = reference.owner, let name = reference.target.parameterName,
        template.parameters[name]?.isNoEcho == true,
        template.resources.elements[owner].metadata?.span.contains(reference.span) == true
      else { continue }
      let use = Use(resource: owner, parameter: name)
      if uses[use] == nil { order.append(use) }
      uses[use, default: []].append(reference.span)
    }
    for use in order {
      let spans = uses[use] ?? []
      context.report(
        .isShown(use.parameter, template.resources.elements[use.resource].id),
        at: context.place(spans[0], in: template),
        notes: spans.dropFirst().prefix(20).map { Note("and here", at: context.place($0, in: template)) })
    }
  }

  private struct Use: Hashable {
    let resource: Int
    let parameter: String
  }
}

extension Reference.Target {
  /// The parameter or resource whose value is read.
  fileprivate var parameterName: String? {
    switch self {
    case .ref(let name), .subVariable(let name): name
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func isShown(_ parameter: String, _ resource: LogicalID) -> Self {
    """
    The metadata of `\(resource)` holds the value of parameter `\(parameter)`, which `NoEcho` does not mask there: \
    whoever may describe the stack's resources reads it. Let the instance fetch it from Secrets Manager.
    """
  }
}
