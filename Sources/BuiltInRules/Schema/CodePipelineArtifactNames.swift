import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An artifact that no action makes before it is taken, or that several make.
  static let codePipelineArtifactNames = Rule.resource(
    "codepipeline-artifact-names", of: "AWS::CodePipeline::Pipeline"
  ) { pipeline, context in
    let resolver = context.resolver
    let space = resolver.space
    guard let actions = resolver.actions(of: pipeline) else { return }
    var outputs: [String: [(artifact: Alternative, stage: Int, action: Int)]] = [:]
    var isOpen = false
    for (position, action) in actions.enumerated() {
      guard let made = resolver.artifacts("OutputArtifacts", of: action) else {
        isOpen = true
        continue
      }
      for artifact in made {
        let name = artifact.content.text ?? ""
        let clash = (outputs[name] ?? []).suffix(8).first {
          !space.areDisjoint(space.and($0.artifact.scenario, artifact.scenario), resolver.existence(of: pipeline))
        }
        if let clash {
          let both = space.and(clash.artifact.scenario, artifact.scenario)
          context.report(
            .isMadeTwice(pipeline.logicalID, name), at: context.place(artifact.span, in: artifact.stack),
            notes: [context.note("made here before", at: clash.artifact.span, in: clash.artifact.stack)], when: both,
            extent: resolver.extent(of: both, within: resolver.existence(of: pipeline)) ?? .sometimes)
        }
        outputs[name, default: []].append((artifact, action.stage, position))
      }
    }
    for action in actions { reportTemplates(of: action, in: pipeline, context) }
    guard !isOpen else { return }
    var suggestions = NameSuggestions(outputs.keys.sorted())
    for (position, action) in actions.enumerated() {
      for input in resolver.artifacts("InputArtifacts", of: action) ?? [] {
        let name = input.content.text ?? ""
        // The order within a stage is that of `RunOrder`.
        let makers = (outputs[name] ?? []).prefix(64).filter {
          $0.stage <= action.stage && $0.action != position
        }
        let missing = space.and(input.scenario, space.not(space.or(makers.map(\.artifact.scenario))))
        guard let extent = resolver.extent(of: missing, within: resolver.existence(of: pipeline)),
          extent != .sometimes || space.support(of: missing).count == 1
        else { continue }
        context.report(
          .isNotMade(pipeline.logicalID, name, suggestions.sentence(for: name)),
          at: context.place(input.span, in: input.stack), when: missing, extent: extent)
      }
    }
  }

  /// Reports files that an action looks for in artifacts it does not take.
  private static func reportTemplates(of action: PipelineAction, in pipeline: StackResource, _ context: RuleContext) {
    let resolver = context.resolver
    guard let inputs = resolver.artifacts("InputArtifacts", of: action) else { return }
    let names = Set(inputs.compactMap(\.content.text))
    let paths = resolver.member("Configuration", "TemplatePath", of: action.item)
    let violation = resolver.violation(among: paths) { path in
      if path.content == .absent { return false }
      return path.content.text.map { !names.contains(artifact(of: $0)) }
    }
    guard let violation, let path = violation.first.content.text else { return }
    context.report(
      violation,
      .isNotTaken(pipeline.logicalID, artifact(of: path), Suggestion.sentence(for: artifact(of: path), among: names)))
  }

  /// The name before `::`.
  private static func artifact(of path: String) -> String { String(path.prefix { $0 != ":" }) }
}

extension Finding.Message {
  fileprivate static func isMadeTwice(_ pipeline: LogicalID, _ name: String) -> Self {
    """
    Two actions of pipeline `\(pipeline)` make artifact `\(name)`, but each output needs a name of its own; CodePipeline \
    refuses it. Rename one of them.
    """
  }

  fileprivate static func isNotMade(_ pipeline: LogicalID, _ name: String, _ suggestion: String) -> Self {
    """
    An action of pipeline `\(pipeline)` takes artifact `\(name)`, which no action before it makes; CodePipeline refuses \
    it.\(wording: suggestion.isEmpty ? " Name it in the `OutputArtifacts` of the action that makes it." : suggestion)
    """
  }

  fileprivate static func isNotTaken(_ pipeline: LogicalID, _ name: String, _ suggestion: String?) -> Self {
    """
    An action of pipeline `\(pipeline)` looks for its template in artifact `\(name)`, which is not among its \
    `InputArtifacts`; CodePipeline refuses it.\(wording: suggestion.map { " " + $0 } ?? "")
    """
  }
}
