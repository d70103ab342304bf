import Foundation
import Testing

/// The commands that show a system without checking it.
@Suite struct SystemTests {
  @Test func stacksAreOrdered() throws {
    let outcome = try Stackproof.run(["order"], in: Fixture.threeStacks.templates)
    #expect(outcome.status == 0)
    #expect(outcome.errorText == "")
    let json = try Stackproof.run(["order", "--format", "json"], in: Fixture.threeStacks.templates)
    let waves = try JSONDecoder().decode([[String]].self, from: json.outputBytes)
    #expect(waves == [["network.yaml"], ["database.yaml"], ["cluster.yaml"]])
  }

  @Test func aCircleHasNoOrder() throws {
    let scratch = try Scratch()
    for (own, other) in [("left", "right"), ("right", "left")] {
      try scratch.write(
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Name: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !ImportValue \(other)}}
        Outputs:
          Name: {Value: !Ref Name, Export: {Name: \(own)}}

        """, "\(own).yaml")
    }
    let outcome = try Stackproof.run(["order"], in: scratch.url)
    #expect(outcome.status == 1)
    #expect(outcome.errorText.contains("left.yaml") && outcome.errorText.contains("right.yaml"))
    #expect(try Stackproof.run(["check", "-q"], in: scratch.url).output.contains("export-import-cycle"))
  }

  @Test func graphsAreDrawn() throws {
    let forms = ["mermaid", "dot", "json"]
    let written = try forms.map { form in
      let outcome = try Stackproof.run(["graph", "--format", form], in: Fixture.threeStacks.templates)
      #expect(outcome.status == 0)
      #expect(["network", "database", "cluster"].allSatisfy(outcome.output.contains))
      return outcome
    }
    #expect(try Stackproof.run(["graph"], in: Fixture.threeStacks.templates).output == written[0].output)
    let document = try JSONDecoder().decode(GraphDocument.self, from: written[2].outputBytes)
    let ids = Set(document.nodes.map(\.id))
    #expect(ids.count == document.nodes.count && ids.count >= 3)
    #expect(!document.edges.isEmpty)
    #expect(document.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
  }

  @Test func permissionsSayWhatTheyLeaveOut() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Resources:
        Thing: {Type: Custom::Thing, Properties: {ServiceToken: !ImportValue provider}}

      """, "template.yaml")
    let outcome = try Stackproof.run(["permissions"], in: scratch.url)
    #expect(outcome.status == 0)
    #expect(outcome.errorText.contains("leaves out") && outcome.errorText.contains("`Thing` of template.yaml"))
    let document = try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any]
    #expect(document?["Version"] as? String == "2012-10-17")
    #expect(try Stackproof.run(["permissions", "missing"], in: scratch.url).status == 3)
    #expect(try Stackproof.run(["permissions", "--account", "1"], in: scratch.url).status == 2)
    #expect(try Stackproof.run(["permissions"], in: Fixture.onlyWorkflows.templates).status == 3)
  }

  private struct GraphDocument: Decodable {
    struct Node: Decodable {
      let id: String
      let kind: String
    }
    struct Edge: Decodable {
      let from: String
      let to: String
      let kind: String
    }
    let nodes: [Node]
    let edges: [Edge]
  }

  @Test(arguments: ["order", "graph"])
  func missingFilesAreNamed(command: String) throws {
    let outcome = try Stackproof.run([command, "missing.yaml"], in: Fixture.threeStacks.templates)
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
    #expect(outcome.errorText == "stackproof: missing.yaml: there is no such file or directory\n")
    #expect(try Stackproof.run([command], in: Fixture.onlyWorkflows.templates).status == 3)
  }
}
