import Foundation
import Testing

@Suite struct ConfigurationTests {
  private static let template = """
    AWSTemplateFormatVersion: '2010-09-09'
    Parameters:
      Unused: {Type: String}
    Resources:
      Topic: {Type: AWS::SNS::Topic}

    """

  /// A repository with a configuration at its root and a template below.
  private func repository(_ configuration: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("", ".git/HEAD")
    try scratch.write(configuration, ".stackproof.yaml")
    try scratch.write(Self.template, "stacks/app.yaml")
    return scratch
  }

  @Test func theNearestFileIsFound() throws {
    let scratch = try repository("rules: {unused-parameter: off}\nfail-on: note\n")
    let below = scratch.url.appending(path: "stacks")
    for directory in [scratch.url, below] {
      #expect(try Stackproof.run([], in: directory).status == 0)
      #expect(try Stackproof.run(["--no-config", "--fail-on", "note"], in: directory).status == 1)
    }
    try scratch.write("rules: {unused-parameter: error}\n", "stacks/.stackproof.yaml")
    #expect(try Stackproof.run([], in: below).status == 1)
    #expect(try Stackproof.run(["--config", "../.stackproof.yaml"], in: below).status == 0)
    #expect(try Stackproof.run([], in: scratch.url).status == 0)
  }

  @Test func filesBeyondTheRepositoryAreNotRead() throws {
    let scratch = try repository("rules: {unused-parameter: off}\n")
    try scratch.write("", "stacks/.git/HEAD")
    #expect(try Stackproof.run(["--fail-on", "warning"], in: scratch.url.appending(path: "stacks")).status == 1)
  }

  @Test func optionsWin() throws {
    let scratch = try repository("fail-on: note\nprofile: all\ninclude: [nothing.yaml]\n")
    #expect(try Stackproof.run([], in: scratch.url).status == 3)
    let outcome = try Stackproof.run(["--include", "*.yaml", "--fail-on", "never", "-o", "json"], in: scratch.url)
    #expect(outcome.status == 0)
    #expect(try !CheckDocument(outcome).findings.isEmpty)
    #expect(try Stackproof.run(["--include", "*.yaml"], in: scratch.url).status == 1)
  }

  @Test(arguments: [["check"], ["order"], ["graph"], ["config", "show"], ["config", "validate"]])
  func mistakesEndEveryCommand(arguments: [String]) throws {
    let scratch = try repository("profile: strict\nexlude: [old/]\n")
    let outcome = try Stackproof.run(arguments, in: scratch.url.appending(path: "stacks"))
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errorText == """
        error: The configuration has no key `exlude`. Did you mean `exclude`?
         --> ../.stackproof.yaml:2:1
          |
        2 | exlude: [old/]
          | ^^^^^^


        """)
  }

  @Test func missingFilesEndTheRun() throws {
    let scratch = try repository("")
    let outcome = try Stackproof.run(["--config", "gone.yaml"], in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("`gone.yaml` cannot be read: there is no such file or directory."))
    #expect(try Stackproof.run(["--config", "x", "--no-config"], in: scratch.url).status == 2)
  }

  @Test func stacksOfTheConfigurationAreDrawn() throws {
    let scratch = try repository(
      "deployments:\n- {stack: prod-app, template: stacks/app.yaml}\n- {stack: dev-app, template: stacks/app.yaml}\n")
    let outcome = try Stackproof.run(["graph"], in: scratch.url)
    #expect(outcome.output.contains("prod-app") && outcome.output.contains("dev-app"))
    #expect(try Stackproof.run(["check"], in: scratch.url).output.contains("Checked 1 template, 2 stacks"))
  }

  @Test func theFileIsValidated() throws {
    let scratch = try repository("deployments: [{stack: a, template: stacks/app.yaml, parameters: {Usused: x}}]\n")
    // Also where the template is not among the paths.
    try scratch.write("", "other/x")
    let other = scratch.url.appending(path: "other")
    let wrong = try Stackproof.run(["config", "validate"], in: other)
    #expect(wrong.status == 2)
    #expect(wrong.errorText.contains("does not declare a parameter `Usused`. Did you mean `Unused`?"))
    try scratch.write("profile: strict\n", ".stackproof.yaml")
    let right = try Stackproof.run(["config", "validate"], in: other)
    #expect(right.status == 0)
    #expect(right.output == "../.stackproof.yaml is valid.\n")
    #expect(try Stackproof.run(["config", "validate", "--no-config"], in: other).status == 0)
  }

  @Test func theSchemaIsJSON() throws {
    let outcome = try Stackproof.run(["config", "schema"], in: Fixture.nested.templates)
    #expect(outcome.status == 0)
    let schema = try #require(JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let keys = try #require(schema["properties"] as? [String: Any]).keys
    #expect(Set(keys).isSuperset(of: ["include", "exclude", "fail-on", "profile", "rules", "deployments"]))
  }
}
