import SourceText
import Testing
import YAMLTree

@testable import CloudFormation

func template(_ text: String) -> Template {
  Template(Tree(reading: SourceFile(id: FileID(0), path: "t.yaml", bytes: Array(text.utf8))))
}

@Suite struct TemplateTests {
  @Test func readsSections() throws {
    let template = template(
      """
      Parameters:
        Env: {Type: String, Default: dev}
      Conditions:
        IsProd: !Equals [!Ref Env, prod]
      Resources:
        Vpc:
          Type: AWS::EC2::VPC
          Condition: IsProd
          DependsOn: [Other]
      Outputs:
        Id: {Value: !Ref Vpc, Export: {Name: !Sub '${AWS::StackName}-Vpc'}}
      """)
    #expect(template.parameters["Env"]?.defaultValue?.text == "dev")
    #expect(template.resources["Vpc"]?.type == "AWS::EC2::VPC")
    #expect(template.resources["Vpc"]?.dependsOn.map(\.text) == ["Other"])
    #expect(template.problems.isEmpty)
    #expect(
      template.references.map(\.target) == [
        .ref("Env"), .condition("IsProd"), .dependsOn("Other"), .ref("Vpc"), .subVariable("AWS::StackName"),
      ])
  }

  @Test(arguments: [
    ("- a", TemplateProblem.Kind.rootIsNoMapping, "- a"),
    ("Description: x", .resourcesMissing, "Description"),
    ("Resources: {}", .resourcesEmpty, "Resources"),
    ("Resources: []", .sectionIsNoMapping("Resources"), "[]"),
    ("Resources:", .sectionIsNoMapping("Resources"), "Resources"),
    ("Resources: {A: {Type: T}}\nResource: {}", .unknownSection("Resource"), "Resource"),
    ("Resources: {A: x}", .elementIsNoMapping(section: "Resources", name: "A"), "x"),
    ("Resources: {A: {}}", .typeMissing(resource: "A"), "A"),
    ("Resources: {A: {Type: [x]}}", .typeIsNoText(resource: "A"), "[x]"),
    ("Resources: {A: {Type: T, Properties: {B: !Fn::Sub x}}}", .unknownFunction("!Fn::Sub"), "!Fn::Sub"),
    ("Resources: {A: {Type: T, Properties: {B: {Fn::Subb: x}}}}", .unknownFunction("Fn::Subb"), "Fn::Subb"),
    ("Resources: {A: {Type: T, Properties: {B: !Join [x]}}}", .malformedCall(.join), "!Join"),
    ("Resources: {A: {Type: T, Properties: {B: {Fn::GetAtt: x}}}}", .malformedCall(.getAtt), "Fn::GetAtt"),
  ])
  func noticesShape(_ text: String, _ kind: TemplateProblem.Kind, _ place: String) throws {
    let template = template(text)
    #expect(template.problems.map(\.kind) == [kind])
    #expect(template.problems.map { template.file.text(of: $0.span) } == [place])
  }

  @Test func substitutionHasExactSpans() throws {
    let template = template(
      #"{"Resources": {"A": {"Type": "T", "Properties": {"B": {"Fn::Sub": "é\n${ Foo }${!Lit}${Bar.Baz}"}}}}}"#)
    let value = try #require(template.resources["A"]?.properties?["B"])
    guard case .call(.sub(let substitution)) = value.form else {
      Issue.record("no Sub")
      return
    }
    let variables = substitution.pieces.compactMap { piece -> Substitution.Variable? in
      if case .variable(let variable) = piece { variable } else { nil }
    }
    #expect(variables.map { template.file.text(of: $0.span) } == ["Foo", "Bar.Baz"])
    #expect(variables.map(\.attribute) == [nil, "Baz"])
    #expect(substitution.pieces.contains(.text("${Lit}")))
  }

  @Test func longAndShortFormsAreOne() throws {
    let template = template(
      """
      Resources:
        A:
          Type: T
          Properties:
            Short: !GetAtt Db.Endpoint.Address
            Long: {Fn::GetAtt: [Db, Endpoint.Address]}
            Zones: [!GetAZs , !Ref X]
      """)
    let targets = ["Short", "Long"].map { name -> GetAttTarget? in
      if case .call(.getAtt(let target))? = template.resources["A"]?.properties?[name]?.form { target } else { nil }
    }
    #expect(targets.map(\.?.attribute) == ["Endpoint.Address", "Endpoint.Address"])
    #expect(targets.map(\.?.resource) == ["Db", "Db"])
    #expect(template.resources["A"]?.properties?["Zones"]?.items.count == 2)
  }

  @Test func callUnderUnknownTagIsNone() throws {
    let template = template(
      """
      Resources:
        A:
          Type: T
          Properties:
            Name: !Subb {Fn::Sub: x}
      """)
    let name = try #require(template.resources["A"]?.properties?["Name"])
    #expect(name.functionCall == nil)
    #expect(!name.isCall)
    guard case .unknownCall(name: "!Subb", _) = name.form else {
      Issue.record("not told to be an unknown call")
      return
    }
  }

  @Test func dynamicReferences() {
    let found = DynamicReference.all(in: "a{{resolve:ssm:/x:1}}{{resolve:secretsmanager:s:SecretString:p}}{{resolve:no")
    #expect(found.map(\.service) == [.ssm, .secretsManager])
    #expect(found.map(\.key) == ["/x:1", "s:SecretString:p"])
    #expect(found.map(\.range.lowerBound) == [1, 21])
  }

  /// They are looked for in eight bytes at once.
  @Test(arguments: 0..<20) func dynamicReferencesAnywhere(place: Int) {
    for filler in ["a", "{ ", "é", "$"] {
      let before = String(repeating: filler, count: place)
      let found = DynamicReference.all(in: before + "{{resolve:ssm:/x}}" + String(repeating: "}", count: place % 3))
      #expect(found.map(\.range.lowerBound) == [before.utf8.count])
      #expect(DynamicReference.all(in: before + "{resolve:ssm:/x}}{").isEmpty)
    }
  }
}
