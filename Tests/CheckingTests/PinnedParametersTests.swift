import Reports
import Testing

@testable import Checking

/// Files in memory with these texts.
func memory(_ files: [String: String]) -> FileSource { .memory(files.mapValues { Array($0.utf8) }) }

@Suite struct PinnedParametersTests {
  private static let template = """
    Parameters:
      Environment: {Type: String, AllowedValues: [dev, prod]}
      Zones: {Type: CommaDelimitedList, AllowedValues: [a, b]}
      Size: {Type: Number}
    Resources: {Topic: {Type: AWS::SNS::Topic}}
    """

  private func outcome(_ files: [String: String]) throws(InputProblems) -> CheckOutcome {
    let source = memory(files.merging(["t.yaml": Self.template]) { $1 })
    var session = CheckSession(source: source)
    session.deployments.pinned = try PinnedParameters(reading: files.keys.sorted(), from: source)
    return session.check(paths: ["t.yaml"])
  }

  private func pins(_ text: String) throws -> [String: String] {
    let outcome = try outcome(["p": text])
    #expect(outcome.inputProblems.isEmpty)
    return outcome.workspace.stacks[0].pins.mapValues(\.text)
  }

  private func problems(_ files: [String: String]) -> [String] {
    let found: [InputProblem]
    do { found = try outcome(files).inputProblems } catch { found = error.all }
    return found.map { String(decoding: $0.written(), as: UTF8.self) }
  }

  @Test(arguments: [
    """
    [{"ParameterKey": "Environment", "ParameterValue": "prod"}, {"ParameterKey": "Size", "ParameterValue": "3"},
     {"ParameterKey": "Zones", "ParameterValue": "a,b"}]
    """,
    #"["Environment=prod", "Size=3", "Zones=a,b"]"#,
    #"{"Parameters": {"Environment": "prod", "Size": 3, "Zones": "a,b"}, "Tags": {"Team": "x"}, "StackPolicy": {}}"#,
    #"{"Environment": "prod", "Size": 3, "Zones": ["a", "b"]}"#,
    "Environment: prod\nSize: 3\nZones:\n  - a\n  - b\n",
    "- ParameterKey: Environment\n  ParameterValue: prod\n- Size=3\n- Zones=a,b\n",
    "StackName: x\nParameters:\n- {ParameterKey: Environment, ParameterValue: prod}\n- Size=3\n- Zones=a,b\n",
  ])
  func formsAreRead(text: String) throws {
    #expect(try pins(text) == ["Environment": "prod", "Size": "3", "Zones": "a,b"])
  }

  @Test func previousValuesAreNotPinned() throws {
    #expect(try pins("- {ParameterKey: Size, UsePreviousValue: true}\n- Environment=dev\n") == ["Environment": "dev"])
  }

  @Test func laterFilesWin() throws {
    let outcome = try outcome(["1": "Environment: dev\nSize: 1\n", "2": "{\"Environment\": \"prod\"}"])
    let pins = outcome.workspace.stacks[0].pins
    #expect(pins["Environment"]?.text == "prod" && pins["Size"]?.text == "1")
    #expect(pins["Environment"]?.origin == .init(.parametersFile, path: "2", line: 1))
    #expect(pins["Size"]?.origin.line == 2)
  }

  @Test(arguments: [
    ("Enviroment: dev\n", "No template declares a parameter `Enviroment`. Did you mean `Environment`?", "p:1:1"),
    (
      "- Size=1\n- Environment=staging\n", "`staging` for parameter `Environment` is not among its `AllowedValues`",
      "p:2:15"
    ),
    ("Zones: [a, c]\n", "`c` for parameter `Zones` is not among", "p:1:8"),
    ("[1", "This is not valid", "p:1:3"), ("just text", "A file of parameters holds a list", "p:1:1"),
    ("", "A file of parameters holds a list", "p:1:1"), ("- Size\n", "An item of the list is either", "p:1:3"),
    ("- {ParameterKey: Size}\n", "Add a `ParameterValue`.", "p:1:18"),
    ("- {ParameterKey: Size, Value: 1}\n", "has no key `Value`", "p:1:24"),
    ("- {ParameterValue: 1}\n", "names its parameter with `ParameterKey`", "p:1:3"),
    ("Size:\n", "The parameter `Size` is given no value.", "p:1:6"),
    ("Size: {a: 1}\n", "must be a text or a list of texts", "p:1:7"),
    ("Size: !Ref x\n", "must be a text or a list of texts", "p:1:7"),
    ("Size: 1\nSize: 2\n", "The key `Size` stands twice.", "p:2:1"),
  ])
  func mistakesAreShownWithTheirPlace(text: String, words: String, place: String) {
    let problems = problems(["p": text])
    #expect(problems.count == 1)
    #expect(problems.first?.contains(words) == true, "\(problems)")
    #expect(problems.first?.contains("--> \(place)\n") == true, "\(problems)")
  }

  @Test func whatIsAllowedIsShown() {
    #expect(
      problems(["p": "Environment: staging\n"]) == [
        """
        error: `staging` for parameter `Environment` is not among its `AllowedValues`, `dev` and `prod`.
         --> p:1:14
          |
        1 | Environment: staging
          |              ^^^^^^^
          |
         ::: t.yaml:2:31
        2 |   Environment: {Type: String, AllowedValues: [dev, prod]}
          |                               ------------- the constraint


        """
      ])
  }

  @Test func missingFilesAreNamed() {
    #expect(throws: InputProblems.self) { try PinnedParameters(reading: ["gone.json"], from: memory([:])) }
  }

  @Test func regionAndAccountHoldForAllStacks() throws {
    var session = CheckSession(source: memory(["t.yaml": Self.template]))
    session.deployments.region = "eu-west-1"
    session.deployments.account = "111111111111"
    let stack = session.check(paths: ["."]).workspace.stacks[0]
    #expect(stack.region == "eu-west-1" && stack.account == "111111111111")
  }
}
