import Foundation
import Testing

/// `stackproof explain-value`, run as people run it.
@Suite struct ExplainValueTests {
  /// A question and the file beside the fixture's reports that holds the answer.
  struct Question: Sendable, CustomTestStringConvertible {
    let fixture: Fixture
    let arguments: [String]
    let answer: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let questions = [
    Question(
      fixture: .threeStacks,
      arguments: ["cluster.yaml", "WebService", "NetworkConfiguration.AwsvpcConfiguration.Subnets.0"],
      answer: "value-imported.text"),
    Question(
      fixture: .threeStacks, arguments: ["database.yaml", "Database", "MasterUserPassword"],
      answer: "value-given.text"),
    Question(
      fixture: .threeStacks, arguments: ["-o", "json", "database.yaml", "Database", "MasterUserPassword"],
      answer: "value-given.json"),
    Question(
      fixture: .threeStacks, arguments: ["network.yaml", "Outputs.PublicSubnets.Export.Name"],
      answer: "value-name.text"),
  ]

  @Test(arguments: questions)
  func answersAsBefore(_ question: Question) throws {
    let outcome = try Stackproof.run(["explain-value"] + question.arguments, in: question.fixture.templates)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    let file = question.fixture.expected(question.answer)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try outcome.outputBytes.write(to: file)
      return
    }
    #expect(try outcome.outputBytes == Data(contentsOf: file), "\(outcome.output)")
  }

  @Test(arguments: [
    (["database.yaml", "Databas", "MultiAZ"], "Did you mean `Database`?"),
    (["database.yaml", "Database", "MultAZ"], "Did you mean `MultiAZ`?"),
    (["database.yaml", "Conditions.IsProd"], "`database.yaml` has no condition"),
  ])
  func asksBack(arguments: [String], words: String) throws {
    let outcome = try Stackproof.run(["explain-value"] + arguments, in: Fixture.threeStacks.templates)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains(words), "\(outcome.errorText)")
  }

  @Test func aMissingFileIsOne() throws {
    let outcome = try Stackproof.run(["explain-value", "none.yaml", "A", "B"], in: Fixture.threeStacks.templates)
    #expect(outcome.status == 3)
    #expect(outcome.errorText.contains("none.yaml"))
  }

  @Test func conditionsAreAnsweredBothWays() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      Parameters: {Stage: {Type: String, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Properties: {DisplayName: !If [IsProd, live, !Ref AWS::NoValue]}
      """, "t.yaml")
    let truth = try Stackproof.run(["explain-value", "t.yaml", "Conditions.IsProd"], in: scratch.url)
    #expect(truth.output.contains("true, when `Stage` is `prod`"), "\(truth.output)")
    #expect(truth.output.contains("false, when `Stage` is `test`"), "\(truth.output)")
    let name = try Stackproof.run(["explain-value", "t.yaml", "Topic", "DisplayName"], in: scratch.url)
    #expect(name.output.contains("`live`, when `Stage` is `prod`"), "\(name.output)")
    #expect(name.output.contains("`AWS::NoValue` removes it, when `Stage` is `test`"), "\(name.output)")
  }
}
