import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A cache behaviour whose origin the distribution does not have.
  static let cloudFrontTargetOriginExists = Rule.resource(
    "cloudfront-target-origin-exists", of: "AWS::CloudFront::Distribution"
  ) { distribution, context in
    let resolver = context.resolver
    let space = resolver.space
    let lists = [["Origins"], ["OriginGroups", "Items"]].map {
      resolver.list(of: resolver.property(["DistributionConfig"] + $0, of: distribution), at: nil)
    }
    guard !lists.contains(where: \.isOpen) else { return }
    let origins = lists.flatMap(\.items).flatMap { resolver.member("Id", of: $0) }
    // Without any list of origins the older forms of a single one may stand there.
    guard !origins.isEmpty, !origins.contains(where: { if case .unknown = $0.content { true } else { false } }) else {
      return
    }
    let known = Dictionary(origins.map { ($0.content, $0.scenario) }, uniquingKeysWith: space.or)
    let isNamed = known.keys.allSatisfy { $0.text != nil }
    var suggestions = NameSuggestions(known.keys.compactMap(\.text))
    for path in [["DefaultCacheBehavior"], ["CacheBehaviors", "*"]] {
      let targets = resolver.values(at: ["DistributionConfig"] + path + ["TargetOriginId"], of: distribution)
      for target in targets {
        guard let name = target.content.text, isNamed || known[target.content] != nil else { continue }
        let missing = space.and(target.scenario, space.not(known[target.content] ?? .never))
        let scope = resolver.existence(of: distribution)
        guard let extent = resolver.extent(of: missing, within: scope),
          extent != .sometimes || space.support(of: missing).count == 1
        else { continue }
        context.report(
          .isMissing(distribution.logicalID, name, suggestions.sentence(for: name)),
          at: context.place(target.span, in: target.stack), flow: context.flow(of: target), when: missing,
          extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isMissing(_ distribution: LogicalID, _ origin: String, _ suggestion: String) -> Self {
    """
    Distribution `\(distribution)` sends requests to origin `\(origin)`, but none of its origins or origin groups has \
    that `Id`, and CloudFront refuses it.\(wording: suggestion)
    """
  }
}
