import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

@Suite struct PrincipalPoliciesTests {
  private let resolver = Resolver(
    Workspace(
      [
        """
        Parameters:
          Env: {Type: String, AllowedValues: [dev, prod]}
          Extra: {Type: String}
        Conditions: {IsProd: !Equals [!Ref Env, prod]}
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              ManagedPolicyArns:
                - !Ref Managed
                - !Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaRole'
                - !If [IsProd, !Ref Extra, !Ref AWS::NoValue]
              Policies: [{PolicyName: own, PolicyDocument: {Statement: {Effect: Allow, Action: 'a:Own', Resource: '*'}}}]
          Managed:
            Type: AWS::IAM::ManagedPolicy
            Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: 'a:Managed', Resource: '*'}}}
          Named:
            Type: AWS::IAM::Role
            Properties: {RoleName: shop, PermissionsBoundary: !Ref Extra}
          Group:
            Type: AWS::IAM::Group
            Properties:
              Policies: [{PolicyName: own, PolicyDocument: {Statement: {Effect: Allow, Action: 'a:Group', Resource: '*'}}}]
          User: {Type: AWS::IAM::User, Properties: {Groups: [!Ref Group]}}
          Free: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: []}}}
        Outputs:
          Role: {Value: !Ref Role, Export: {Name: shop-roles-role}}
        """,
        """
        Resources:
          Policy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: p
              Roles: [!ImportValue shop-roles-role, shop]
              PolicyDocument: {Statement: {Effect: Allow, Action: 'a:Attached', Resource: '*'}}
          RolePolicy:
            Type: AWS::IAM::RolePolicy
            Properties:
              RoleName: !ImportValue shop-roles-role
              PolicyName: p
              PolicyDocument: {Statement: {Effect: Allow, Action: 'a:RolePolicy', Resource: '*'}}
        """,
      ].enumerated().map { index, text in
        Template(Tree(reading: SourceFile(id: FileID(index), path: "t\(index).yaml", bytes: Array(text.utf8))))
      }))

  private func policies(of id: LogicalID) throws -> PrincipalPolicies {
    let resource = try #require(resolver.workspace.resource(id, in: resolver.workspace.stacks[0].id))
    return PolicyAttachments(resolver).policies(of: resource)
  }

  private func actions(_ policies: PrincipalPolicies) -> [String] {
    policies.statements.flatMap { $0.statement.actions.compactMap(\.content.text) }.sorted()
  }

  @Test func policiesOfAllStacksAreOne() throws {
    let role = try policies(of: "Role")
    #expect(actions(role) == ["a:Attached", "a:Managed", "a:Own", "a:RolePolicy"])
    #expect(role.named.map(\.name) == ["AWSLambdaRole"])
    #expect(!role.others.isNever && !role.others.isAlways)
    #expect(role.bounded.isNever)
  }

  @Test func literalNamesAndGroupsCount() throws {
    #expect(try actions(policies(of: "Named")) == ["a:Attached"])
    #expect(try policies(of: "Named").bounded.isAlways)
    #expect(try actions(policies(of: "User")) == ["a:Group"])
  }

  @Test func attachedPoliciesAreKnown() throws {
    let attachments = PolicyAttachments(resolver)
    let stack = resolver.workspace.stacks[0].id
    #expect(attachments.isAttached(try #require(resolver.workspace.resource("Managed", in: stack))))
    #expect(!attachments.isAttached(try #require(resolver.workspace.resource("Free", in: stack))))
  }
}
