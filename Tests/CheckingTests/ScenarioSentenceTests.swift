import Testing

@testable import Checking

/// The sentence of a finding that says when it is so.
@Suite struct ScenarioSentenceTests {
  private static let head = """
    Parameters:
      Stage: {Type: String, AllowedValues: [dev, test, prod]}
      Create: {Type: String, AllowedValues: ['true', 'false'], Default: 'false'}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
      Creates: !Equals [!Ref Create, 'true']
      Both: !And [!Condition IsProd, !Condition Creates]
      Either: !Or [!Condition IsProd, !Condition Creates]
    Resources:

    """

  private static let cases: [(resources: [String], rule: String, ending: String)] = [
    (
      [group("A", "Creates"), group("B")],
      "resource-identifier-unique", "It is so when `Create` is `true`, so `Creates` is true."
    ),
    (
      [group("A"), group("B", "Creates")],
      "resource-identifier-unique", "It is so when `Create` is `true`, so `Creates` is true."
    ),
    (
      [group("A", "Creates"), group("B", "IsProd")], "resource-identifier-unique",
      "It is so when `Stage` is `prod` and `Create` is `true`, "
        + "so `Both` is true, `IsProd` is true, `Creates` is true and `Either` is true."
    ),
    (
      [group("A", "Either"), group("B")], "resource-identifier-unique",
      "It is so when `Either` is true, for example when `Stage` is `dev` and `Create` is `true`."
    ),
    ([group("A"), group("B")], "resource-identifier-unique", "where AWS makes one up."),
    (
      [
        "A: {Type: AWS::SQS::Queue, Condition: Both}",
        "B: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt A.QueueName}}",
      ],
      "reference-to-absent-resource",
      "It is so by default, when `Create` is `false`, so `Both` is false and `Creates` is false."
    ),
  ]

  @Test(arguments: cases.indices)
  func scenariosAreToldWhole(index: Int) throws {
    let (resources, rule, ending) = Self.cases[index]
    let template = Self.head + resources.map { "  \($0)\n" }.joined()
    let message = try #require(messages(of: rule, ["t.yaml": template]).first)
    #expect(message.hasSuffix(ending), "\(message)")
  }

  @Test func conditionsOfOtherStacksAreLeftOut() {
    func child(_ condition: String) -> String {
      """
      Parameters: {Stage: {Type: String}}
      Conditions: {\(condition): !Equals [!Ref Stage, prod]}
      Resources:
        A: {Type: AWS::Logs::LogGroup, Condition: \(condition), Properties: {LogGroupName: \(condition)}}
        B: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: \(condition)}}
      """
    }
    let files = [
      "root.yaml": """
      Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
      Resources:
        One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: one.yaml, Parameters: {Stage: !Ref Stage}}}
        Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: two.yaml, Parameters: {Stage: !Ref Stage}}}
      """,
      "one.yaml": child("IsOne"), "two.yaml": child("IsTwo"),
    ]
    let found = messages(of: "resource-identifier-unique", files)
    #expect(found.count == 2)
    for (message, condition) in zip(found, ["IsOne", "IsTwo"]) {
      #expect(
        message.hasSuffix("It is so when `Stage` of stack `root` is `prod`, so `\(condition)` is true."), "\(message)")
    }
  }

  private func messages(of rule: String, _ files: [String: String]) -> [String] {
    CheckSession(source: memory(files)).check(paths: files.keys.sorted()).report.findings
      .filter { $0.rule.rawValue == rule }.map(\.message.text)
  }

  private static func group(_ id: String, _ condition: String? = nil) -> String {
    "\(id): {Type: AWS::Logs::LogGroup, \(condition.map { "Condition: \($0), " } ?? "")Properties: {LogGroupName: a}}"
  }
}
