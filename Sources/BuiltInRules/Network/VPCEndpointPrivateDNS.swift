import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Two endpoints of a VPC that both stand for the same service's own name.
  static let vpcEndpointPrivateDNS = Rule.workspace("vpc-endpoint-private-dns") { context in
    let resolver = context.resolver
    let endpoints = context.workspace.resources(of: "AWS::EC2::VPCEndpoint").filter { endpoint in
      func isAlways(_ property: String, _ isMeant: (Content) -> Bool) -> Bool {
        resolver.property(property, of: endpoint).allSatisfy { isMeant($0.content) }
      }
      return isAlways("VpcEndpointType") { $0.text == "Interface" } && isAlways("PrivateDnsEnabled") { $0.bool == true }
    }
    for pair in resolver.sharing([["VpcId"], ["ServiceName"]], among: endpoints) {
      context.report(
        .standForOneName(pair.later.logicalID, pair.earlier.logicalID),
        at: context.place(resolver.key("PrivateDnsEnabled", of: pair.later), in: pair.later.stack),
        notes: [
          context.note(
            "the other endpoint", at: resolver.key("PrivateDnsEnabled", of: pair.earlier), in: pair.earlier.stack)
        ],
        when: pair.scenario, extent: pair.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func standForOneName(_ later: LogicalID, _ earlier: LogicalID) -> Self {
    """
    Endpoints `\(later)` and `\(earlier)` of one VPC both answer to the private name of the same service; EC2 refuses \
    the second. Set `PrivateDnsEnabled` to false for one of them, or remove it.
    """
  }
}
