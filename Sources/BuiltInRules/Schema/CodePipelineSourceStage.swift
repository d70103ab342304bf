import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A pipeline with an action before its sources, or a source after them.
  static let codePipelineSourceStage = Rule.resource(
    "codepipeline-source-stage", of: "AWS::CodePipeline::Pipeline"
  ) { pipeline, context in
    let resolver = context.resolver
    // Which stage comes first must be the same in every scenario.
    guard case .list(.written(let written))? = resolver.property("Stages", of: pipeline).first?.content,
      let first = written.value.items.first, !first.isCall
    else { return }
    for (index, stage) in written.value.items.enumerated() {
      let actions = resolver.member("Actions", of: StackValue(stage, in: written.stack))
      for action in resolver.list(of: actions, at: nil).items {
        let categories = resolver.member("ActionTypeId", "Category", of: action)
        let violation = resolver.violation(among: categories) { category in
          category.content.text.map { ($0 == "Source") != (index == 0) }
        }
        guard let violation, let category = violation.first.content.text else { continue }
        context.report(
          violation,
          index == 0
            ? .comesBeforeSources(pipeline.logicalID, category) : .comesLate(pipeline.logicalID, number: index + 1))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func comesBeforeSources(_ pipeline: LogicalID, _ category: String) -> Self {
    """
    Pipeline `\(pipeline)` has an action of category `\(category)` in its first stage, which may hold sources only; \
    CodePipeline refuses it. Move the action to a later stage.
    """
  }

  fileprivate static func comesLate(_ pipeline: LogicalID, number: Int) -> Self {
    """
    Pipeline `\(pipeline)` has a source in stage \(number), but sources stand in the first stage only; CodePipeline \
    refuses it. Move the action there.
    """
  }
}
