import SourceText
import Testing

@testable import StackGraph

/// A deployment of the template at an index, told of on a line of a file that stands for its source.
func deployment(
  _ template: Int, _ stackName: String? = nil, region: String? = nil, account: String? = nil,
  _ parameters: [String: String] = [:], source: Deployment.Source = .configuration, line: Int = 1
) -> Deployment {
  Deployment(
    of: FileID(template), stackName: stackName, region: region, account: account, parameters: parameters,
    origin: Deployment.Origin(source, path: "\(source)", line: line))
}

extension Workspace {
  /// Each stack with what is known of it.
  fileprivate var stackTexts: [String] {
    stacks.map { stack in
      let place = [stack.region, stack.account].compactMap(\.self).map { "@\($0)" }.joined()
      let parameters = stack.pins.filter { !$0.key.hasPrefix("AWS::") }
      let pins = parameters.sorted { $0.key < $1.key }.map { " \($0)=\($1.text):\($1.origin.path)" }.joined()
      return (stack.parent == nil ? "" : "- ") + stack.name + place + pins
    }
  }
}

@Suite struct DeployedStackTests {
  private static let child = "Resources: {Topic: {Type: AWS::SNS::Topic}}\n"
  private static let parent = """
    Resources:
      Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml}}
    """

  private func texts(_ deployments: [Deployment]) -> [String] {
    workspace(["child.yaml": Self.child, "parent.yaml": Self.parent], deployments: deployments).stackTexts
  }

  @Test func templateWithoutDeploymentIsOneStack() {
    #expect(texts([]) == ["parent", "- child"])
  }

  @Test func eachNameAndRegionIsAStack() {
    let stacks = texts([
      deployment(1, "prod", region: "eu-west-1", account: "111111111111"), deployment(1, "dev"),
      deployment(1, "prod", region: "us-east-1"),
    ])
    #expect(
      stacks == [
        "prod@eu-west-1@111111111111", "- child@eu-west-1@111111111111", "dev", "- child", "prod@us-east-1",
        "- child@us-east-1",
      ])
  }

  @Test func placesThatTellOfOneStackAreJoined() {
    let stacks = texts([
      deployment(1, "prod", ["A": "1", "B": "1"], source: .command),
      deployment(1, "prod", region: "eu-west-1", ["A": "2"], source: .configuration),
      deployment(1, "prod", ["B": "2", "C": "1"], source: .command),
    ])
    #expect(stacks == ["prod@eu-west-1 A=2:configuration C=1:command", "- child@eu-west-1"])
  }

  @Test func deploymentWithoutNamePinsEveryStack() {
    #expect(
      texts([deployment(1, region: "eu-west-1", ["A": "1"])]) == [
        "parent@eu-west-1 A=1:configuration", "- child@eu-west-1",
      ])
    let both = texts([
      deployment(1, "prod", ["A": "1"], source: .command), deployment(1, "dev"),
      deployment(1, nil, ["A": "3"], source: .parametersFile),
    ])
    #expect(both == ["prod A=3:parametersFile", "- child", "dev A=3:parametersFile", "- child"])
  }

  @Test func nestedTemplateWithADeploymentIsAlsoARoot() {
    #expect(texts([deployment(0, "alone", ["A": "1"])]) == ["alone A=1:configuration", "parent", "- child"])
    #expect(texts([deployment(0, nil, ["A": "1"])]) == ["parent", "- child"])
  }
}

@Suite struct DeployedGraphTests {
  @Test func nodesOfOneTemplateHaveIdentitiesOfTheirOwn() {
    let importer = template(parameters: "{Net: {Type: String}}", imports: ["!Sub '${Net}-VPC'"])
    let parent = """
      Resources:
        Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./app.yaml, Parameters: {Net: prod}}}
      """
    let graph = SystemGraph(
      of: workspace(
        ["app.yaml": importer, "net.yaml": template(exports: ["!Sub '${AWS::StackName}-VPC'"]), "parent.yaml": parent],
        deployments: [
          deployment(1, "prod", region: "eu-west-1"), deployment(1, "prod", region: "us-east-1"), deployment(1, "dev"),
          deployment(2, "app", region: "us-east-1"),
        ]))
    #expect(
      graph.nodes.map(\.id) == [
        "net.yaml#prod", "net.yaml#prod@us-east-1", "net.yaml#dev", "parent.yaml", "parent.yaml/Child",
      ])
    #expect(graph.edges.map { [$0.from, $0.to] } == [[3, 4], [4, 1]])
  }
}
