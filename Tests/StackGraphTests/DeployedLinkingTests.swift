import Testing

@testable import StackGraph

@Suite struct DeployedLinkingTests {
  private static let network = template(exports: ["!Sub '${AWS::StackName}-VPC'", "!Sub '${AWS::StackName}-SubnetA'"])

  private static func app(_ imports: String...) -> String {
    template(parameters: "{NetworkStack: {Type: String}, Environment: {Type: String}}", imports: imports)
  }

  @Test func devImportsFromDev() {
    let workspace = workspace(
      ["app.yaml": Self.app("!Sub '${NetworkStack}-VPC'"), "network.yaml": Self.network],
      deployments: [
        deployment(0, "app-dev", ["NetworkStack": "net-dev"]), deployment(0, "app-prod", ["NetworkStack": "net-prod"]),
        deployment(0, "app-any"), deployment(1, "net-dev"), deployment(1, "net-prod"),
      ])
    #expect(
      workspace.linkTexts == [
        "app-dev: ${NetworkStack}-VPC as ${NetworkStack} -> net-dev.Out0",
        "app-prod: ${NetworkStack}-VPC as ${NetworkStack} -> net-prod.Out0",
        "app-any: ${NetworkStack}-VPC as ${NetworkStack} -> net-dev.Out0|net-prod.Out0",
      ])
  }

  @Test func aKnownStackThatLacksTheNameIsMissingIt() {
    let imports = Self.app("!Sub '${NetworkStack}-SubnetB'", "net-VPD", "net-dev-VPC", "netother-VPC")
    let workspace = workspace(
      ["app.yaml": imports, "network.yaml": Self.network],
      deployments: [deployment(0, "app", ["NetworkStack": "net"]), deployment(1, "net")])
    #expect(
      workspace.linkTexts == [
        "app: ${NetworkStack}-SubnetB -> missing in net, near [net.Out1]",
        "app: net-VPD -> missing in net, near [net.Out0]", "app: net-dev-VPC -> external",
        "app: netother-VPC -> external",
      ])
  }

  @Test func aStackNameThatIsTakenIsNoOtherStack() {
    let workspace = workspace(
      [
        "app.yaml": Self.app("!Sub '${NetworkStack}-Queue'"), "network.yaml": Self.network,
        "queues.yaml": template(exports: ["!Sub '${AWS::StackName}-Queue'"]),
      ],
      deployments: [deployment(0, "app", ["NetworkStack": "net"]), deployment(1, "net")])
    #expect(workspace.linkTexts == ["app: ${NetworkStack}-Queue -> missing in net, near []"])
  }

  @Test func pinnedNamesMeetStacksThatAreNotKnown() {
    let importer = Self.app("!Sub '${NetworkStack}-VPC'", "!Ref Environment")
    let workspace = workspace(
      ["app.yaml": importer, "network.yaml": Self.network, "bare.yaml": template(exports: ["!Ref AWS::StackName"])],
      deployments: [deployment(0, nil, ["NetworkStack": "net", "Environment": "dev"])])
    #expect(
      workspace.linkTexts == [
        "app: ${NetworkStack}-VPC as ${NetworkStack} -> network.Out0",
        "app: ${Environment} as ${Environment} -> bare.Out0",
      ])
  }

  @Test func environmentsArePinnedOnBothSides() {
    let exporter = template(parameters: "{Environment: {Type: String}}", exports: ["!Sub '${Environment}-VPC'"])
    let workspace = workspace(
      ["app.yaml": Self.app("!Sub '${Environment}-VPC'"), "network.yaml": exporter],
      deployments: [
        deployment(0, "app-dev", ["Environment": "dev"]), deployment(0, "app-test", ["Environment": "test"]),
        deployment(1, "net-dev", ["Environment": "dev"]), deployment(1, "net-prod", ["Environment": "prod"]),
      ])
    #expect(
      workspace.linkTexts == [
        "app-dev: ${Environment}-VPC -> net-dev.Out0", "app-test: ${Environment}-VPC -> external",
      ])
  }

  @Test func stacksOfOtherRegionsExportNothingHere() {
    let workspace = workspace(
      ["app.yaml": Self.app("net-VPC"), "network.yaml": Self.network],
      deployments: [
        deployment(0, "app", region: "eu-west-1"), deployment(1, "net", region: "eu-west-1"),
        deployment(1, "net", region: "us-east-1"),
      ])
    #expect(workspace.links.resolutions == [.unique(OutputID(workspace.stacks[1].id, 0))])
    #expect(workspace.links.stackNames[0]?.text == "net")
  }

  @Test func aKnownRegionIsItsName() {
    let files: KeyValuePairs = [
      "app.yaml": template(imports: ["eu-west-1-VPC", "!Sub '${AWS::Region}-VPC'"]),
      "network.yaml": template(exports: ["!Sub '${AWS::Region}-VPC'"]),
    ]
    let both = workspace(files, deployments: [0, 1].map { deployment($0, region: "eu-west-1") })
    #expect(both.linkTexts.map { $0.suffix(12) } == ["network.Out0", "network.Out0"])
    for known in [0, 1] {
      let one = workspace(files, deployments: [deployment(known, region: "eu-west-1")])
      #expect(one.linkTexts.map { $0.suffix(12) }[1] == "network.Out0")
    }
    let other = workspace(files, deployments: [0, 1].map { deployment($0, region: "us-east-1") })
    #expect(other.linkTexts == ["app: eu-west-1-VPC -> external", "app: ${AWS::Region}-VPC -> network.Out0"])
  }

  @Test func anotherInstanceIsToldApart() {
    let peer = template(
      parameters: "{Peer: {Type: String}}", exports: ["!Sub '${AWS::StackName}-VPC'"], imports: ["!Sub '${Peer}-VPC'"])
    let workspace = workspace(
      ["peer.yaml": peer],
      deployments: [deployment(0, "a", ["Peer": "b"]), deployment(0, "b", ["Peer": "c"]), deployment(0, "c")])
    #expect(
      workspace.linkTexts == [
        "a: ${Peer}-VPC as ${Peer} -> b.Out0", "b: ${Peer}-VPC as ${Peer} -> c.Out0",
        "c: ${Peer}-VPC as ${Peer} -> self a.Out0",
      ])
  }

  @Test func conditionsInNamesAreDecided() {
    let importer = """
      Parameters: {Environment: {Type: String}}
      Conditions:
        IsProd: !Equals [!Ref Environment, prod]
        IsOther: !Not [{Condition: IsProd}]
      Resources:
        User: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !ImportValue {'Fn::If': [IsOther, dev-VPC, prod-VPC]}}}
      """
    let workspace = workspace(
      ["app.yaml": importer, "network.yaml": template(exports: ["dev-VPC", "prod-VPC"])],
      deployments: [deployment(0, nil, ["Environment": "prod"])])
    #expect(workspace.linkTexts == ["app: prod-VPC -> network.Out1"])
  }

  @Test func listedStacksLieOutside() {
    let imports = Self.app("shared-Queue", "shared-net-VPC", "!Sub '${NetworkStack}-VPC'", "other-Queue")
    let workspace = workspace(
      ["app.yaml": imports, "network.yaml": Self.network],
      deployments: [deployment(0, nil, ["NetworkStack": "core"])], externalStacks: ["shared*", "core"])
    #expect(workspace.links.resolutions == Array(repeating: .external, count: 4))
    #expect(workspace.links.isOutside == [true, true, true, false])
  }
}
