import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

/// A workspace of templates by path; the paths are given in order.
func workspace(
  _ files: KeyValuePairs<String, String>, deployments: [Deployment] = [], externalStacks: [String] = []
) -> Workspace {
  Workspace(
    files.enumerated().map { number, file in
      let source = SourceFile(id: FileID(number), path: file.key, bytes: Array(file.value.utf8))
      return Template(Tree(reading: source))
    }, deployments: deployments, externalStacks: externalStacks)
}

/// A template that exports names as they stand in YAML and imports others, each in a resource of its own.
func template(
  parameters: String = "{}", exports: [String] = [], imports: [String] = [], resources: String = ""
) -> String {
  var lines = ["Parameters: \(parameters)", "Resources:", "  Topic: {Type: AWS::SNS::Topic}"]
  lines += imports.enumerated().map { number, name in
    "  User\(number): {Type: AWS::SNS::Topic, Properties: {TopicName: {Fn::ImportValue: \(name)}}}"
  }
  if !resources.isEmpty { lines.append(resources) }
  if !exports.isEmpty { lines.append("Outputs:") }
  lines += exports.enumerated().map { number, name in
    "  Out\(number): {Value: !Ref Topic, Export: {Name: \(name)}}"
  }
  return lines.joined(separator: "\n") + "\n"
}

extension Workspace {
  /// Each import with its resolution, in words.
  var linkTexts: [String] {
    links.sites.indices.map { index in
      let name = links.patterns[index].map(\.description).joined(separator: " or ")
      let stackName = links.stackNames[index].map { " as \($0)" } ?? ""
      return "\(self[links.sites[index].stack].name): \(name)\(stackName) -> \(text(of: links.resolutions[index]))"
    }
  }

  func text(of resolution: ImportResolution) -> String {
    switch resolution {
    case .unique(let output): text(of: output)
    case .alternatives(let outputs): outputs.map(text(of:)).joined(separator: "|")
    case .selfInstance(let output): "self \(text(of: output))"
    case .external: "external"
    case .near(let meant): "near \(text(of: meant.output))"
    case .missing(let exporter, let nearest):
      "missing in \(self[exporter].name), near [\(nearest.map { text(of: $0.output) }.joined(separator: ", "))]"
    }
  }

  private func text(of output: OutputID) -> String {
    "\(self[output.stack].name).\(self[output.stack].template.outputs.elements[Int(output.position)].name)"
  }
}

@Suite struct LinkingTests {
  let network = template(exports: ["!Sub '${AWS::StackName}-VPC'", "!Sub '${AWS::StackName}-SubnetA'"])

  @Test func literalNamesMeanTheStackTheyBeginWith() {
    let workspace = workspace([
      "app.yaml": template(imports: ["MyNetwork-VPC", "MyNetwork-SubnetA"]),
      "network.yaml": network,
    ])
    #expect(
      workspace.linkTexts == [
        "app: MyNetwork-VPC as MyNetwork -> network.Out0", "app: MyNetwork-SubnetA as MyNetwork -> network.Out1",
      ])
    #expect(workspace.links.stackNames[0]?.text == "MyNetwork")
    let vpc = OutputID(workspace.stacks[1].id, 0)
    #expect(workspace.links.sites(importing: vpc) == [0])
    #expect(workspace.links.exports.map(\.output.position) == [0, 1])
  }

  @Test(arguments: [
    "!Sub '${NetworkStack}-VPC'", "!Join ['-', [!Ref NetworkStack, VPC]]", "!Join ['', [!Ref NetworkStack, '-VPC']]",
    "!Sub ['${N}-VPC', {N: !Ref NetworkStack}]", "!Sub ['${N}VPC', {N: !Join ['', [!Ref NetworkStack, '-']]}]",
  ])
  func spellingsOfOneNameAreOne(_ name: String) {
    let workspace = workspace([
      "app.yaml": template(parameters: "{NetworkStack: {Type: String}}", imports: [name]), "network.yaml": network,
    ])
    #expect(workspace.linkTexts == ["app: ${NetworkStack}-VPC as ${NetworkStack} -> network.Out0"])
  }

  @Test func oneStackNameMeansOneStack() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Parent: {Type: String}}", imports: ["!Sub '${Parent}-VPC'", "!Sub '${Parent}-SubnetA'"]),
      "other.yaml": template(exports: ["!Sub '${AWS::StackName}-VPC'"]),
      "zone.yaml": network,
    ])
    #expect(
      workspace.linkTexts == [
        "app: ${Parent}-VPC as ${Parent} -> zone.Out0", "app: ${Parent}-SubnetA as ${Parent} -> zone.Out1",
      ])
  }

  @Test func exportersThatNothingTellsApartAreAlternatives() {
    let workspace = workspace([
      "app.yaml": template(parameters: "{ParentVPCStack: {Type: String}}", imports: ["!Sub '${ParentVPCStack}-VPC'"]),
      "cluster.yaml": network, "vpc-2azs.yaml": network, "vpc-3azs.yaml": network,
    ])
    #expect(workspace.linkTexts == ["app: ${ParentVPCStack}-VPC as ${ParentVPCStack} -> vpc-2azs.Out0|vpc-3azs.Out0"])
  }

  @Test func theNearestOfEqualExportersIsMeant() {
    let workspace = workspace([
      "dev/app.yaml": template(imports: ["net-VPC"]), "dev/net.yaml": network, "prod/net.yaml": network,
    ])
    #expect(workspace.links.resolutions == [.unique(OutputID(workspace.stacks[1].id, 0))])
  }

  @Test func anotherDeploymentOfTheSameTemplate() {
    let workspace = workspace([
      "peer.yaml": template(
        parameters: "{Peer: {Type: String}}", exports: ["!Sub '${AWS::StackName}-VPC'"],
        imports: ["!Sub '${Peer}-VPC'", "!Sub '${AWS::StackName}-VPC'"])
    ])
    #expect(
      workspace.linkTexts == [
        "peer: ${Peer}-VPC as ${Peer} -> self peer.Out0", "peer: ${AWS::StackName}-VPC -> peer.Out0",
      ])
  }

  @Test func namesOfOtherSystemsAreExternal() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Core: {Type: String}}",
        imports: ["!Sub '${Core}-Queue'", "!Sub '${AWS::Region}-bootstrap-RoleArn'", "!Ref Core", "SharedTopic"]),
      "network.yaml": network,
    ])
    #expect(workspace.links.resolutions == Array(repeating: .external, count: 4))
  }

  @Test func regionIsItselfOnly() {
    let workspace = workspace([
      "app.yaml": template(imports: ["!Sub '${AWS::Region}-base-RoleArn'", "eu-west-1-base-RoleArn"]),
      "base.yaml": template(exports: ["!Sub '${AWS::Region}-${AWS::StackName}-RoleArn'"]),
    ])
    #expect(
      workspace.linkTexts == [
        "app: ${AWS::Region}-base-RoleArn as base -> base.Out0", "app: eu-west-1-base-RoleArn -> external",
      ])
  }

  @Test func exportVariablesAreBoundNotImportVariables() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{A: {Type: String}, B: {Type: String}}",
        imports: ["!Sub '${A}-${B}'", "!Sub '${A}${B}Id'", "!Ref A"]),
      "network.yaml": template(exports: ["!Sub '${AWS::StackName}-VpcId'", "my-vpc-id", "!Sub '${AWS::StackName}-x'"]),
    ])
    #expect(workspace.links.resolutions == [.external, .external, .external])
  }

  @Test func aBareStackNameIsOneVariable() {
    let workspace = workspace([
      "app.yaml": template(parameters: "{ClusterName: {Type: String}}", imports: ["!Ref ClusterName", "some-text"]),
      "cluster.yaml": template(exports: ["!Ref AWS::StackName"]),
    ])
    #expect(
      workspace.linkTexts == [
        "app: ${ClusterName} as ${ClusterName} -> cluster.Out0", "app: some-text -> external",
      ])
  }

  @Test func anEnvironmentPrefixIsSharedByStacks() {
    let environment = "{Environment: {Type: String, AllowedValues: [dev, prod]}}"
    let workspace = workspace([
      "app.yaml": template(
        parameters: environment,
        imports: ["!Sub '${Environment}-VPC'", "!Sub '${Environment}-DbHost'", "prod-VPC", "test-VPC"]),
      "db.yaml": template(parameters: environment, exports: ["!Sub '${Environment}-DbHost'"]),
      "network.yaml": template(parameters: environment, exports: ["!Sub '${Environment}-VPC'"]),
    ])
    #expect(
      workspace.linkTexts == [
        "app: ${Environment}-VPC -> network.Out0", "app: ${Environment}-DbHost -> db.Out0",
        "app: prod-VPC -> network.Out0", "app: test-VPC -> external",
      ])
  }

  @Test func furtherVariablesTakeTheirAllowedValues() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Net: {Type: String}, Reach: {Type: String, AllowedValues: [Public, Private]}}",
        imports: ["!Sub '${Net}-Subnets${Reach}'"]),
      "net.yaml": template(
        exports: ["!Sub '${AWS::StackName}-SubnetsPublic'", "!Sub '${AWS::StackName}-SubnetsPrivate'"]),
    ])
    #expect(workspace.linkTexts == ["app: ${Net}-Subnets${Reach} as ${Net} -> net.Out0|net.Out1"])
  }

  @Test func defaultsMakeNamesKnown() {
    let workspace = workspace([
      "app.yaml": template(parameters: "{VpcExport: {Type: String, Default: shared-vpc}}", imports: ["!Ref VpcExport"]),
      "net.yaml": template(
        parameters: "{Name: {Type: String, Default: shared}}", exports: ["!Join ['-', [!Ref Name, vpc]]"]),
    ])
    #expect(workspace.linkTexts == ["app: ${VpcExport} -> net.Out0"])
  }

  @Test func mappingsAndConditionsInNames() {
    let workspace = workspace([
      "app.yaml": """
      Mappings: {Names: {Net: {Name: core}}}
      Conditions: {IsProd: !Equals [!Ref AWS::Region, eu-west-1]}
      Resources:
        A: {Type: T, Properties: {V: {Fn::ImportValue: !Join ['-', [!FindInMap [Names, Net, Name], VPC]]}}}
        B: {Type: T, Properties: {V: {Fn::ImportValue: !If [IsProd, core-VPC, core-SubnetA]}}}
        C: {Type: T, Properties: {V: {Fn::ImportValue: !Select [1, [other, core-VPC]]}}}
      """,
      "core.yaml": network,
    ])
    #expect(
      workspace.linkTexts == [
        "app: core-VPC as core -> core.Out0", "app: core-VPC or core-SubnetA as core -> core.Out0|core.Out1",
        "app: core-VPC as core -> core.Out0",
      ])
  }

  @Test func theStackIsKnownAndLacksTheName() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Net: {Type: String}}",
        imports: ["!Sub '${Net}-VPC'", "!Sub '${Net}-SubnetA'", "!Sub '${Net}-SubnetX'", "!Sub '${Net}-Gateway'"]),
      "network.yaml": network,
    ])
    #expect(
      workspace.linkTexts.suffix(2) == [
        "app: ${Net}-SubnetX -> missing in network, near [network.Out1]",
        "app: ${Net}-Gateway -> missing in network, near []",
      ])
  }

  @Test func oneNameThatFitsByChanceProvesNothing() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Core: {Type: String}}",
        imports: ["!Sub '${Core}-VPC'", "!Sub '${Core}-Queue'", "!Sub '${Core}-Bucket'"]),
      "network.yaml": network,
    ])
    #expect(workspace.links.resolutions.dropFirst() == [.external, .external])
  }

  @Test func aMacroMayAddTheExport() {
    let workspace = workspace([
      "app.yaml": template(imports: ["network-VPC", "network-SubnetA", "network-SubnetB"]),
      "network.yaml": "Transform: MyMacro\n" + network,
    ])
    #expect(workspace.links.resolutions.last == .external)
  }

  @Test func theStackNameIsForgotten() {
    let workspace = workspace([
      "app.yaml": template(imports: ["network-VPC", "SubnetA"]), "network.yaml": network,
    ])
    #expect(workspace.linkTexts.last == "app: SubnetA -> missing in network, near [network.Out1]")
  }

  @Test func aNearNameOfAStackThatIsNotCertain() {
    let exporter = template(exports: ["!Sub '${AWS::StackName}-ClusterName'", "!Sub '${AWS::StackName}-SubnetA'"])
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{A: {Type: String}, B: {Type: String}, C: {Type: String}}",
        imports: [
          "!Sub '${A}-ClusterNames'", "!Sub '${B}-SubnetB'", "!Sub '${C}-Clustername'", "!Sub '${C}-Queue'",
          "!Sub '${C}-Topic'", "base-CluserName",
        ]),
      "cluster.yaml": exporter,
    ])
    #expect(
      workspace.linkTexts.map { $0.drop { $0 != ">" }.dropFirst(2) } == [
        "near cluster.Out0", "external", "external", "external", "external", "near cluster.Out0",
      ])
  }

  @Test func namesPassThroughNestedStacks() {
    let workspace = workspace([
      "main.yaml": template(
        parameters: "{Env: {Type: String}}",
        resources: """
            Network:
              Type: AWS::CloudFormation::Stack
              Properties: {TemplateURL: ./net.yaml, Parameters: {Prefix: !Ref Env}}
            App:
              Type: AWS::CloudFormation::Stack
              Properties:
                TemplateURL: ./svc.yaml
                Parameters: {NetPrefix: !Ref Env, NetStack: !GetAtt Network.Outputs.Name, Fixed: core}
          """),
      "net.yaml": """
      Parameters: {Prefix: {Type: String}}
      Resources: {V: {Type: T}}
      Outputs:
        Name: {Value: !Ref AWS::StackName}
        Vpc: {Value: !Ref V, Export: {Name: !Sub '${Prefix}-VPC'}}
        Subnet: {Value: !Ref V, Export: {Name: !Sub '${AWS::StackName}-Subnet'}}
      """,
      "svc.yaml": template(
        parameters: "{NetPrefix: {Type: String}, NetStack: {Type: String}, Fixed: {Type: String}}",
        imports: [
          "!Sub '${NetPrefix}-VPC'", "!Sub '${NetStack}-Subnet'", "!Sub '${NetStack}-Subnets'",
          "!Sub '${Fixed}-Subnet'",
        ]),
    ])
    #expect(
      workspace.linkTexts == [
        "svc: ${Env}-VPC -> net.Vpc", "svc: ${AWS::StackName}-Subnet -> net.Subnet",
        "svc: ${AWS::StackName}-Subnets -> missing in net, near [net.Subnet]", "svc: core-Subnet -> external",
      ])
  }

  @Test func nestedNamesThatLeadToEachOtherEnd() {
    let child = """
      Parameters: {P: {Type: String}}
      Resources: {V: {Type: T, Properties: {N: {Fn::ImportValue: !Ref P}}}}
      Outputs: {O: {Value: !Sub '${P}${P}'}}
      """
    let workspace = workspace([
      "a.yaml": child, "b.yaml": child,
      "main.yaml": """
      Resources:
        A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml, Parameters: {P: !GetAtt B.Outputs.O}}}
        B: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml, Parameters: {P: !GetAtt A.Outputs.O}}}
      """,
    ])
    #expect(workspace.links.resolutions == [.external, .external])
  }
}
