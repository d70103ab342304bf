import Testing

@testable import Checking

private let template = Array("Resources:\n  A:\n    Type: AWS::SNS::Topic\n".utf8)
private let other = Array("kind: Pod\n".utf8)

@Suite struct DiscoveryTests {
  private func paths(_ result: DiscoveryResult) -> [String] { result.files.map(\.path) }

  @Test func templatesAreFoundByContent() {
    let source = FileSource.memory([
      "b.yaml": template, "a/x.yml": template, "a/y.JSON": template, "a/z.template": template, "a/pod.yaml": other,
      "a/readme.md": template, ".github/x.yaml": template, ".hidden.yaml": template, "node_modules/p/x.yaml": template,
      "vendor/x.yaml": template, "a/vendor/x.yaml": template, "cdk.out/x.template.json": template, "yaml": template,
      "a/.yaml": template,
    ])
    let result = Discovery(source: source).find(paths: ["."])
    #expect(paths(result) == ["a/x.yml", "a/y.JSON", "a/z.template", "b.yaml", "cdk.out/x.template.json"])
    #expect(result.files.allSatisfy { !$0.wasNamedExplicitly && $0.likeness == .template && $0.bytes == template })
    #expect(result.examinedCount == 6)
    #expect(result.problems.isEmpty)
    #expect(result.nearestMiss == nil)
  }

  @Test func namedFilesAreAlwaysTaken() {
    let source = FileSource.memory([
      "pod.yaml": other, "notes.txt": other, "vendor/x.yaml": template, ".git/HEAD": [], ".gitignore": Array("*".utf8),
    ])
    let result = Discovery(source: source, exclude: [.init(directory: "/", patterns: ["*"])])
      .find(paths: ["./pod.yaml", "notes.txt", "vendor/../vendor//x.yaml", "."])
    #expect(paths(result) == ["notes.txt", "pod.yaml", "vendor/x.yaml"])
    #expect(result.files.allSatisfy { $0.wasNamedExplicitly })
    #expect(result.files.map(\.likeness) == [.none, .none, .template])
  }

  @Test func whatANamedFileNestsIsTakenToo() {
    func nesting(_ location: String) -> [UInt8] {
      let url = "Properties: {TemplateURL: \(location)}"
      return Array("Resources:\n  A:\n    Type: AWS::CloudFormation::Stack\n    \(url)\n".utf8)
    }
    let source = FileSource.memory([
      "a/main.yaml": nesting("./parts/one.yaml"), "a/parts/one.yaml": nesting("../../b/two.yaml"),
      "b/two.yaml": nesting("../a/main.yaml"), "b/three.yaml": nesting("https://example.com/one.yaml"),
    ])
    let result = Discovery(source: source).find(paths: ["a/main.yaml", "b/three.yaml"])
    #expect(paths(result) == ["a/main.yaml", "a/parts/one.yaml", "b/three.yaml", "b/two.yaml"])
    #expect(result.files.filter(\.wasNamedExplicitly).map(\.path) == ["a/main.yaml", "b/three.yaml"])
    #expect(paths(Discovery(source: source).find(paths: ["a"])) == ["a/main.yaml", "a/parts/one.yaml"])
  }

  @Test func vendoredDirectoriesAreWalkedWhenNamed() {
    let source = FileSource.memory(["vendor/x.yaml": template, ".config/y.yaml": template])
    #expect(
      paths(Discovery(source: source).find(paths: ["vendor", ".config/"])) == [".config/y.yaml", "vendor/x.yaml"])
  }

  @Test func aFileCountsOnceHoweverItIsSpelled() {
    let source = FileSource.memory(
      ["a/x.yaml": template], links: ["a/link.yaml": "x.yaml", "b": "a", "away.yaml": "/nowhere", "d.yaml": "a"])
    for arguments in [["a/x.yaml", "./a//x.yaml", "/a/x.yaml", "."], [".", "a/../a/x.yaml", "b/x.yaml"]] {
      for arguments in [arguments, arguments.reversed()] {
        let result = Discovery(source: source).find(paths: arguments)
        #expect(paths(result) == ["a/x.yaml"])
        #expect(result.files.first?.wasNamedExplicitly == true)
        #expect(result.problems.isEmpty)
        #expect(result.examinedCount == 1)
      }
    }
    #expect(paths(Discovery(source: source).find(paths: ["a/link.yaml"])) == ["a/link.yaml"])
    #expect(paths(Discovery(source: source).find(paths: ["b"])) == ["b/x.yaml"])
  }

  @Test func symbolicLinksInACircleEnd() {
    let source = FileSource.memory(
      ["a/x.yaml": template], links: ["a/up": "..", "a/self.yaml": "self.yaml", "p.yaml": "q.yaml", "q.yaml": "p.yaml"])
    let result = Discovery(source: source).find(paths: ["."])
    #expect(paths(result) == ["a/x.yaml"])
    #expect(result.problems.isEmpty)
    let named = Discovery(source: source).find(paths: ["a/self.yaml"])
    #expect(named.problems == [.init(path: "a/self.yaml", reason: .tooManyLinks, wasNamedExplicitly: true)])
  }

  @Test func problemsAreToldAndTheOthersStillFound() {
    let large = template + [UInt8](repeating: UInt8(ascii: "#"), count: Discovery.sizeLimit)
    let source = FileSource.memory(
      [
        "ok.yaml": template, "large.yaml": large, "large.json": [UInt8](repeating: 0x20, count: 3 << 20),
        "secret.yaml": template, "locked/x.yaml": template,
      ], unreadable: ["secret.yaml", "locked"])
    let result = Discovery(source: source).find(paths: ["gone", "."])
    #expect(paths(result) == ["ok.yaml"])
    #expect(
      result.problems == [
        .init(path: "gone", reason: .missing, wasNamedExplicitly: true),
        .init(path: "large.yaml", reason: .tooLarge(byteCount: large.count), wasNamedExplicitly: false),
        .init(path: "locked", reason: .notPermitted, wasNamedExplicitly: false),
        .init(path: "secret.yaml", reason: .notPermitted, wasNamedExplicitly: false),
      ])
    #expect(
      Discovery(source: source).find(paths: ["large.json"]).problems == [
        .init(path: "large.json", reason: .tooLarge(byteCount: 3 << 20), wasNamedExplicitly: true)
      ])
  }

  @Test func gitignoreFilesAreHonoured() {
    let source = FileSource.memory([
      "repo/.git/info/exclude": Array("private.yaml\n".utf8),
      "repo/.gitignore": Array("build/\n*.gen.yaml\n/sub/only.yaml\n".utf8),
      "repo/a.yaml": template, "repo/a.gen.yaml": template, "repo/build/x.yaml": template,
      "repo/private.yaml": template,
      "repo/sub/.gitignore": Array("!b.gen.yaml\nlocal.yaml\n".utf8),
      "repo/sub/b.gen.yaml": template, "repo/sub/c.gen.yaml": template, "repo/sub/local.yaml": template,
      "repo/sub/only.yaml": template, "repo/sub/deep/local.yaml": template, "repo/sub/deep/d.yaml": template,
    ])
    let all = ["repo/a.yaml", "repo/sub/b.gen.yaml", "repo/sub/deep/d.yaml"]
    #expect(paths(Discovery(source: source).find(paths: ["repo"])) == all)
    #expect(paths(Discovery(source: source).find(paths: ["repo/sub/", "repo"])) == all)
    #expect(paths(Discovery(source: source).find(paths: ["repo/sub"])) == Array(all.dropFirst()))
    #expect(Discovery(source: source, honoursGitignore: false).find(paths: ["repo"]).files.count == 10)
  }

  @Test func includeAndExcludeSelectInDirectories() {
    let source = FileSource.memory([
      "stacks/a.yaml": template, "stacks/old/b.yaml": template, "c.yaml": template, "d.json": template,
    ])
    func found(include: [String] = [], exclude: [String] = []) -> [String] {
      paths(
        Discovery(
          source: source, include: include.isEmpty ? [] : [.init(directory: "/", patterns: include)],
          exclude: [.init(directory: "/", patterns: exclude)]
        ).find(paths: ["."]))
    }
    #expect(found(include: ["stacks/"]) == ["stacks/a.yaml", "stacks/old/b.yaml"])
    #expect(found(include: ["*.json", "/stacks/*.yaml"]) == ["d.json", "stacks/a.yaml"])
    #expect(found(exclude: ["old/", "*.json"]) == ["c.yaml", "stacks/a.yaml"])
    #expect(found(include: ["stacks/**"], exclude: ["stacks/old"]) == ["stacks/a.yaml"])
  }

  @Test func theNearestMissIsNamed() {
    let source = FileSource.memory([
      "a.yaml": Array("service: x\nresources:\n  A:\n    Type: AWS::SNS::Topic\n".utf8),
      "b.yaml": Array("Resources:\n  A: 1\n".utf8), "c.yaml": Array("Resources:\n  A: 1\n".utf8), "d.yaml": other,
    ])
    let result = Discovery(source: source).find(paths: ["."])
    #expect(result.files.isEmpty)
    #expect(result.examinedCount == 4)
    #expect(result.nearestMiss == .init(path: "b.yaml", likeness: .resourcesWithoutTypes))
  }
}
