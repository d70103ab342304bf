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
    Question(
      fixture: .nested, arguments: ["children/storage.yaml", "Bucket", "BucketName", "--region", "eu-west-1"],
      answer: "value-passed.text"),
    Question(fixture: .conditional, arguments: ["data.yaml", "Conditions.IsDev"], answer: "value-condition.text"),
    Question(
      fixture: .conditional, arguments: ["data.yaml", "Outputs.ArchiveName", "-o", "json"], answer: "value-output.json"),
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

  /// What is asked of the conditional system, and the words of the answer that matter.
  static let answers: [([String], [String])] = [
    (["data.yaml", "Archive", "Condition"], ["it exists, when `Stage` is `prod`", "does not exist, by default"]),
    (["data.yaml", "Archive", "BucketName"], ["exists only when `Stage` is `prod`", "\nnot set\n"]),
    (["data.yaml", "Outputs.PrimaryName.Export.Name"], ["`dev-primary`, by default", "`prod-primary`, when"]),
    (["data.yaml", "Parameters.Stage"], ["`dev`, by default", "`prod`, when"]),
    (["data.yaml", "Primary", "KeySchema[0].KeyType"], ["`HASH`"]),
    (["data.yaml", "Resources/Primary/Properties/KeySchema/0/KeyType"], ["`HASH`"]),
  ]

  @Test(arguments: answers)
  func answersSayWhen(question: [String], words: [String]) throws {
    let outcome = try Self.ask(.conditional, question)
    #expect(outcome.status == 0)
    for words in words { #expect(outcome.output.contains(words), "\(outcome.output)") }
  }

  @Test func stacksOfOneTemplateAreToldApartAndRegionsLieInTheirPartitions() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      Resources:
        First: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: topic.yaml}}
        Second: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: topic.yaml}}

      """, "main.yaml")
    try scratch.write(
      """
      Conditions:
        IsChina: !Equals [!Ref AWS::Partition, aws-cn]
        IsIreland: !Equals [!Ref AWS::Region, eu-west-1]
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            DisplayName: !If [IsChina, !If [IsIreland, nowhere, china], !If [IsIreland, ireland, elsewhere]]

      """, "topic.yaml")
    let outcome = try Stackproof.run(["explain-value", "topic.yaml", "Topic", "DisplayName"], in: scratch.url)
    #expect(outcome.output.contains("stack `topic`, nested as `main/First`, topic.yaml:8:7"), "\(outcome.output)")
    #expect(outcome.output.contains("stack `topic`, nested as `main/Second`, topic.yaml:8:7"))
    #expect(outcome.output.contains("`ireland`"))
    #expect(!outcome.output.contains("`nowhere`"))
  }

  /// What cannot be answered, the status and the words that help.
  static let mistakes: [([String], Int32, String)] = [
    (["data.yaml", "Primry", "KeySchema"], 2, "Did you mean `Primary`?"),
    (["data.yaml", "Primary", "KeySchma"], 2, "Did you mean `KeySchema`?"),
    (["data.yaml", "Conditions.IsPrd"], 2, "Did you mean `IsProd`?"),
    (["data.yaml", "Stage"], 2, "Ask for the parameter of that name as `Parameters.Stage`."),
    (["data.yaml", "Primary", "KeySchema[0"], 2, "a bracket that is not closed"),
    (["missing.yaml", "Primary", "KeySchema"], 3, "missing.yaml: there is no such file or directory"),
    ([".", "Primary", "KeySchema"], 3, "this is a directory; name a template in it"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreExplained(question: [String], status: Int32, words: String) throws {
    let outcome = try Self.ask(.conditional, question)
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.errorText.contains(words), "\(outcome.errorText)")
  }

  private static func ask(_ fixture: Fixture, _ question: [String]) throws -> Stackproof.Outcome {
    try Stackproof.run(["explain-value"] + question, in: fixture.templates)
  }
}
