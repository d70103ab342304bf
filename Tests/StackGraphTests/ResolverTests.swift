import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

/// Makes a workspace of files; names decide their order.
private func workspace(_ files: [(String, String)]) -> Workspace {
  Workspace(
    files.enumerated().map { index, file in
      Template(Tree(reading: SourceFile(id: FileID(index), path: file.0, bytes: Array(file.1.utf8))))
    })
}

/// What property `P` of resource `R` can be, as `content when witness`, sorted.
private func alternatives(_ expression: String, with head: String = "", beside: [(String, String)] = []) -> [String] {
  let text = head + "\nResources:\n  R:\n    Type: T\n    Properties:\n      P: " + expression + "\n"
  let workspace = workspace([("a.yaml", text)] + beside)
  let resolver = Resolver(workspace)
  let resource = workspace.resources(of: "T")[0]
  return resolver.property("P", of: resource).map { alternative in
    let witness = resolver.witness(of: alternative.scenario).map { "\($0.parameter)=\($0.value ?? "another value")" }
    return describe(alternative.content, workspace) + (witness.isEmpty ? "" : " when " + witness.joined(separator: ","))
  }.sorted()
}

private func describe(_ content: Content, _ workspace: Workspace) -> String {
  switch content {
  case .text(let text): "'\(text)'"
  case .absent: "absent"
  case .origin(.resource(let id, let attribute)):
    "\(workspace[id].logicalID)" + (attribute.map { ".\($0)" } ?? "")
  case .origin(.parameter(let stack, let position)):
    "any " + workspace[stack].template.parameters.elements[Int(position)].name
  case .origin(.item(let index, let stack, let position)):
    "item \(index) of any " + workspace[stack].template.parameters.elements[Int(position)].name
  case .origin(.pseudo(let pseudo, _)): pseudo.rawValue
  case .origin(.zone(let index, let region, _)): "zone \(index)\(region)"
  case .origin(.zones): "zones"
  case .origin(.external): "external"
  case .pieces(let pieces):
    pieces.map { piece in
      switch piece {
      case .text(let text): "'\(text)'"
      case .origin(let origin): describe(.origin(origin), workspace)
      case .unknown: "?"
      }
    }.joined(separator: "+")
  case .list: "list"
  case .map: "map"
  case .unknown(let reason): "unknown \(reason)"
  }
}

private let environment = """
  Parameters:
    Env: {Type: String, Default: dev, AllowedValues: [dev, test, prod]}
    Name: {Type: String}
    Size: {Type: Number, Default: 2}
    Start: {Type: String, Default: dev}
    Zones: {Type: CommaDelimitedList, Default: 'a, b'}
    Csv: {Type: CommaDelimitedList}
    Key: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
  Mappings:
    Sizes:
      dev: {count: '1'}
      test: {count: '1'}
      prod: {count: '3'}
    Places:
      us-east-1: {count: '3'}
      eu-west-1: {count: '1'}
    devs:
      a: {b: c}
    Lists:
      dev: {names: [a, b]}
  Conditions:
    IsProd: !Equals [!Ref Env, prod]
    NotProd: !Not [{Condition: IsProd}]
    Never: !And [{Condition: IsProd}, {Condition: NotProd}]
    HasName: !Not [!Equals [!Ref Name, '']]
  """

@Suite struct ResolverTests {
  @Test(arguments: [
    ("x", ["'x'"]),
    ("!Ref AWS::NoValue", ["absent"]),
    ("!Ref AWS::Region", ["AWS::Region"]),
    ("!Ref R", ["R"]),
    ("!GetAtt R.Arn", ["R.Arn"]),
    ("!Ref Nobody", ["unknown undefined"]),
    ("!Ref Env", ["'dev' when Env=dev", "'prod' when Env=prod", "'test' when Env=test"]),
    ("!Ref Size", ["'2' when Size=2", "any Size when Size=another value"]),
    ("!Ref Key", ["any Key"]),
    ("!If [IsProd, a, b]", ["'a' when Env=prod", "'b' when Env=dev"]),
    ("!If [Never, a, b]", ["'b'"]),
    ("!If [IsProd, !If [NotProd, a, b], c]", ["'b' when Env=prod", "'c' when Env=dev"]),
    ("!If [HasName, !Ref Name, none]", ["'none' when Name=", "any Name when Name=another value"]),
    ("!If [IsProd, !Ref AWS::NoValue, b]", ["'b' when Env=dev", "absent when Env=prod"]),
    ("!FindInMap [Sizes, !Ref Env, count]", ["'1' when Env=dev", "'1' when Env=test", "'3' when Env=prod"]),
    (
      "!FindInMap [Places, !Ref AWS::Region, count]",
      [
        "'1' when AWS::Region=eu-west-1", "'3' when AWS::Region=us-east-1",
        "unknown missing when AWS::Region=another value",
      ]
    ),
    (
      "!FindInMap [Sizes, !Ref Size, count]",
      ["unknown missing when Size=2", "unknown missing when Size=another value"]
    ),
    ("!FindInMap [Sizes, !Ref AWS::Region, count]", ["unknown missing"]),
    (
      "!FindInMap [Sizes, !Ref Start, count]",
      [
        "'1' when Start=dev", "'1' when Start=test", "'3' when Start=prod",
        "unknown missing when Start=another value",
      ]
    ),
    ("!FindInMap [Sizes, nowhere, count]", ["unknown missing"]),
    (
      "!FindInMap [Sizes, !Sub '${Start}t', count, {DefaultValue: 9}]",
      ["'1' when Start=tes", "'9' when Start=another value", "'9' when Start=dev"]
    ),
    ("!FindInMap [Sizes, nowhere, count, {DefaultValue: 9}]", ["'9'"]),
    ("!FindInMap [Sizes, !Sub '${AWS::Region}-x', count, {DefaultValue: 9}]", ["'9'"]),
    ("!Join [',', [!Ref AWS::NoValue]]", ["''"]),
    ("!Join [',', [[a, b]]]", ["unknown computed"]),
    ("!Sub '${AWS::StackName}-x'", ["AWS::StackName+'-x'"]),
    ("!Sub ['${A}-${R.Arn}-${!B}', {A: 1}]", ["'1-'+R.Arn+'-${B}'"]),
    ("!Join ['-', [a, !Ref AWS::Region, b]]", ["'a-'+AWS::Region+'-b'"]),
    ("!Join ['', [a, !If [IsProd, b, !Ref AWS::NoValue], c]]", ["'abc' when Env=prod", "'ac' when Env=dev"]),
    ("!Select [1, [a, b, c]]", ["'b'"]),
    ("!Select [1, [a, !If [IsProd, b, !Ref AWS::NoValue], c]]", ["'b' when Env=prod", "'c' when Env=dev"]),
    ("!Select [5, [a]]", ["unknown pastEnd"]),
    ("!Select [1, !GetAZs '']", ["zone 1"]),
    ("!Select [0, !GetAZs {Ref: AWS::Region}]", ["zone 0"]),
    ("!Select [1, !Split ['/', 'a/b/c']]", ["'b'"]),
    ("!Select [0, !Split ['/', !Sub 'pre/${Name}/x']]", ["'pre' when Name=", "'pre' when Name=another value"]),
    ("!Select [1, !Split ['/', !Sub 'pre/${Name}/x']]", ["unknown computed when Name=another value", "'' when Name="]),
    (
      "!Select [0, !Cidr [10.0.0.0/16, !If [IsProd, 2, 4], 8]]",
      ["'10.0.0.0/24' when Env=dev", "'10.0.0.0/24' when Env=prod"]
    ),
    (
      "{Fn::ToJsonString: {A: !If [IsProd, 1, true], B: !If [IsProd, '2', x]}}",
      [#"'{"A":1,"B":"2"}' when Env=prod"#, #"'{"A":true,"B":"x"}' when Env=dev"#]
    ),
    ("!Join [',', !Ref Csv]", ["?"]),
    (
      "!FindInMap [!Sub '${Env}s', a, b]",
      ["'c' when Env=dev", "unknown undefined when Env=prod", "unknown undefined when Env=test"]
    ),
    ("!Select [1, !Ref Zones]", ["'b' when Zones=a, b", "item 1 of any Zones when Zones=another value"]),
    ("!Select [2, !Cidr [10.0.0.0/16, 4, 8]]", ["'10.0.2.0/24'"]),
    ("!Join [',', !Split ['-', a-b]]", ["'a,b'"]),
    (
      "!Join ['', !FindInMap [Lists, !Ref Env, names]]",
      ["'ab' when Env=dev", "unknown missing when Env=prod", "unknown missing when Env=test"]
    ),
    ("!ImportValue other-Thing", ["external"]),
    ("!Join [x]", ["unknown malformed"]),
    ("{Fn::If: [IsProd, {Ref: R}, {'Fn::GetAtt': [R, Arn]}]}", ["R when Env=prod", "R.Arn when Env=dev"]),
  ])
  func resolves(_ expression: String, _ expected: [String]) {
    #expect(alternatives(expression, with: environment) == expected.sorted())
  }

  @Test func aKeyMeansTheSameInEveryMapping() {
    let head = """
      Mappings:
        A: {us-east-1: {v: a1}, us-east-2: {v: a2}}
        B: {us-east-2: {v: b2}, us-east-1: {v: b1}, us-west-1: {v: b3}}
      """
    let both = "!Join ['-', [!FindInMap [A, !Ref AWS::Region, v], !FindInMap [B, !Ref AWS::Region, v]]]"
    #expect(
      alternatives(both, with: head) == [
        "'a1-b1' when AWS::Region=us-east-1", "'a2-b2' when AWS::Region=us-east-2",
        "unknown missing when AWS::Region=another value", "unknown missing when AWS::Region=us-west-1",
      ])
  }

  @Test func selfReferenceEnds() {
    let head = "Conditions:\n  A: !Equals [!If [A, x, y], x]"
    #expect(alternatives("!If [A, a, b]", with: head).count == 2)
  }

  @Test func tooManyAlternativesAreUnknown() {
    let names = (0..<12).map { "P\($0)" }
    let head = "Parameters:\n" + names.map { "  \($0): {Type: String, AllowedValues: [a, b]}\n" }.joined()
    let text = names.map { "${\($0)}" }.joined()
    #expect(alternatives("!Sub '\(text)'", with: head) == ["unknown tooMany"])
  }

  @Test func importsComeWithTheirWay() throws {
    let network = """
      Parameters: {Block: {Type: String, Default: 10.0.0.0/16}}
      Resources: {Vpc: {Type: AWS::EC2::VPC}}
      Outputs:
        Vpc: {Value: !Ref Vpc, Export: {Name: !Sub '${AWS::StackName}-VpcId'}}
        Block: {Value: !Ref Block, Export: {Name: !Sub '${AWS::StackName}-Block'}}
      """
    let service = """
      Resources:
        R: {Type: T, Properties: {Vpc: !ImportValue net-VpcId, Block: !ImportValue net-Block}}
      """
    let workspace = workspace([("net.yaml", network), ("service.yaml", service)])
    let resolver = Resolver(workspace)
    let resource = workspace.resources(of: "T")[0]
    let vpc = try #require(resolver.property("Vpc", of: resource).first)
    #expect(vpc.content.resource.map { workspace[$0].logicalID } == "Vpc")
    #expect(vpc.trail.map(\.kind) == [.imported, .output("Vpc")])
    let block = resolver.property("Block", of: resource)
    #expect(block.map { describe($0.content, workspace) }.sorted() == ["'10.0.0.0/16'", "any Block"])
    #expect(
      block.first?.trail.map(\.kind) == [
        .imported, .output("Block"), .parameter("Block"), .defaultValue(parameter: "Block"),
      ])
  }

  @Test func nestedStacksTakeTheirParentsValues() {
    let parent = """
      Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: !Sub 'https://s3.amazonaws.com/${AWS::Region}/child.yaml'
            Parameters: {Stage: !Ref Env, Zone: !Ref AWS::NoValue}
        R: {Type: T, Properties: {P: !GetAtt Child.Outputs.Size}}
      """
    let child = """
      Parameters: {Stage: {Type: String, Default: dev}, Zone: {Type: String, Default: a}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources: {X: {Type: X}}
      Outputs: {Size: {Value: !If [IsProd, !Sub 'large-${Zone}', small]}}
      """
    let workspace = workspace([("child.yaml", child), ("parent.yaml", parent)])
    #expect(workspace.stacks.map(\.name) == ["parent", "child"])
    let resolver = Resolver(workspace)
    let values = resolver.property("P", of: workspace.resources(of: "T")[0]).map { alternative in
      describe(alternative.content, workspace) + " "
        + resolver.witness(of: alternative.scenario).map { "\($0.parameter)=\($0.value ?? "another value")" }.joined()
    }
    #expect(values.sorted() == ["'large-a' Env=prod", "'small' Env=dev"])
  }

  @Test func valuesInsideConditionsAreNotCircular() throws {
    let text = """
      Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
      Mappings: {Sizes: {dev: {Name: small}, prod: {Name: large}}}
      Conditions: {IsLarge: !Equals [!FindInMap [Sizes, !Ref Env, Name], large]}
      """
    let workspace = workspace([("a.yaml", text)])
    let condition = try #require(workspace.stacks[0].template.conditions.elements.first)
    guard case .equals(let size, _) = condition.expression else {
      Issue.record("the condition compares two values")
      return
    }
    let sizes = Resolver(workspace).alternatives(of: StackValue(size, in: workspace.stacks[0].id))
    #expect(sizes.map { describe($0.content, workspace) }.sorted() == ["'large'", "'small'"])
  }

  @Test func violationsKnowTheirExtent() throws {
    let text =
      environment + """

        Resources:
          R:
            Type: T
            Properties: {Always: 'false', Default: !Ref Size, Sometimes: !If [IsProd, 'true', 'false'], Open: !Ref Name}
        """
    let workspace = workspace([("a.yaml", text)])
    let resolver = Resolver(workspace)
    let resource = workspace.resources(of: "T")[0]
    func extent(_ name: String, _ judge: (Alternative) -> Bool?) -> Violation.Extent? {
      resolver.violation(among: resolver.property(name, of: resource), where: judge)?.extent
    }
    #expect(extent("Always") { $0.content.bool.map(!) } == .always)
    #expect(extent("Default") { $0.content.integer.map { $0 < 3 } } == .byDefault)
    #expect(extent("Sometimes") { $0.content.bool.map(!) } == .sometimes)
    #expect(extent("Open") { $0.content.bool.map(!) } == nil)
    #expect(extent("Missing") { $0.content == .absent } == .always)
  }
}
