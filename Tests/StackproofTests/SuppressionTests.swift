import Foundation
import Testing

@Suite struct SuppressionTests {
  private static let template = """
    AWSTemplateFormatVersion: '2010-09-09'
    Resources:
      # stackproof: ignore[undefined-depends-on] added by the pipeline
      Topic:
        Type: AWS::SNS::Topic
        DependsOn: Gone

    """

  @Test func ignoredFindingsAreCountedAndDoNotFail() throws {
    let scratch = try Scratch()
    try scratch.write(Self.template, "stack.yaml")
    let outcome = try Stackproof.run(["--fail-on", "note"], in: scratch.url)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.hasSuffix("No findings (1 ignored).\n"))
    #expect(try SARIFRun(Stackproof.run(["-o", "sarif"], in: scratch.url).outputBytes).results.isEmpty)
  }

  @Test func ignoredFindingsAreShownWhereAsked() throws {
    let scratch = try Scratch()
    try scratch.write(Self.template, "stack.yaml")
    let outcome = try Stackproof.run(["--no-ignores", "-o", "json"], in: scratch.url)
    #expect(outcome.status == 1)
    #expect(try CheckDocument(outcome).findings.map(\.rule) == ["undefined-depends-on"])
  }
}
