import CloudFormation

extension Resolver {
  /// When a VPC of the workspace has an endpoint for a service, such as `ecr.api`, or may have one.
  package func endpoint(for service: String, inVPC vpc: ResourceID) -> Scenario {
    let index = networkIndex
    let suffix = "." + service
    let fitting = (index.endpoints[vpc] ?? []).filter { $0.service.map { $0.hasSuffix(suffix) } ?? true }
    return space.or(fitting.map(\.scenario) + [index.strayEndpoint])
  }

  /// The VPC a subnet belongs to, when that is one VPC of the workspace in all scenarios.
  package func vpc(ofSubnet subnet: ResourceID) -> ResourceID? {
    let vpcs = property("VpcId", of: workspace[subnet])
    guard vpcs.count == 1 else { return nil }
    return resource("AWS::EC2::VPC", vpcs[0].content)
  }

  func add(endpoint: StackResource, to index: inout NetworkIndex) {
    for vpc in property("VpcId", of: endpoint) {
      guard let id = resource("AWS::EC2::VPC", vpc.content) else {
        if vpc.content.mayBeOfWorkspace { index.strayEndpoint = space.or(index.strayEndpoint, vpc.scenario) }
        continue
      }
      for service in property("ServiceName", of: endpoint) {
        let scenario = space.and(vpc.scenario, service.scenario)
        guard !scenario.isNever else { continue }
        index.endpoints[id, default: []].append((knownEnd(of: service.content), scenario))
      }
    }
  }

  /// The end of the name of an endpoint's service, as far as it is known.
  func knownEnd(of name: Content) -> String? {
    switch name {
    case .text(let text): return text
    case .pieces(let pieces):
      guard case .text(let text)? = pieces.last else { return nil }
      return text
    default: return nil
    }
  }
}
