import SourceText
import Testing

@testable import StackGraph

@Suite struct PinnedValueTests {
  private static let template = """
    Parameters:
      Environment: {Type: String, AllowedValues: [dev, prod], Default: dev}
      Subnets: {Type: CommaDelimitedList}
      Token: {Type: String, NoEcho: true, Default: ''}
      Path: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}
    Conditions:
      IsProd: !Equals [!Ref Environment, prod]
      HasToken: !Not [!Equals [!Ref Token, '']]
    Resources:
      It:
        Type: Custom::It
        Properties:
          Name: !Sub '${Environment}-x'
          Size: !If [IsProd, 2, 1]
          First: !Select [1, !Ref Subnets]
          Token: !Ref Token
          WithToken: !If [HasToken, with, without]
          Path: !Ref Path
          ARN: !Sub 'arn:${AWS::Partition}:s3:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}.${AWS::URLSuffix}'
          Zone: !Select [0, !GetAZs '']
          OwnZone: !Select [0, !GetAZs {Ref: AWS::Region}]
          NamedZone: !Select [0, !GetAZs eu-west-1]
    """

  private func texts(_ property: String, _ deployment: Deployment) -> [String] {
    let resolver = Resolver(workspace(["a.yaml": Self.template], deployments: [deployment]))
    let resource = resolver.workspace.resources(of: "Custom::It")[0]
    return resolver.property(property, of: resource).map { alternative in
      let extent = alternative.scenario.isAlways ? "" : " sometimes"
      switch alternative.content {
      case .text(let text): return text + extent
      case .origin(.parameter(_, let position)): return "parameter \(position)" + extent
      case .origin(.zone(let index, let region, _)): return "zone \(index) of \(region)" + extent
      default: return "?" + extent
      }
    }
  }

  @Test func pinnedParameterIsItsText() {
    let prod = deployment(0, "prod", ["Environment": "prod", "Subnets": "a, b", "Path": "/b"])
    #expect(texts("Name", prod) == ["prod-x"])
    #expect(texts("Size", prod) == ["2"])
    #expect(texts("First", prod) == ["b"])
    // The text is the name of what the parameter holds.
    #expect(texts("Path", prod) == ["parameter 3"])
    #expect(texts("Size", deployment(0, "other")) == ["2 sometimes", "1 sometimes"])
  }

  @Test func pinnedSecretIsNotShown() {
    let given = deployment(0, "prod", ["Token": "s3cret"])
    #expect(texts("Token", given) == ["parameter 2"])
    #expect(texts("WithToken", given) == ["with"])
    let empty = deployment(0, "prod", ["Token": ""])
    #expect(texts("Token", empty) == [""])
    #expect(texts("WithToken", empty) == ["without"])
  }

  @Test func pseudoParametersFollowFromTheDeployment() {
    let here = deployment(0, "prod", region: "cn-north-1", account: "111111111111")
    #expect(texts("ARN", here) == ["arn:aws-cn:s3:cn-north-1:111111111111:prod.amazonaws.com.cn"])
    #expect(texts("ARN", deployment(0, "prod")) == ["?"])
  }

  @Test func zonesOfTheOwnRegionAreOneList() {
    let here = deployment(0, nil, region: "eu-west-1")
    #expect(texts("Zone", here) == ["zone 0 of "])
    #expect(texts("OwnZone", here) == ["zone 0 of "])
    #expect(texts("NamedZone", here) == ["zone 0 of "])
    #expect(texts("NamedZone", deployment(0, nil, region: "eu-west-2")) == ["zone 0 of eu-west-1"])
  }

  @Test func trailTellsWhereTheValueIsGiven() {
    let prod = deployment(0, "prod", ["Environment": "prod"], line: 7)
    let resolver = Resolver(workspace(["a.yaml": Self.template], deployments: [prod]))
    let resource = resolver.workspace.resources(of: "Custom::It")[0]
    let trail = resolver.property("Name", of: resource)[0].trail
    #expect(trail.map(\.kind) == [.parameter("Environment"), .pinned(parameter: "Environment")])
    #expect(resolver.workspace[trail[1].stack].origin(ofPinned: "Environment")?.line == 7)
  }
}
