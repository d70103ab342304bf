import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A template that declares no resource.
  static let missingResources = Rule.template("missing-resources") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    // A section whose name is nearly `Resources` is what is wrong then.
    if template.root.entries.contains(where: { Suggestion.isNear($0.key.text, "Resources") }) { return }
    for problem in template.problems {
      switch problem.kind {
      case .resourcesMissing: context.report(.hasNoResources, at: context.place(problem.span, in: template))
      case .resourcesEmpty: context.report(.declaresNothing, at: context.place(problem.span, in: template))
      default: break
      }
    }
    if template.root["Resources"]?.isNull == true, let key = template.resources.key {
      context.report(.declaresNothing, at: context.place(key.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static var hasNoResources: Self {
    "The template has no section `Resources`, so CloudFormation rejects it. Declare at least one resource."
  }

  fileprivate static var declaresNothing: Self {
    "The section `Resources` is empty, so CloudFormation rejects the template. Declare at least one resource."
  }
}
