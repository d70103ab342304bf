import Foundation
import Testing

/// Stacks that files of other tools tell of.
@Suite struct DeploymentTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("Resources: {Topic: {Type: AWS::SNS::Topic}}\n", "infra/topic.yaml")
    // A list item that is indented differently: no YAML.
    try scratch.write(
      """
      jobs:
          - run: |
              aws cloudformation deploy --stack-name prod-topic --template-file infra/topic.yaml \\
                --parameter-overrides Gone=1
         - run: aws cloudformation delete-stack --stack-name old-topic
      """, ".github/workflows/deploy.yml")
    try scratch.write(
      "[default.deploy.parameters]\nstack_name = \"dev-topic\"\ntemplate_file = \"topic.yaml\"\n",
      "infra/samconfig.toml")
    return scratch
  }

  @Test func stacksAreDrawnByTheirNames() throws {
    let scratch = try scratch()
    let outcome = try Stackproof.run(["graph"], in: scratch.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("prod-topic") && outcome.output.contains("dev-topic"))
    #expect(!outcome.output.contains("old-topic"))
  }

  @Test func theirOriginsAreShown() throws {
    let scratch = try scratch()
    let output = try Stackproof.run(["config", "show"], in: scratch.url).output
    #expect(output.contains("  # .github/workflows/deploy.yml:3\n  - stack: prod-topic\n"))
    #expect(output.contains("  # infra/samconfig.toml:2\n  - stack: dev-topic\n"))
  }

  @Test func whatIsLeftOutIsToldWhereAsked() throws {
    let scratch = try scratch()
    #expect(try Stackproof.run([], in: scratch.url).errorText == "")
    #expect(
      try Stackproof.run(["-v"], in: scratch.url).errorText
        == "stackproof: .github/workflows/deploy.yml:3: `infra/topic.yaml` cannot take the value given for `Gone`\n")
  }
}
