import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A stage with a deployment, or a method with an authorizer, of another REST API.
  static let apiGatewaySameRestAPI = Rule.resource(
    "apigateway-same-rest-api", of: "AWS::ApiGateway::Stage", "AWS::ApiGateway::Method"
  ) { user, context in
    let resolver = context.resolver
    let isStage = user.type == "AWS::ApiGateway::Stage"
    let links = resolver.resources(
      namedBy: isStage ? "DeploymentId" : "AuthorizerId", of: user,
      type: isStage ? "AWS::ApiGateway::Deployment" : "AWS::ApiGateway::Authorizer")
    for link in links {
      let found = resolver.disagreement(
        of: resolver.property("RestApiId", of: user), with: resolver.property("RestApiId", of: link.resource),
        within: link.scenario
      ) { own, other in
        guard let own = own.restAPI(in: context.workspace), let other = other.restAPI(in: context.workspace) else {
          return nil
        }
        return own != other
      }
      guard let found, let own = found.pair.own.restAPI(in: context.workspace),
        let other = found.pair.other.restAPI(in: context.workspace)
      else { continue }
      let names = (context.workspace[own].logicalID, context.workspace[other].logicalID)
      context.report(
        .areOfDifferentAPIs(user.logicalID, names.0, link.resource.logicalID, names.1),
        at: context.place(of: found.pair.other, in: link.resource),
        notes: [context.note("the other REST API", at: found.pair.own.span, in: found.pair.own.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Alternative {
  /// The REST API whose id it is.
  fileprivate func restAPI(in workspace: Workspace) -> ResourceID? {
    guard let id = content.resource, workspace[id].type == "AWS::ApiGateway::RestApi" else { return nil }
    return id
  }
}

extension Finding.Message {
  fileprivate static func areOfDifferentAPIs(
    _ user: LogicalID, _ own: LogicalID, _ target: LogicalID, _ other: LogicalID
  ) -> Self {
    """
    `\(user)` belongs to REST API `\(own)`, but `\(target)`, which it names, to `\(other)`; API Gateway does not find \
    it there. Give both the same `RestApiId`.
    """
  }
}
