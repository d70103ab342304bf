import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

/// What property `P` of resource `R` can be: known texts, or what else it is.
private func contents(_ text: String) -> [String] {
  let template = Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))
  let resolver = Resolver(Workspace([template]))
  return resolver.property("P", of: resolver.workspace.resources(of: "T")[0]).map { alternative in
    alternative.content.text ?? (alternative.content.origin == nil ? "?" : "other")
  }.sorted()
}

@Suite struct AssertionTests {
  private func withRule(_ assertions: String, _ expression: String) -> [String] {
    contents(
      """
      Parameters:
        Env: {Type: String, AllowedValues: [dev, test, prod]}
        Size: {Type: String, AllowedValues: [small, large]}
        Free: {Type: String, Default: a}
      Rules:
        R:
      \(assertions.split(separator: "\n").map { "    \($0)\n" }.joined())
      Conditions:
        IsProd: !Equals [!Ref Env, prod]
        IsLarge: !Equals [!Ref Size, large]
      Resources:
        R: {Type: T, Properties: {P: \(expression)}}
      """)
  }

  @Test func assertionsRemoveValues() {
    let rule = "Assertions: [{Assert: !Not [!Equals [!Ref Env, test]]}]"
    #expect(withRule(rule, "!Ref Env") == ["dev", "prod"])
  }

  @Test func assertionsTieParameters() {
    let rule = """
      RuleCondition: !Equals [!Ref Env, prod]
      Assertions: [{Assert: !Equals [!Ref Size, large]}]
      """
    #expect(withRule(rule, "!If [IsProd, !Ref Size, x]") == ["large", "x"])
    #expect(withRule(rule, "!If [IsProd, !If [IsLarge, a, b], c]") == ["a", "c"])
  }

  @Test func containsListsTheValuesAllowed() {
    let rule = "Assertions: [{Assert: {Fn::Contains: [[b, c], !Ref Free]}}]"
    #expect(withRule(rule, "!Ref Free") == ["b", "c"])
  }

  @Test func membersAreComparedOneByOne() {
    let rule = "Assertions: [{Assert: {Fn::EachMemberIn: [[!Ref Env, !Ref Size], [dev, small, prod]]}}]"
    #expect(withRule(rule, "!Sub '${Env} ${Size}'") == ["dev small", "prod small"])
  }

  @Test func assertionsNothingSatisfiesSayNothing() {
    let rule = "Assertions: [{Assert: !Equals [!Ref Env, nowhere]}]"
    #expect(withRule(rule, "!Ref Env") == ["dev", "prod", "test"])
  }

  @Test func constraintsKeepComparedValuesOut() {
    func found(_ constraint: String) -> [String] {
      contents(
        """
        Parameters: {A: {Type: String, \(constraint)}}
        Conditions: {Is: !Equals [!Ref A, '']}
        Resources: {R: {Type: T, Properties: {P: !If [Is, empty, filled]}}}
        """)
    }
    #expect(found("MinLength: 0") == ["empty", "filled"])
    #expect(found("MinLength: 1") == ["filled"])
    #expect(found("AllowedPattern: '[a-z]+'") == ["filled"])
  }

  @Test func comparedParametersDifferInAsManyValuesAsThereAre() {
    func template(_ conditions: String) -> String {
      """
      Parameters: {A: {Type: String}, B: {Type: String}, C: {Type: String}}
      Conditions:
        AB: !Equals [!Ref A, !Ref B]
        BC: !Equals [!Ref B, !Ref C]
        AC: !Equals [!Ref A, !Ref C]
        All: !And [\(conditions)]
      Resources:
        R: {Type: T, Properties: {P: !If [All, yes, no]}}
      """
    }
    // Three texts may all differ, and two pairs of equals make the third.
    #expect(
      contents(template("!Not [Condition: AB], !Not [Condition: BC], !Not [Condition: AC]")) == ["false", "true"])
    #expect(contents(template("Condition: AB, Condition: BC, !Not [Condition: AC]")) == ["false"])
  }

  @Test func circlesAreUnknownWhereverTheyAreEntered() {
    let text = """
      Resources:
        N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: ./n.yaml, Parameters: {X: !GetAtt N.Outputs.Y}}}
        R: {Type: T, Properties: {P: !GetAtt N.Outputs.Y, Q: !Sub 'a${N.Outputs.Y}'}}
      """
    let nested = """
      Parameters: {X: {Type: String}}
      Resources: {T: {Type: U}}
      Outputs: {Y: {Value: !Sub 'b${X}'}}
      """
    func found(_ first: String, _ second: String) -> [[Content]] {
      let files = [("m.yaml", text), ("n.yaml", nested)]
      let workspace = Workspace(
        files.enumerated().map { index, file in
          Template(Tree(reading: SourceFile(id: FileID(index), path: file.0, bytes: Array(file.1.utf8))))
        })
      let resolver = Resolver(workspace)
      let resource = workspace.resources(of: "T")[0]
      _ = resolver.property(first, of: resource)
      _ = resolver.property(second, of: resource)
      return ["P", "Q"].map { resolver.property($0, of: resource).map(\.content) }
    }
    #expect(found("P", "Q") == found("Q", "P"))
  }
}
