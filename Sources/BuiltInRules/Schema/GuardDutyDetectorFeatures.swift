import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A detector that is told what to look at in two ways.
  static let guardDutyDetectorFeatures = Rule.resource("guardduty-detector-features", of: "AWS::GuardDuty::Detector") {
    detector, context in
    let resolver = context.resolver
    let found = resolver.disagreement(
      of: resolver.property("DataSources", of: detector), with: resolver.property("Features", of: detector),
      within: resolver.existence(of: detector)
    ) { sources, features in
      if sources.content == .absent || features.content == .absent { return false }
      if case .unknown = sources.content { return nil }
      if case .unknown = features.content { return nil }
      return true
    }
    guard let found else { return }
    context.report(
      .hasBoth(detector.logicalID), at: context.place(ofPropertiesOf: detector), when: found.scenario,
      extent: found.extent)
  }
}

extension Finding.Message {
  fileprivate static func hasBoth(_ detector: LogicalID) -> Self {
    """
    Detector `\(detector)` has `DataSources` and `Features`, of which GuardDuty takes one only. Say all of it in \
    `Features`.
    """
  }
}
