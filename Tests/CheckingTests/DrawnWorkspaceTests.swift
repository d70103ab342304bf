import CloudFormation
import Reports
import SourceText
import StackGraph
import Testing
import YAMLTree

@testable import Checking

@Suite struct DrawnWorkspaceTests {
  private func workspace(_ files: KeyValuePairs<String, String>) -> Workspace {
    Workspace(
      files.enumerated().map { number, file in
        Template(Tree(reading: SourceFile(id: FileID(number), path: file.key, bytes: Array(file.value.utf8))))
      })
  }

  private func stack(exporting name: String, importing names: [String] = []) -> String {
    let users = names.enumerated().map { number, name in
      "  User\(number): {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue \(name)}}\n"
    }
    return "Resources:\n  Topic: {Type: AWS::SNS::Topic}\n" + users.joined()
      + "Outputs:\n  Out: {Value: !Ref Topic, Export: {Name: !Sub '${AWS::StackName}-\(name)'}}\n"
  }

  @Test func drawsImports() throws {
    let graph = GraphDocument(
      stacksOf: workspace([
        "app.yaml": stack(exporting: "Url", importing: ["net-Zone", "other-Queue"]),
        "net.yaml": stack(exporting: "Zone"),
      ]))
    #expect(graph.nodes.map(\.id) == ["app.yaml", "net.yaml", "external:other stacks"])
    #expect(graph.edges.map(\.label) == ["net-Zone", "other-Queue"])
    #expect(graph.edges.map(\.line) == [3, 4])
  }

  @Test func reportsCycles() {
    let report = OrderReport(
      of: workspace([
        "a.yaml": stack(exporting: "One", importing: ["b-Two", "b-Two"]),
        "b.yaml": stack(exporting: "Two", importing: ["a-One"]), "c.yaml": stack(exporting: "Three"),
      ]))
    #expect(report.waves == [[.init("c.yaml")]])
    #expect(
      report.cyclesText() == """
        These stacks need each other, so none of them can be deployed first:
          a.yaml imports b-Two from b.yaml (a.yaml:3)
          b.yaml imports a-One from a.yaml (b.yaml:3)

        """)
  }
}
