import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A method with an authorizer of another kind than it says.
  static let apiGatewayAuthorizerType = Rule.resource("apigateway-authorizer-type", of: "AWS::ApiGateway::Method") {
    method, context in
    let resolver = context.resolver
    for link in resolver.resources(namedBy: "AuthorizerId", of: method, type: "AWS::ApiGateway::Authorizer") {
      let found = resolver.disagreement(
        of: resolver.property("AuthorizationType", of: method), with: resolver.property("Type", of: link.resource),
        within: link.scenario
      ) { own, other in
        guard let own = own.content.text, let other = other.content.text else { return nil }
        switch own {
        case "CUSTOM": return !["TOKEN", "REQUEST"].contains(other)
        case "COGNITO_USER_POOLS": return other != "COGNITO_USER_POOLS"
        default: return nil
        }
      }
      guard let found, let own = found.pair.own.content.text, let other = found.pair.other.content.text else {
        continue
      }
      context.report(
        .differ(method.logicalID, own, link.resource.logicalID, other),
        at: context.place(found.pair.other.span, in: found.pair.other.stack),
        notes: [context.note("the method's kind", at: found.pair.own.span, in: found.pair.own.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func differ(_ method: LogicalID, _ own: String, _ authorizer: LogicalID, _ other: String) -> Self {
    let wanted = own == "CUSTOM" ? "`TOKEN` or `REQUEST`" : "`COGNITO_USER_POOLS`"
    return """
      Method `\(method)` has `AuthorizationType` `\(own)`, which takes an authorizer of type \(wording: wanted), but \
      `\(authorizer)` is of type `\(other)`; API Gateway refuses it. Make them agree.
      """
  }
}
