import Testing

@testable import Checking

@Suite struct TemplateLikenessTests {
  private static let minimal = "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n"

  @Test(arguments: [
    minimal,
    "AWSTemplateFormatVersion: '2010-09-09'\nDescription: nothing else\n",
    "\"AWSTemplateFormatVersion\" : 2010-09-09\n",
    "# Resources\n%YAML 1.1\n---\n" + minimal,
    "kind: Pod\n---\n" + minimal,
    "  Resources:\n    Bucket:\n      Type: AWS::S3::Bucket\n",
    "Resources:\n  A:\n    DependsOn:\n      - B\n    Type: \"AWS::S3::Bucket\"\n",
    "Resources:\n  Skill: { Type: 'Alexa::ASK::Skill' }\n",
    "Resources: { A: { Type: Custom::Thing } }\n",
    "Transform: AWS::Serverless-2016-10-31\nGlobals: {}\n",
    "Transform:\n  - 'AWS::LanguageExtensions'\nResources:\n  Fn::ForEach::X: []\n",
    // Broken, but a template.
    "Resources:\n  Bucket:\n\tType: AWS::S3::Bucket\n   Properties: [\n",
    "Resources:\nstray text\n  Bucket:\n    Type: AWS::S3::Bucket\n",
    "Description: 'unclosed\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n",
    "{\"AWSTemplateFormatVersion\":\"2010-09-09\"",
    "{\"Resources\":{\"A\":{\"Type\":\"AWS::SNS::Topic\"}}}",
    "{\n  \"Parameters\" : { \"Type\" : { \"Type\" : \"String\" } },\n  \"Resources\" : {\n    \"A\" : "
      + "{ \"Type\" : \"AWS::SNS::Topic\" }\n  }\n}",
    "{\"Description\": \"a \\\" quote and a {\", \"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"}}}",
    "{\"Description\": \"unclosed,\n \"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"}}}",
    "{\"Resources\": {\"A\": {\"DependsOn\": [\"B\"] \"Type\": \"AWS::SNS::Topic\"}}",
    "{Resources: {A: {Type: AWS::SNS::Topic}}}",
  ])
  func templates(text: String) {
    #expect(TemplateLikeness(of: Array(text.utf8)) == .template)
    #expect(TemplateLikeness(of: [0xEF, 0xBB, 0xBF] + text.utf8) == .template)
    #expect(TemplateLikeness(of: Array(text.replacing("\n", with: "\r\n").utf8)) == .template)
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(TemplateLikeness(of: [0xFF, 0xFE] + little) == .template)
    #expect(TemplateLikeness(of: [0xFE, 0xFF] + big) == .template)
  }

  @Test(arguments: [
    "",
    "\u{FEFF}",
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  template.yaml: |\n    Resources:\n      A:\n        Kind: x\n",
    "name: CI\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n",
    "openapi: 3.0.0\ninfo:\n  title: x\npaths:\n  /a:\n    get:\n      type: AWS_PROXY\n",
    "services:\n  web:\n    image: nginx\n    environment:\n      TYPE: x\n",
    "- hosts: all\n  tasks:\n    - name: stack\n      cloudformation:\n        stack_name: x\n",
    "[{\"ParameterKey\": \"A\", \"ParameterValue\": \"b\"}]",
    "{\"name\": \"x\", \"version\": \"1.0.0\", \"dependencies\": {\"a\": \"^1\"}}",
    "# AWSTemplateFormatVersion: '2010-09-09'\n# Resources:\nkey: value\n",
    "Description: AWSTemplateFormatVersion\n",
    "nested:\n  AWSTemplateFormatVersion: '2010-09-09'\n",
    "{\"TemplateBody\": {\"AWSTemplateFormatVersion\": \"2010-09-09\"}}",
    "[{\"Resources\": {}}]",
    "{",
    "[",
    "\"",
    "{\"",
    "{\"\\",
  ])
  func others(text: String) {
    #expect(TemplateLikeness(of: Array(text.utf8)) == .none)
  }

  @Test func nearMisses() {
    func likeness(_ text: String) -> TemplateLikeness { TemplateLikeness(of: Array(text.utf8)) }
    #expect(likeness("Resources:\n  limits:\n    cpu: 1\n") == .resourcesWithoutTypes)
    #expect(likeness("{\"Resources\": {}}") == .resourcesWithoutTypes)
    #expect(likeness("Resources:\n- Type: AWS::S3::Bucket\n") == .typesWithoutResources)
    #expect(likeness("{\"Resources\": [{\"Type\": \"AWS::S3::Bucket\"}]}") == .typesWithoutResources)
    #expect(
      likeness("service: x\nresources:\n  Resources:\n    A:\n      Type: AWS::S3::Bucket\n") == .typesWithoutResources)
  }

  @Test func anyPrefixAndAnyByteIsSurvived() {
    let text = Array("%YAML 1.1\n---\n{'Resources': {\"A\\\"\": {Type: AWS::S3::Bucket}}}\nTransform: [AWS::X".utf8)
    for length in 0...text.count {
      _ = TemplateLikeness(of: Array(text.prefix(length)))
      for byte in [0, 0x0A, 0x22, 0x5C, 0x7B, 0xFF] as [UInt8] where length < text.count {
        var changed = text
        changed[length] = byte
        _ = TemplateLikeness(of: changed)
      }
    }
  }
}
