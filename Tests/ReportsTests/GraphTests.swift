import Reports
import Testing

@Suite struct GraphTests {
  private let graph = GraphDocument(
    nodes: [
      .init(id: "a.yaml", kind: "stack", label: "a \"b\" <c>\\", stack: "a", path: "a.yaml"),
      .init(
        id: "a.yaml/Db", kind: "resource", label: "Db & co\n#1", stack: "a", type: "AWS::RDS::DBInstance",
        path: "a.yaml",
        line: 4),
      .init(id: "external:${Core}", kind: "external", label: "${Core}", stack: nil, path: nil, isDashed: true),
    ],
    edges: [
      .init(from: "a.yaml", to: "a.yaml/Db", kind: "holds", label: "", path: "a.yaml", line: 4),
      .init(
        from: "a.yaml/Db", to: "external:${Core}", kind: "may-import", label: "x|\"y\"", path: nil, line: nil,
        isDashed: true),
      .init(from: "a.yaml", to: "nowhere", kind: "import", label: "", path: nil, line: nil),
    ])

  private func written(_ format: GraphFormat) -> String { String(decoding: graph.written(as: format), as: UTF8.self) }

  @Test func writesMermaid() {
    #expect(
      written(.mermaid) == """
        flowchart LR
          n0["a #quot;b#quot; #60;c#62;#92;"]
          n1["Db #38; co #35;1"]
          n2["#36;#123;Core#125;"]:::outside
          n0 --> n1
          n1 -.->|"x#124;#quot;y#quot;"| n2
          classDef outside stroke-dasharray: 4 4

        """)
  }

  @Test func writesDot() {
    #expect(
      written(.dot) == #"""
        digraph stackproof {
          rankdir=LR;
          node [shape=box];
          n0 [label="a \"b\" <c>\\"];
          n1 [label="Db &amp; co #1"];
          n2 [label="${Core}", style=dashed];
          n0 -> n1;
          n1 -> n2 [label="x|\"y\"", style=dashed];
        }

        """#)
  }

  @Test func writesJSON() {
    #expect(
      written(.json) == #"""
        {
          "nodes": [
            {"id": "a.yaml", "kind": "stack", "stack": "a", "type": null, "path": "a.yaml", "line": null},
            {"id": "a.yaml/Db", "kind": "resource", "stack": "a", "type": "AWS::RDS::DBInstance", "path": "a.yaml", "line": 4},
            {"id": "external:${Core}", "kind": "external", "stack": null, "type": null, "path": null, "line": null}
          ],
          "edges": [
            {"from": "a.yaml", "to": "a.yaml/Db", "kind": "holds", "label": null, "path": "a.yaml", "line": 4},
            {"from": "a.yaml/Db", "to": "external:${Core}", "kind": "may-import", "label": "x|\"y\"", "path": null, "line": null},
            {"from": "a.yaml", "to": "nowhere", "kind": "import", "label": null, "path": null, "line": null}
          ]
        }

        """#)
  }
}

@Suite struct OrderReportTests {
  @Test func writesWaves() {
    let report = OrderReport(
      waves: [[.init("MyNetwork.yaml")], [.init("MyCluster.yaml"), .init("MyDB.yaml")]], cycles: [])
    #expect(report.text() == "1. MyNetwork.yaml\n2. MyCluster.yaml, MyDB.yaml\n")
    #expect(
      String(decoding: report.json(), as: UTF8.self) == """
        [
          ["MyNetwork.yaml"],
          ["MyCluster.yaml", "MyDB.yaml"]
        ]

        """)
  }

  @Test func namesTheStacksOfOneTemplate() {
    let report = OrderReport(
      waves: [[.init("net.yaml", name: "dev"), .init("net.yaml", name: "prod")], [.init("net.yaml", name: "peer")]],
      cycles: [])
    #expect(report.text() == "1. net.yaml (dev), net.yaml (prod)\n2. net.yaml (peer)\n")
    #expect(String(decoding: report.json(), as: UTF8.self) == "[\n  [\"net.yaml\"],\n  [\"net.yaml\"]\n]\n")
  }

  @Test func namesEveryEdgeOfACycle() {
    let report = OrderReport(
      waves: [[.init("c.yaml")]],
      cycles: [
        [
          .init(importer: .init("a.yaml"), exporter: .init("b.yaml"), names: ["b-X"], path: "a/nested.yaml", line: 3),
          .init(
            importer: .init("b.yaml"), exporter: .init("a.yaml"), names: ["a-1", "a-2", "a-3", "a-4"], path: "b.yaml",
            line: 9),
        ]
      ])
    #expect(
      report.text() == """
        1. c.yaml

        These stacks need each other, so none of them can be deployed first:
          a.yaml imports b-X from b.yaml (a/nested.yaml:3)
          b.yaml imports a-1, a-2, a-3 and 1 more from a.yaml (b.yaml:9)

        """)
  }
}
