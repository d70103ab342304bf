import Reports
import RuleBook
import Testing

@testable import Checking

@Suite struct ConfigurationTests {
  private static let template = """
    Parameters:
      Environment: {Type: String, AllowedValues: [dev, prod]}
      Zones: {Type: CommaDelimitedList}
    Resources: {Topic: {Type: AWS::SNS::Topic}}
    """

  private func source(_ configuration: String, _ others: [String: String] = [:]) -> FileSource {
    memory(
      [".stackproof.yaml": configuration, "app/a.yaml": Self.template, "app/b.yaml": Self.template]
        .merging(others) { $1 })
  }

  /// The settings that are wrong, and what does not fit the templates.
  private func problems(_ source: FileSource) -> [String] {
    let found: [InputProblem]
    do {
      let session = CheckSession(source: source, configuration: try .nearest(in: source))
      found = session.check(paths: ["."]).inputProblems
    } catch { found = error.all }
    return found.map { String(decoding: $0.written(), as: UTF8.self) }
  }

  @Test func everythingIsRead() throws {
    let source = source(
      """
      version: 1
      include: [app/]
      exclude: ["*.json"]
      fail-on: warning
      profile: strict
      rules:
        export-unused: off
        rds-instance-multi-az: note
      deployments:
        - stack: prod-app
          template: app/a.yaml
          region: eu-west-1
          account: "123456789012"
          parameters:
            Environment: prod
            Zones: [a, b]
        - {stack: dev-app, template: ./app/a.yaml, parameters: values.json}
      external-stacks: ["base-*"]
      """, ["values.json": "[\"Environment=dev\"]"])
    let configuration = try Configuration.nearest(in: source)
    #expect(configuration.path == ".stackproof.yaml")
    #expect(configuration.failOn == .warning && configuration.profile == .strict)
    let session = CheckSession(source: source, configuration: configuration)
    #expect(session.selection.levels == ["export-unused": nil, "rds-instance-multi-az": .note])
    #expect(!session.selection.rules.contains("export-unused"))
    let outcome = session.check(paths: ["."])
    #expect(outcome.inputProblems.isEmpty)
    #expect(outcome.workspace.externalStacks == ["base-*"])
    let stacks = outcome.workspace.stacks
    #expect(stacks.map(\.name) == ["prod-app", "dev-app", "b"])
    #expect(stacks[0].region == "eu-west-1" && stacks[0].account == "123456789012")
    #expect(stacks[0].pins["Environment"]?.text == "prod" && stacks[0].pins["Zones"]?.text == "a,b")
    #expect(stacks[0].pins["Zones"]?.origin.line == 16)
    #expect(stacks[1].pins["Environment"]?.origin.path == "values.json")
    #expect(stacks[0].deployment?.origin == .init(.configuration, path: ".stackproof.yaml", line: 10))
  }

  @Test(arguments: ["", "# nothing yet\n", "{}", "rules:\nexclude:\ndeployments:\n"])
  func emptyFilesAskForNothing(text: String) throws {
    #expect(problems(source(text)) == [])
    let configuration = try Configuration.nearest(in: source(text))
    #expect(configuration.selection.rules == Configuration().selection.rules)
  }

  @Test(arguments: [
    ("exlude: [x]", "no key `exlude`. Did you mean `exclude`?", "1:1"),
    ("colour: red", "Its keys are `version`", "1:1"),
    ("version: 2", "The version of this file's form is 1.", "1:10"), ("- a", "A configuration is a map", "1:1"),
    ("profile: strickt", "`profile` is `default`, `strict` or `all`.", "1:10"),
    ("fail-on: [error]", "`fail-on` is `error`, `warning`, `note` or `never`.", "1:10"),
    ("include: app", "`include` is a list.", "1:10"),
    ("exclude: [{a: b}]", "The items of `exclude` are texts.", "1:11"),
    ("exclude: ['a[']", "no pattern that can match", "1:11"), ("rules: [export-unused]", "`rules` is a map", "1:8"),
    ("rules: {export-unsed: off}", "Did you mean `export-unused`?", "1:9"),
    ("rules:\n  export-unused: on", "`export-unused` is `error`, `warning`, `note` or `off`.", "2:18"),
    ("profile: all\nprofile: all", "The key `profile` stands twice.", "2:1"), ("a: [", "This is not valid YAML", "1:5"),
    ("external-stacks: {a: b}", "`external-stacks` is a list.", "1:18"),
    ("deployments: [prod]", "A deployment is a map with a `template`", "1:15"),
    ("deployments: [{stack: prod}]", "A deployment names its `template`.", "1:16"),
    ("deployments: [{template: app/c.yaml}]", "no file `app/c.yaml`. Did you mean `app/a.yaml`?", "1:26"),
    ("deployments: [{template: app}]", "There is no file `app`.", "1:26"),
    ("deployments: [{template: app/a.yaml, stak: x}]", "no key `stak`. Did you mean `stack`?", "1:38"),
    ("deployments: [{template: app/a.yaml, stack: a_b}]", "A stack's name begins with a letter", "1:45"),
    ("deployments: [{template: app/a.yaml, region: x}]", "A region has a name such as", "1:46"),
    ("deployments: [{template: app/a.yaml, account: 1}]", "An account is twelve digits", "1:47"),
    ("deployments: [{template: app/a.yaml, parameters: [a]}]", "`parameters` is a map", "1:50"),
    ("deployments: [{template: app/a.yaml, parameters: x.json}]", "There is no file `x.json`.", "1:50"),
    ("deployments: [{template: app/a.yaml, parameters: {Zones: {}}}]", "must be a text or a list of texts", "1:58"),
    ("deployments: [{template: app/a.yaml, parameters: {Zone: a}}]", "`app/a.yaml` does not declare a", "1:51"),
    (
      "deployments: [{template: app/a.yaml, parameters: {Environment: x}}]",
      "`x` for parameter `Environment` is not among", "1:64"
    ),
  ])
  func mistakesAreShownWithTheirPlace(text: String, words: String, place: String) {
    let problems = problems(source(text))
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(words) == true, "\(problems)")
    #expect(problems.first?.contains("--> .stackproof.yaml:\(place)\n") == true, "\(problems)")
  }

  @Test func allMistakesAreShown() {
    #expect(problems(source("exlude: []\nrules: {x: off, export-unused: of}\nfail-on: no\n")).count == 4)
  }

  @Test func mistakesInNamedFilesAreShownThere() {
    let source = source("deployments: [{template: app/a.yaml, parameters: p.json}]", ["p.json": "[1"])
    #expect(problems(source).first?.contains("--> p.json:1:3\n") == true)
  }

  @Test func deploymentsOfOtherTemplatesMakeNoStack() throws {
    let source = source("deployments: [{stack: prod, template: app/a.yaml, parameters: {Gone: x}}]")
    let session = CheckSession(source: source, configuration: try .nearest(in: source))
    let outcome = session.check(paths: ["app/b.yaml"])
    #expect(outcome.inputProblems.isEmpty)
    #expect(outcome.workspace.stacks.map(\.name) == ["b"])
  }

  @Test func levelsHoldForRulesAndForTheToolItself() throws {
    let source = source(
      "rules: {not-a-template: note, unused-parameter: error}", ["notes.txt": "text"])
    let session = CheckSession(source: source, configuration: try .nearest(in: source))
    let findings = session.check(paths: ["app/a.yaml", "notes.txt"]).report.findings
    #expect(findings.filter { $0.rule == "not-a-template" }.map(\.level) == [.note])
    #expect(findings.filter { $0.rule == "unused-parameter" }.map(\.level) == [.error, .error])
  }

  @Test func aLevelAddsARuleAndSelectionWinsOverOff() throws {
    let rule = try #require(RuleBook.pages.first { $0.profile != .default } ?? RuleBook.pages.first)
    var selection = Configuration().selection
    selection.levels[rule.id] = .some(.error)
    #expect(selection.rules.contains(rule.id))
    selection.levels[rule.id] = .some(nil)
    #expect(!selection.rules.contains(rule.id))
    selection.selected = [rule.id.rawValue]
    #expect(selection.rules == [rule.id])
  }

  @Test func theSettingsShownAreAConfiguration() throws {
    let source = source(
      "rules: {export-unused: off}\ndeployments: [{stack: prod, template: app/a.yaml, parameters: {Zones: [a, b]}}]\n")
    let configuration = try Configuration.nearest(in: source)
    let workspace = CheckSession(source: source, configuration: configuration).check(paths: ["."]).workspace
    let shown = EffectiveSettings(configuration, workspace: workspace).text
    #expect(
      shown == """
        # .stackproof.yaml
        version: 1
        include: []
        exclude: []
        fail-on: error
        profile: default
        rules:
          export-unused: off
        deployments:
          # .stackproof.yaml:2
          - stack: prod
            template: "app/a.yaml"
            parameters:
              Zones: "a,b"
        external-stacks: []

        """)
    #expect(problems(self.source(shown)) == [])
  }
}
