import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A record whose name does not lie in the hosted zone it names.
  static let route53RecordZone = Rule.resource("route53-record-zone", of: "AWS::Route53::RecordSet") {
    record, context in
    let resolver = context.resolver
    let zones = resolver.property("HostedZoneName", of: record)
    let open = resolver.violation(among: zones) { zone in
      zone.content == .absent ? false : zone.content.text.map { !$0.hasSuffix(".") }
    }
    if let open, let zone = open.first.content.text {
      context.report(open, .hasNoDot(record.logicalID, zone))
    }
    let found = resolver.disagreement(
      of: resolver.property("Name", of: record), with: zones, within: resolver.existence(of: record)
    ) { name, zone in
      if name.content == .absent || zone.content == .absent { return false }
      guard let name = name.content.text, let zone = zone.content.text else { return nil }
      return !withDot(name).hasSuffix("." + withDot(zone)) && withDot(name) != withDot(zone)
    }
    guard let found, let name = found.pair.own.content.text, let zone = found.pair.other.content.text else { return }
    context.report(
      .liesElsewhere(record.logicalID, name, zone),
      at: context.place(found.pair.own.span, in: found.pair.own.stack),
      notes: [context.note("the zone", at: found.pair.other.span, in: found.pair.other.stack)],
      when: found.scenario, extent: found.extent)
  }

  private static func withDot(_ name: String) -> String { name.hasSuffix(".") ? name : name + "." }
}

extension Finding.Message {
  fileprivate static func hasNoDot(_ record: LogicalID, _ zone: String) -> Self {
    """
    `HostedZoneName` of record `\(record)` is `\(zone)`, but the name of a zone ends with a dot; Route 53 finds no such \
    zone. Write `\(zone).`.
    """
  }

  fileprivate static func liesElsewhere(_ record: LogicalID, _ name: String, _ zone: String) -> Self {
    """
    Record `\(record)` is named `\(name)`, which does not lie in zone `\(zone)`; Route 53 refuses it. Correct one of them.
    """
  }
}
