import Foundation
import Testing

/// Values of parameters that are given on the command line.
@Suite struct ParametersTests {
  private static let template = """
    AWSTemplateFormatVersion: '2010-09-09'
    Parameters:
      Name: {Type: String, AllowedValues: [one, two]}
    Resources:
      Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}

    """

  private func scratch(_ parameters: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.template, "stack.yaml")
    try scratch.write(parameters, "parameters.json")
    return scratch
  }

  @Test(arguments: ["check", "order", "graph"])
  func parametersAreTaken(command: String) throws {
    let scratch = try scratch("[{\"ParameterKey\": \"Name\", \"ParameterValue\": \"two\"}]")
    let arguments = [command, "--parameters", "parameters.json", "--region", "eu-west-1", "--account", "123456789012"]
    let outcome = try Stackproof.run(arguments, in: scratch.url)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.errorText == "")
  }

  @Test(arguments: ["check", "order", "graph"])
  func mistakesEndTheRun(command: String) throws {
    let scratch = try scratch("{\"Nmae\": \"two\", \"Name\": \"three\"}")
    let outcome = try Stackproof.run([command, "--parameters", "parameters.json"], in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errorText.hasPrefix("error: No template declares a parameter `Nmae`. Did you mean `Name`?\n"))
    #expect(outcome.errorText.contains(" --> parameters.json:1:2\n"))
    #expect(outcome.errorText.contains("error: `three` for parameter `Name` is not among its `AllowedValues`,"))
  }

  @Test func suppressionsForOtherValuesAreNotUnused() throws {
    let scratch = try scratch("{\"Name\": \"two\"}")
    let ignore = "  # stackproof: ignore[rds-instance-multi-az] only some have one\n  Topic:"
    try scratch.write(Self.template.replacing("  Topic:", with: ignore), "stack.yaml")
    #expect(try Stackproof.run([], in: scratch.url).output.contains("warning[suppression-unused]"))
    let narrowed = try Stackproof.run(["--parameters", "parameters.json"], in: scratch.url)
    #expect(narrowed.output.contains("No findings"), "\(narrowed.output)")
  }

  @Test func missingFilesEndTheRun() throws {
    let scratch = try scratch("")
    let outcome = try Stackproof.run(["--parameters", "gone.json"], in: scratch.url)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText
        == "error: The parameters in `gone.json` cannot be read: there is no such file or directory.\n\n")
  }

  @Test(arguments: [["--region", "frankfurt"], ["--account", "12"]])
  func regionsAndAccountsAreLookedAt(arguments: [String]) throws {
    let scratch = try scratch("")
    let outcome = try Stackproof.run(arguments, in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("not `\(arguments[1])`"))
  }
}
