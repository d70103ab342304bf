import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// What a security group lets the whole internet connect to: the rule that says it best tells it, so that one open
  /// door is one finding.
  static let publicIngress = Rule.engine("public-ingress", of: publicIngressRules) { context in
    let owners = context.resolver.dataGroups
    for group in context.workspace.resources(of: "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress") {
      let doors = context.resolver.publicIngress(in: group)
      let owner = doors.isEmpty ? nil : context.owner(of: group, among: owners)
      var openings: [Opening] = []
      for door in doors {
        var said: [RuleID: Opening] = [:]
        for ingress in door {
          let reach = ingress.reach(among: doors.joined(), context.resolver)
          let verdicts = verdicts(on: ingress, of: group.logicalID, owner, reach)
          if let verdict = verdicts.first(where: { context[$0.rule] != nil }) {
            said[verdict.rule, default: Opening(rule: verdict.rule, message: verdict.message)].ranges.append(ingress)
          }
        }
        openings += said.values.sorted { $0.rule < $1.rule }
      }
      for opening in Opening.joined(openings, context.resolver) {
        guard let rule = context[opening.rule], let ingress = context.resolver.joined(opening.ranges) else { continue }
        var notes: [Note] = []
        if let owner, opening.rule == "db-sg-not-public" {
          notes.append(rule.note("the database the group is given to", at: owner.database))
        }
        if let origin = ingress.portsOrigin {
          notes.append(rule.note("the ports are decided here", at: origin.span, in: origin.stack))
        }
        for other in opening.others {
          notes.append(rule.note("and here in the other case", at: other.span, in: other.stack))
        }
        rule.report(ingress.addresses, opening.message, notes: notes)
      }
    }
  }

  /// What can be said of an open door, the gravest first.
  private static func verdicts(
    on ingress: PublicIngress, of group: LogicalID, _ owner: (group: StackResource, database: StackResource)?,
    _ reach: PublicIngress.Reach
  ) -> [(rule: RuleID, message: Finding.Message)] {
    var verdicts: [(rule: RuleID, message: Finding.Message)] = []
    let ports = ingress.range ?? 0...65535
    if let owner, ingress.admitsTCP {
      verdicts.append(("db-sg-not-public", .letsInAll(owner.group.logicalID, owner.database.logicalID, reach)))
    }
    if ingress.admitsEveryPort { verdicts.append(("sg-no-public-all-ports", .letsInAll(group, reach))) }
    if ingress.covers(22) { verdicts.append(("sg-no-public-ssh", .letsInSSH(group, reach))) }
    if ingress.admitsTCP, let (port, service) = WellKnownPort.administration.first(in: ports) {
      verdicts.append(("sg-no-public-admin-port", .letsInAdministration(group, port, service, reach)))
    }
    // The one well-known service without connections is a notorious amplifier.
    if ingress.admitsTCP || ports.contains(11211), let (port, service) = WellKnownPort.data.first(in: ports) {
      let shown = ingress.admitsTCP ? (port, service) : (11211, "Memcached")
      verdicts.append(("sg-no-public-sensitive-port", .letsInData(group, shown.0, shown.1, reach)))
    }
    if !ingress.admitsTCP || ports.contains(where: { !WellKnownPort.web.contains($0) }) {
      verdicts.append(("sg-no-public-ingress", .letsIn(group, ports, reach)))
    }
    return verdicts
  }
}

extension EngineContext {
  /// The database or cache that is given the security group that a rule belongs to.
  fileprivate func owner(
    of rule: StackResource, among owners: [ResourceID: StackResource]
  ) -> (group: StackResource, database: StackResource)? {
    let groups =
      rule.type == "AWS::EC2::SecurityGroup"
      ? [rule.id] : resolver.property("GroupId", of: rule).compactMap(\.content.resource)
    for id in groups { if let database = owners[id] { return (workspace[id], database) } }
    return nil
  }
}

/// The rules of the engine.
private let publicIngressRules: [RuleID] = [
  "db-sg-not-public", "sg-no-public-admin-port", "sg-no-public-all-ports", "sg-no-public-ingress",
  "sg-no-public-sensitive-port",
  "sg-no-public-ssh",
]

extension Finding.Message {
  fileprivate static func letsInAll(
    _ group: LogicalID, _ database: LogicalID, _ reach: PublicIngress.Reach
  ) -> Self {
    """
    Security group `\(group)` of database `\(database)` lets in \(wording: reach.words). Let in the security groups of the \
    database's clients only, by `SourceSecurityGroupId`.
    """
  }

  fileprivate static func letsInAll(_ group: LogicalID, _ reach: PublicIngress.Reach) -> Self {
    """
    `\(group)` lets \(wording: reach.words) connect to every port, whatever will ever listen there. Open only the ports that \
    are meant for everybody, such as 443, and the others to the security groups of their clients.
    """
  }

  fileprivate static func letsInSSH(_ group: LogicalID, _ reach: PublicIngress.Reach) -> Self {
    """
    `\(group)` lets \(wording: reach.words) connect to port 22 (SSH), where passwords and keys are tried day and night. Let in \
    the addresses of your network only, or use Session Manager and no open port.
    """
  }

  fileprivate static func letsInAdministration(
    _ group: LogicalID, _ port: Int, _ service: String, _ reach: PublicIngress.Reach
  ) -> Self {
    """
    `\(group)` lets \(wording: reach.words) connect to port \(port) (\(wording: service)), which is for those who run the \
    machine. Let in the addresses of your network only, or use Session Manager and no open port.
    """
  }

  fileprivate static func letsInData(
    _ group: LogicalID, _ port: Int, _ service: String, _ reach: PublicIngress.Reach
  ) -> Self {
    """
    `\(group)` lets \(wording: reach.words) connect to port \(port) (\(wording: service)), which is for other parts of the \
    system only. Let in the security groups of its clients by `SourceSecurityGroupId`.
    """
  }

  fileprivate static func letsIn(
    _ group: LogicalID, _ ports: ClosedRange<Int>, _ reach: PublicIngress.Reach
  ) -> Self {
    let shown =
      ports.count == 1 ? "port \(ports.lowerBound)" : "ports \(ports.lowerBound) to \(ports.upperBound)"
    return """
      `\(group)` lets \(wording: reach.words) connect to \(shown). Only web servers' ports 80 and 443 are meant for everybody. \
      Put a load balancer before it, or let in the addresses of its users.
      """
  }
}
