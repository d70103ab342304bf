/// When a subnet is of which tier. The scenarios exclude each other and together are those in which the subnet exists.
package struct SubnetTiers: Sendable {
  /// It has a route to an internet gateway.
  package internal(set) var isPublic = Scenario.never
  /// It has none, but a route that leaves the VPC another way: a NAT or transit gateway, a peering, an instance.
  package internal(set) var hasEgress = Scenario.never
  /// It has no route out of the VPC.
  package internal(set) var isIsolated = Scenario.never
  /// Nothing is known of its routes, or not enough.
  package internal(set) var isUnknown = Scenario.never
  /// It may reach the internet by IPv4 without a public address, as far as its routes do not rule that out. A part of
  /// `hasEgress`: that also counts routes to other networks and those for IPv6 alone.
  package internal(set) var mayReachInternet = Scenario.never
}
