import CloudFormation

/// The resources that carry policies of identities: what a role, user, group or permission set may do.
package enum PolicyCarriers {
  /// Their types.
  package static let types: [ResourceType] = inline + standalone + serverless + ["AWS::SSO::PermissionSet"]

  static let inline: [ResourceType] = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]
  /// Policies of their own, which are attached to identities.
  package static let standalone: [ResourceType] = [
    "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy",
    "AWS::IAM::GroupPolicy",
  ]
  static let serverless: [ResourceType] = ["AWS::Serverless::Function", "AWS::Serverless::StateMachine"]
}

extension Resolver {
  /// The statements of the policies a resource carries, without those that say who may assume it.
  package func policyStatements(of carrier: StackResource) -> [PolicyStatement] {
    identityPolicies(of: carrier).flatMap { policyDocument($0).statements }
  }

  /// The statements by which a resource gives permissions: none of a policy that is only a permissions boundary.
  package func grantingStatements(of carrier: StackResource) -> [PolicyStatement] {
    grantsNothing(carrier) ? [] : policyStatements(of: carrier)
  }

  /// Whether the policies of a resource only limit what others grant.
  package func grantsNothing(_ carrier: StackResource) -> Bool {
    carrier.type == "AWS::IAM::ManagedPolicy" && policyAttachments.isBoundaryOnly(carrier)
  }

  func identityPolicies(of carrier: StackResource) -> [[Alternative]] {
    writtenPolicies(of: carrier).map(reading)
  }

  private func writtenPolicies(of carrier: StackResource) -> [[Alternative]] {
    if PolicyCarriers.standalone.contains(carrier.type) { return [property("PolicyDocument", of: carrier)] }
    if carrier.type == "AWS::SSO::PermissionSet" { return [property("InlinePolicy", of: carrier)] }
    let policies = list(of: property("Policies", of: carrier), at: nil).items
    // Functions and state machines of the serverless transform have documents, and templates for them, side by side.
    if PolicyCarriers.serverless.contains(carrier.type) { return policies.map { alternatives(of: $0) } }
    return policies.map { member("PolicyDocument", of: $0) }
  }
}
