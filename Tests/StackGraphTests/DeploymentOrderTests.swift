import Testing

@testable import StackGraph

@Suite struct DeploymentOrderTests {
  private func exporter(_ name: String, imports: [String] = []) -> String {
    template(exports: ["!Sub '${AWS::StackName}-\(name)'"], imports: imports)
  }

  private func waves(_ workspace: Workspace) -> [[String]] {
    DeploymentOrder(of: workspace).waves.map { $0.map { workspace[$0].template.file.path } }
  }

  @Test func exportersComeFirst() {
    let workspace = workspace([
      "MyCluster.yaml": template(imports: ["MyNetwork-VPC", "MyNetwork-VPC"]),
      "MyDB.yaml": exporter("Endpoint", imports: ["MyNetwork-VPC"]), "MyNetwork.yaml": exporter("VPC"),
    ])
    #expect(waves(workspace) == [["MyNetwork.yaml"], ["MyCluster.yaml", "MyDB.yaml"]])
    let order = DeploymentOrder(of: workspace)
    #expect(order.cycles.isEmpty)
    #expect(order.edges.map(\.imports.count) == [2, 1])
  }

  @Test func cyclesNameTheirEdges() {
    let workspace = workspace([
      "app.yaml": template(imports: ["b-FromB"]), "a.yaml": exporter("FromA", imports: ["c-FromC"]),
      "b.yaml": exporter("FromB", imports: ["a-FromA"]), "c.yaml": exporter("FromC", imports: ["b-FromB", "d-FromD"]),
      "d.yaml": exporter("FromD"),
    ])
    let order = DeploymentOrder(of: workspace)
    #expect(waves(workspace) == [["d.yaml"]])
    let names = order.cycles.map { cycle in
      cycle.map { "\(workspace[$0.importer].name)>\(workspace[$0.exporter].name)" }
    }
    #expect(names == [["a>c", "c>b", "b>a"]])
  }

  @Test func stacksOfOneTemplateAreWaitedForTogether() {
    let importer = template(parameters: "{VPC: {Type: String}}", imports: ["!Sub '${VPC}-Subnet'"])
    let system = workspace(
      ["app.yaml": importer, "vpc.yaml": exporter("Subnet")],
      deployments: [deployment(0, "app", ["VPC": "prod"]), deployment(1, "dev"), deployment(1, "prod")])
    let order = DeploymentOrder(of: system)
    #expect(order.waves.map { $0.map { system[$0].name } } == [["dev", "prod"], ["app"]])
    #expect(order.edges.map { system[$0.exporter].name } == ["prod"])
    let open = workspace(
      [
        "app.yaml": importer, "vpc.yaml": exporter("Subnet", imports: ["queues-Queue"]),
        "queues.yaml": exporter("Queue"),
      ],
      deployments: [deployment(1, "dev"), deployment(1, "prod")])
    #expect(waves(open) == [["queues.yaml"], ["vpc.yaml", "vpc.yaml"], ["app.yaml"]])
    // One may be made before the stack and one after it.
    let mutual = workspace(
      [
        "app.yaml": template(
          parameters: "{VPC: {Type: String}}", exports: ["!Sub '${AWS::StackName}-Url'"],
          imports: ["!Sub '${VPC}-Subnet'"]), "vpc.yaml": exporter("Subnet", imports: ["app-Url"]),
      ],
      deployments: [deployment(1, "dev"), deployment(1, "prod")])
    #expect(waves(mutual) == [["app.yaml"], ["vpc.yaml", "vpc.yaml"]])
  }

  @Test func onlyWhatLeadsToOneStackCounts() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{VPC: {Type: String}}", imports: ["!Sub '${VPC}-Subnet'", "elsewhere-Queue"]),
      "peer.yaml": template(
        parameters: "{Peer: {Type: String}}", exports: ["!Sub '${AWS::StackName}-Peering'"],
        imports: ["!Sub '${Peer}-Peering'"]),
      "vpc-a.yaml": exporter("Subnet"), "vpc-b.yaml": exporter("Subnet"),
    ])
    #expect(waves(workspace) == [["app.yaml", "peer.yaml", "vpc-a.yaml", "vpc-b.yaml"]])
  }

  @Test func nestedStacksCountForTheStackThatHoldsThem() {
    let workspace = workspace([
      "app.yaml": """
      Resources:
        Service: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: service.yaml}}
        Queue: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: queue.yaml}}
      """, "net.yaml": exporter("VPC"), "queue.yaml": template(exports: ["app-queue"]),
      "service.yaml": template(imports: ["net-VPC", "app-queue"]),
    ])
    #expect(waves(workspace) == [["net.yaml"], ["app.yaml"]])
    #expect(DeploymentOrder(of: workspace).edges.count == 1)
  }

  @Test func longChainsNeedNoDeepCalls() {
    let names = (0..<2_000).map { "s\($0)" }
    let successors = names.indices.map { [($0 + 1) % names.count] }
    let components = StrongComponents(of: successors)
    #expect(components.cyclic.count == 1)
    #expect(components.preorder(of: components.cyclic[0]) == Array(names.indices))
  }
}

@Suite struct SystemGraphTests {
  @Test func drawsStacksAndImports() {
    let workspace = workspace([
      "app.yaml": template(
        parameters: "{Core: {Type: String}, VPC: {Type: String}}",
        imports: ["net-Zone", "net-Zone", "!Sub '${Core}-Queue'", "Shared", "!Sub '${VPC}-VPC'"],
        resources: "  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x/child.yaml}}"),
      "net.yaml": template(exports: ["!Sub '${AWS::StackName}-Zone'"]),
      "vpc-a.yaml": template(exports: ["!Sub '${AWS::StackName}-VPC'"]),
      "vpc-b.yaml": template(exports: ["!Sub '${AWS::StackName}-VPC'"]), "x/child.yaml": template(),
    ])
    let graph = SystemGraph(of: workspace)
    #expect(
      graph.nodes.map { "\($0.kind.rawValue) \($0.id) \($0.name) \($0.path ?? "-")" } == [
        "stack app.yaml app app.yaml", "nested-stack app.yaml/Child Child x/child.yaml", "stack net.yaml net net.yaml",
        "stack vpc-a.yaml vpc-a vpc-a.yaml", "stack vpc-b.yaml vpc-b vpc-b.yaml",
        "external external:${Core} ${Core} -", "external external:other stacks other stacks -",
      ])
    #expect(
      graph.edges.map { "\($0.kind.rawValue) \(graph.nodes[$0.from].name)>\(graph.nodes[$0.to].name) \($0.count)" } == [
        "nested app>Child 1", "import app>net 2", "import app>${Core} 1", "import app>other stacks 1",
        "may-import app>vpc-a 1", "may-import app>vpc-b 1",
      ])
    #expect(graph.edges[1].labels == ["net-Zone"])
    #expect(workspace.stacks[0].template.file.text(of: graph.edges[1].span) == "net-Zone")
  }
}
