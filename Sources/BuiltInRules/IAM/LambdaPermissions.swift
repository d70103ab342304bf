import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Who may call functions.
  static let lambdaPermissions = Rule.engine(
    "lambda-permissions",
    of: [
      "lambda-permission-apigateway-scoped", "lambda-permission-invoke-only", "lambda-permission-no-public-principal",
      "lambda-permission-source-restricted",
    ]
  ) { context in
    for permission in context.workspace.resources(of: "AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission")
    {
      let look = PermissionLook(context: context, permission: permission)
      look.findEverybody()
      guard permission.type == "AWS::Lambda::Permission" else { continue }
      look.findUnlimited()
      look.findAction()
      look.findAllMethods()
    }
  }
}

private struct PermissionLook {
  let context: EngineContext
  let permission: StackResource
  private var resolver: Resolver { context.resolver }

  /// The scenarios in which one of some properties is written.
  private func written(_ keys: String...) -> Scenario {
    resolver.space.or(
      keys.flatMap { resolver.property($0, of: permission) }.filter { $0.content != .absent }.map(\.scenario))
  }

  private func report(
    _ rule: RuleID, _ message: Finding.Message, kind: String = "", at place: Alternative, when scenario: Scenario
  ) {
    guard let rule = context[rule],
      let extent = resolver.extent(of: scenario, within: resolver.existence(of: permission))
    else { return }
    rule.report(
      message, kind: kind, at: rule.place(place.span, in: place.stack), flow: rule.flow(of: place), when: scenario,
      extent: extent)
  }

  func findEverybody() {
    let everybody = resolver.property("Principal", of: permission).filter(\.content.isEverything)
    guard let first = everybody.first else { return }
    let limited = written("SourceArn", "SourceAccount", "PrincipalOrgID", "OrganizationId", "EventSourceToken")
    let signed = resolver.scenario(resolver.property("FunctionUrlAuthType", of: permission)) { $0.text == "AWS_IAM" }
    let open = resolver.space.and([
      resolver.space.or(everybody.map(\.scenario)), resolver.space.not(limited), resolver.space.not(signed),
    ])
    let isURL = resolver.property("FunctionUrlAuthType", of: permission).contains { $0.content.text == "NONE" }
    report(
      "lambda-permission-no-public-principal",
      permission.type == "AWS::Lambda::Permission"
        ? (isURL ? .isPublicURL(permission.logicalID) : .isPublic(permission.logicalID))
        : .isPublicLayer(permission.logicalID),
      kind: isURL ? "url" : "open", at: first, when: open)
  }

  /// Services that call functions for whoever has them do so, and say for whom.
  private static let unlimited: Set<String> = ["alexa-appkit", "alexa-connectedhome", "cloudformation", "iotevents"]

  func findUnlimited() {
    let services = resolver.property("Principal", of: permission).filter { principal in
      guard let text = principal.content.text, text.contains("."), let name = principal.content.servicePrincipal else {
        return false
      }
      return !Self.unlimited.contains(name) && !text.hasPrefix("arn:") && text.hasSuffix("amazonaws.com")
    }
    guard let first = services.first else { return }
    let open = resolver.space.and(
      resolver.space.or(services.map(\.scenario)),
      resolver.space.not(written("SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken")))
    report(
      "lambda-permission-source-restricted",
      .isForAllSources(permission.logicalID, first.content.text ?? ""), at: first, when: open)
  }

  func findAction() {
    let broad = resolver.property("Action", of: permission).filter { action in
      guard let text = action.content.text?.lowercased() else { return false }
      return !["lambda:invokefunction", "lambda:invokefunctionurl"].contains(text)
    }
    guard let first = broad.first else { return }
    report(
      "lambda-permission-invoke-only", .allowsMore(permission.logicalID, first.content.text ?? ""), at: first,
      when: resolver.space.or(broad.map(\.scenario)))
  }

  func findAllMethods() {
    let isGateway = resolver.scenario(resolver.property("Principal", of: permission)) {
      $0.servicePrincipal == "apigateway"
    }
    let broad = resolver.property("SourceArn", of: permission).filter { source in
      guard let text = source.content.textWithHoles else { return false }
      return text.hasSuffix("/*/*") || text.hasSuffix("/*/*/*")
    }
    guard let first = broad.first else { return }
    report(
      "lambda-permission-apigateway-scoped", .isForAllMethods(permission.logicalID), at: first,
      when: resolver.space.and(isGateway, resolver.space.or(broad.map(\.scenario))))
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ permission: LogicalID) -> Self {
    """
    Permission `\(permission)` lets everybody in every AWS account call the function. Name the account or service that \
    needs it, or limit the callers by `SourceArn` or `PrincipalOrgID`.
    """
  }

  fileprivate static func isPublicURL(_ permission: LogicalID) -> Self {
    """
    Permission `\(permission)` opens the function's URL to the whole internet, without signatures. If the function does \
    not check its callers itself, write `FunctionUrlAuthType: AWS_IAM`.
    """
  }

  fileprivate static func isPublicLayer(_ permission: LogicalID) -> Self {
    """
    Permission `\(permission)` lets every AWS account read the layer. Name the account, or your `OrganizationId`.
    """
  }

  fileprivate static func isForAllSources(_ permission: LogicalID, _ service: String) -> Self {
    """
    Permission `\(permission)` lets `\(service)` call the function for whomever it acts, in other accounts too. Add \
    `SourceArn` or `SourceAccount`.
    """
  }

  fileprivate static func allowsMore(_ permission: LogicalID, _ action: String) -> Self {
    """
    Permission `\(permission)` allows `\(action)`, where calling the function is what others need. Write \
    `lambda:InvokeFunction`.
    """
  }

  fileprivate static func isForAllMethods(_ permission: LogicalID) -> Self {
    """
    Permission `\(permission)` lets every stage and method of the API call the function. End `SourceArn` with the stage, \
    method and path that do, as `/prod/GET/orders`.
    """
  }
}
