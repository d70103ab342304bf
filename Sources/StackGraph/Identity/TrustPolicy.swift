import CloudFormation
import SourceText

/// Which services may assume a role, as far as it is known.
package struct TrustPolicy: Sendable {
  /// A service that may assume the role, and when.
  package struct Service: Sendable {
    /// Its name without the domain, such as `ecs-tasks`.
    package let name: String
    /// When it is trusted.
    package let scenario: Scenario
    /// Where it is named.
    package let place: Alternative
  }

  /// The services known to be trusted.
  package let services: [Service]
  /// The scenarios in which others may be trusted too.
  package let others: Scenario
}

extension Resolver {
  /// The statements that say who may assume a role.
  package func trustStatements(of role: StackResource) -> [PolicyStatement] {
    policyDocument(property("AssumeRolePolicyDocument", of: role)).statements
  }

  /// Reads which services may assume a role.
  package func trustPolicy(of role: StackResource) -> TrustPolicy {
    let document = policyDocument(property("AssumeRolePolicyDocument", of: role))
    var services: [TrustPolicy.Service] = []
    var others: [Scenario] = document.isOpen || document.statements.isEmpty ? [.always] : []
    for statement in document.statements {
      let denied = scenario(statement.effect) { $0.text == "Deny" }
      let scope = space.and(statement.scenario, space.not(denied))
      for principal in statement.principal {
        let scope = space.and(scope, principal.scenario)
        guard case .map(let map) = principal.content else {
          others.append(scope)
          continue
        }
        for item in policyItems(member("Service", of: map)) {
          let scenario = space.and(scope, item.scenario)
          if let name = item.content.servicePrincipal {
            services.append(TrustPolicy.Service(name: name, scenario: scenario, place: item))
          } else {
            others.append(scenario)
          }
        }
      }
    }
    return TrustPolicy(services: services, others: space.or(others))
  }
}

extension TrustPolicy {
  /// The scenarios in which a service may be trusted: one of some names, or a part of the service with such a name.
  package func mayTrust(_ names: [String], _ resolver: Resolver) -> Scenario {
    let trusted = services.filter { service in
      names.contains { service.name == $0 || service.name.hasSuffix("." + $0) }
    }
    return resolver.space.or(trusted.map(\.scenario) + [others])
  }
}

extension Content {
  /// The name of a service's principal without domain and region; nil when it cannot be told.
  package var servicePrincipal: String? {
    guard var text = textWithHoles, !text.hasPrefix(CommandCourse.hole), !text.contains("*") else { return nil }
    if case .origin = self { return nil }
    for domain in [".amazonaws.com", ".amazonaws.com.cn", ".aws.internal", "." + CommandCourse.hole]
    where text.hasSuffix(domain) {
      text = String(text.dropLast(domain.count))
      break
    }
    // Some services have a principal in each region.
    let parts = text.split(at: ".")
    if parts.count > 1, let last = parts.last, last.hasPrefix(CommandCourse.hole) || last.isRegion {
      text = parts.dropLast().joined(separator: ".")
    }
    return text.contains(CommandCourse.hole) ? nil : text
  }
}

extension Substring {
  /// Whether the text looks like `eu-west-1`.
  fileprivate var isRegion: Bool {
    let parts = split(at: "-")
    return parts.count >= 3 && parts[0].utf8.count == 2 && parts[parts.count - 1].allSatisfy(\.isNumber)
  }
}
