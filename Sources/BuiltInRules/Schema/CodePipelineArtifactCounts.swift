import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An action that takes or makes fewer or more artifacts than its kind does.
  static let codePipelineArtifactCounts = Rule.resource(
    "codepipeline-artifact-counts", of: "AWS::CodePipeline::Pipeline"
  ) { pipeline, context in
    let resolver = context.resolver
    let scope = resolver.existence(of: pipeline)
    for action in resolver.actions(of: pipeline) ?? [] where action.item.scenario == scope {
      let kind = ["Owner", "Category", "Provider"].map { resolver.member("ActionTypeId", $0, of: action.item) }
      guard kind.allSatisfy({ $0.count == 1 && $0[0].content.text != nil }),
        let bounds = artifactCounts[kind.map { $0[0].content.text ?? "" }.joined(separator: " ")]
      else { continue }
      for (property, range) in [("InputArtifacts", bounds.inputs), ("OutputArtifacts", bounds.outputs)] {
        let lists = resolver.member(property, of: action.item)
        let items = resolver.list(of: lists, at: nil)
        guard !items.isOpen, items.items.allSatisfy({ $0.scenario == scope }), lists.count == 1 else { continue }
        let count = items.items.count
        guard !range.contains(count) else { continue }
        // What is missing is missed at the action itself.
        let key = action.item.value?.value.entry(property)?.key
        let span = key?.span ?? action.item.span
        context.report(
          .areNot(pipeline.logicalID, kind[2][0].content.text ?? "", property, count, range),
          at: context.place(span, in: action.item.stack))
      }
    }
  }

  /// How many artifacts an action takes and makes (CodePipeline user guide, "Action structure reference").
  private static let artifactCounts: [String: (inputs: ClosedRange<Int>, outputs: ClosedRange<Int>)] = [
    "AWS Approval Manual": (0...0, 0...0),
    "AWS Build CodeBuild": (1...5, 0...5),
    "AWS Deploy CloudFormation": (0...10, 0...1),
    "AWS Deploy CodeDeploy": (1...1, 0...0),
    "AWS Deploy ECS": (1...1, 0...0),
    "AWS Deploy ElasticBeanstalk": (1...1, 0...0),
    "AWS Deploy OpsWorks": (1...1, 0...0),
    "AWS Deploy S3": (1...1, 0...0),
    "AWS Deploy ServiceCatalog": (1...1, 0...0),
    "AWS Invoke Lambda": (0...5, 0...5),
    "AWS Source CodeCommit": (0...0, 1...1),
    "AWS Source ECR": (0...0, 1...1),
    "AWS Source S3": (0...0, 1...1),
    "AWS Test CodeBuild": (1...5, 0...5),
    "AWS Test DeviceFarm": (1...1, 0...0),
    "Custom Build Jenkins": (0...5, 0...5),
    "Custom Test Jenkins": (0...5, 0...5),
    "ThirdParty Deploy AlexaSkillsKit": (0...2, 0...0),
    "ThirdParty Source GitHub": (0...0, 1...1),
  ]
}

extension Finding.Message {
  fileprivate static func areNot(
    _ pipeline: LogicalID, _ provider: String, _ property: String, _ count: Int, _ range: ClosedRange<Int>
  ) -> Self {
    let wanted =
      range.lowerBound == range.upperBound
      ? range.lowerBound == 0 ? "none" : "exactly \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    return """
      An action of pipeline `\(pipeline)` has \(count) `\(property)`, but \(provider) wants \(wording: wanted); \
      CodePipeline refuses it.
      """
  }
}
