import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Environment variables that are more than Lambda keeps for a function.
  static let lambdaEnvironmentSize = Rule.resource(
    "lambda-environment-size", of: "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { function, context in
    let resolver = context.resolver
    for variables in resolver.property("Environment", "Variables", of: function) {
      guard case .map(let map) = variables.content else { continue }
      let size = map.value.entries.reduce(0) { $0 + $1.key.text.utf8.count + ($1.value.text?.utf8.count ?? 0) }
      guard size > limit, let extent = resolver.extent(of: variables.scenario, within: resolver.existence(of: function))
      else { continue }
      context.report(
        .isTooMuch(function.logicalID, size),
        at: context.place(resolver.key("Environment", "Variables", of: function), in: function.stack),
        when: variables.scenario, extent: extent)
    }
  }

  /// Bytes of all names and values (Lambda quotas).
  private static let limit = 4096
}

extension Finding.Message {
  fileprivate static func isTooMuch(_ function: LogicalID, _ size: Int) -> Self {
    """
    The environment variables of function `\(function)` take \(wording: size.description) bytes or more, but Lambda keeps \
    4,096. Keep what is long in Parameter Store or S3.
    """
  }
}
