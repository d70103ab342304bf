import Reports
import StackGraph
import Synchronization
import Testing

@testable import Checking

@Suite struct ToldDeploymentsTests {
  private static let template = """
    Parameters:
      Environment: {Type: String, AllowedValues: [dev, prod]}
      Zones: {Type: CommaDelimitedList}
    Resources: {Topic: {Type: AWS::SNS::Topic}}
    """

  private func outcome(_ files: [String: String], paths: [String] = ["."]) throws -> CheckOutcome {
    let source = memory(files)
    let session = CheckSession(source: source, configuration: try .nearest(in: source))
    return session.check(paths: paths)
  }

  /// Each known stack: its name, template, region, where it is told of and its parameters.
  private func stacks(_ outcome: CheckOutcome) -> [String] {
    outcome.workspace.stacks.compactMap { stack in
      guard let deployment = stack.deployment else { return nil }
      let values = stack.pins.filter { stack.template.parameters.contains($0.key) }.sorted { $0.key < $1.key }
      return "\(stack.name) \(stack.template.file.path) \(stack.region ?? "-") \(deployment.origin.path)"
        + ":\(deployment.origin.line)" + values.map { " \($0.key)=\($0.value.text)" }.joined()
    }
  }

  private func deploy(_ name: String, _ template: String, _ rest: String = "") -> String {
    "aws cloudformation deploy --stack-name \(name) --template-file \(template) \(rest)\n"
  }

  @Test func commandsMakeStacks() throws {
    let outcome = try outcome([
      "infra/a.yaml": Self.template, "b.yaml": Self.template,
      ".github/workflows/deploy.yml": "jobs:\n  - run: |\n      "
        + deploy("one", "infra/a.yaml", "--parameter-overrides Environment=prod Other=1 Zones=$Z"),
      "scripts/deploy": "#!/bin/sh\n"
        + deploy("two", "../b.yaml", "--region us-east-1 --parameter-overrides Environment=x"),
      "infra/go.sh": deploy("three", "a.yaml", "--parameter-overrides file://../values.json"),
      "values.json": "{\"Environment\": \"dev\", \"Zones\": [\"a\", \"b\"]}",
      "Makefile": "all:\n\t@" + deploy("four", "b.yaml") + "\t" + deploy("$(NAME)", "b.yaml"),
      "readme.sh.txt": deploy("five", "b.yaml"), "node_modules/x.sh": deploy("six", "b.yaml"),
      ".hidden/x.sh": deploy("seven", "b.yaml"),
      ".gitlab-ci.yml": "x:\n  script:\n    - " + deploy("eight", "gone.yaml"),
    ])
    #expect(
      stacks(outcome) == [
        "four b.yaml - Makefile:2", "two b.yaml us-east-1 scripts/deploy:2",
        "one infra/a.yaml - .github/workflows/deploy.yml:3 Environment=prod",
        "three infra/a.yaml - infra/go.sh:1 Environment=dev Zones=a,b",
      ])
    #expect(
      outcome.remarks == [
        ".github/workflows/deploy.yml:3: `infra/a.yaml` cannot take the value given for `Other`",
        "scripts/deploy:2: `b.yaml` cannot take the value given for `Environment`",
      ])
  }

  @Test func valuesAreGivenOnLinesOfTheirOwn() throws {
    let outcome = try outcome([
      "a.yaml": Self.template, "b.yaml": Self.template,
      "samconfig.toml": """
      version = 0.1
      [default.deploy.parameters]
      stack_name = "one"
      template_file = "a.yaml"
      region = "eu-west-1"
      parameter_overrides = "Environment=dev"
      """,
      "go.sh": """
      #!/bin/sh
      aws cloudformation deploy --stack-name two \\
        --template-file b.yaml --region us-east-1 \\
        --parameter-overrides \\
          Zones=a \\
          "Environment=prod"
      """,
    ])
    let lines = outcome.workspace.stacks.map { stack in
      ["Environment", "Zones", "AWS::Region", "AWS::StackName"].map { stack.pins[$0]?.origin.line }
    }
    #expect(lines == [[6, nil, 5, 3], [6, 5, 3, 2]])
  }

  @Test func sameCommandsAreOneStack() throws {
    let outcome = try outcome([
      "a.yaml": Self.template, "one.sh": deploy("app", "a.yaml", "--parameter-overrides Environment=dev Zones=a"),
      "two.sh": deploy("app", "a.yaml", "--parameter-overrides Environment=prod Zones=a"),
    ])
    #expect(stacks(outcome) == ["app a.yaml - one.sh:1 Zones=a"])
  }

  @Test func directoriesOfCommandsCount() throws {
    let outcome = try outcome([
      "a.yaml": Self.template, "sub/a.yaml": Self.template,
      "deploy.sh": deploy("one", "a.yaml") + "cd sub\n" + deploy("two", "a.yaml") + "cd $X\n"
        + deploy("three", "a.yaml"),
    ])
    #expect(stacks(outcome) == ["one a.yaml - deploy.sh:1", "two sub/a.yaml - deploy.sh:3"])
  }

  @Test func valuesThatAreNotKnownMakeNoDefaultLikely() throws {
    let template = """
      Parameters: {Multi: {Type: String, Default: 'false'}}
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties: {MultiAZ: !Ref Multi}
      """
    func levels(_ script: String) throws -> [String] {
      try outcome(["a.yaml": template, "deploy.sh": script]).report.findings.filter {
        $0.rule == "rds-instance-multi-az"
      }
      .map { "\($0.level)" }
    }
    #expect(try levels(deploy("a", "a.yaml")) == ["warning"])
    #expect(try levels(deploy("a", "a.yaml", "--parameter-overrides Multi=$MULTI")) == ["note"])
    #expect(try levels(deploy("a", "a.yaml", "--parameter-overrides Multi=true")) == [])
  }

  @Test func loopsGoThroughGivenValues() throws {
    let template = """
      Transform: AWS::LanguageExtensions
      Parameters: {Names: {Type: CommaDelimitedList, Default: Alpha}}
      Mappings: {M: {R: {Delta: 1}}}
      Resources:
        Fn::ForEach::Each:
          - N
          - !Ref Names
          - 'Par${N}':
              Type: AWS::SSM::Parameter
              Properties: {Type: String, Value: !FindInMap [M, R, !Ref N]}
      """
    func messages(_ script: String) throws -> [String] {
      try outcome(["a.yaml": template, "deploy.sh": script]).report.findings.filter {
        $0.rule == "undefined-mapping-key"
      }
      .map { $0.message.text }
    }
    let found = try messages(deploy("a", "a.yaml"))
    #expect(found.count == 1 && found[0].hasSuffix("It is so by default, when `Names` is `Alpha`."))
    #expect(try messages(deploy("a", "a.yaml", "--parameter-overrides Names=Delta")) == [])
    #expect(try messages(deploy("a", "a.yaml", "--parameter-overrides Names=$N")) == [])
    #expect(try messages(deploy("a", "a.yaml", "--parameter-overrides Names=Gamma")).count == 1)
  }

  @Test func packagedTemplatesAreThoseTheyAreMadeOf() throws {
    let outcome = try outcome([
      "infra/a.yaml": Self.template,
      "deploy.sh": "aws cloudformation package --template-file infra/a.yaml --output-template-file /tmp/out.yaml\n"
        + deploy("app", "/tmp/out.yaml"),
    ])
    #expect(stacks(outcome) == ["app infra/a.yaml - deploy.sh:2"])
  }

  @Test func templatesAreGuessedOnlyWhereOneFits() throws {
    let script = [
      "deploy.sh": "cd $X\n" + deploy("one", "vpc.yaml") + deploy("two", "$X/db.yaml") + deploy("three", "net/vpc.yaml")
    ]
    let one = try outcome(script.merging(["infra/net/vpc.yaml": Self.template, "infra/db.yaml": Self.template]) { $1 })
    #expect(
      stacks(one) == [
        "two infra/db.yaml - deploy.sh:3", "one infra/net/vpc.yaml - deploy.sh:2",
        "three infra/net/vpc.yaml - deploy.sh:4",
      ])
    let two = try outcome(script.merging(["infra/vpc.yaml": Self.template, "old/vpc.yaml": Self.template]) { $1 })
    #expect(stacks(two) == [])
    // A file that is there but not checked is the one that is meant.
    let other = try outcome(
      script.merging(["vpc.yaml": Self.template, "infra/vpc.yaml": Self.template]) { $1 },
      paths: ["infra", "deploy.sh"])
    #expect(stacks(other) == [])
  }

  @Test func theRepositoryOfThePathsIsLookedInto() throws {
    let files = [
      ".git/HEAD": "", "infra/a.yaml": Self.template, ".github/workflows/d.yaml": deploy("one", "infra/a.yaml"),
      "Makefile": deploy("two", "a.yaml"), "other/x.sh": deploy("three", "../infra/a.yaml"),
    ]
    for paths in [["infra"], ["infra/a.yaml"]] {
      #expect(stacks(try outcome(files, paths: paths)) == ["one infra/a.yaml - .github/workflows/d.yaml:1"])
    }
  }

  @Test func configurationsOfSAMMakeStacks() throws {
    let toml = """
      version = 0.1
      [default.global.parameters]
      stack_name = "app"
      region = "eu-west-1"
      [default.deploy.parameters]
      parameter_overrides = "Environment=\\"dev\\" Zones=\\"a,b\\""
      [prod.deploy.parameters]
      stack_name = "app-prod"
      template_file = "app.yaml"
      parameter_overrides = ["Environment=prod", "ParameterKey=Zones,ParameterValue=c"]
      [test.deploy.parameters]
      region = "eu-west-1"
      """
    let yaml = """
      version: 0.1
      default:
        deploy:
          parameters:
            stack_name: sub
            parameter_overrides: [Environment=dev]
      """
    let outcome = try outcome([
      "samconfig.toml": toml, "template.yaml": Self.template, "app.yaml": Self.template, "sub/samconfig.yaml": yaml,
      "sub/template.yml": Self.template, "bad/samconfig.toml": "a = ", "bad/template.yaml": Self.template,
    ])
    #expect(
      stacks(outcome) == [
        "app-prod app.yaml - samconfig.toml:8 Environment=prod Zones=c",
        "sub sub/template.yml - sub/samconfig.yaml:5 Environment=dev",
        "app template.yaml eu-west-1 samconfig.toml:3 Environment=dev Zones=a,b",
      ])
    #expect(outcome.inputProblems.isEmpty)
    #expect(
      written(outcome.warnings) == [
        """
        warning: The stacks in `bad/samconfig.toml` are not taken into account. It is no valid TOML: a key or value is \
        missing.
        """
      ])
    #expect(
      outcome.warnings.map { String(decoding: $0.written(), as: UTF8.self) }[0].contains("bad/samconfig.toml:1:1"))
  }

  /// The first line of each warning.
  private func written(_ warnings: [InputProblem]) -> [String] {
    warnings.map { warning in String(String(decoding: warning.written(), as: UTF8.self).prefix { $0 != "\n" }) }
  }

  @Test(arguments: [
    ("samconfig.toml", "\n\n[default.deploy.parameters]\n  stack_name = \"app", "samconfig.toml:4:3"),
    ("samconfig.yaml", "default:\n  deploy: {parameters: {stack_name: app\n", "samconfig.yaml:"),
    ("samconfig.yaml", "default:\n  deploy: {}\n  deploy: {}\n", "samconfig.yaml:3:3"),
  ])
  func brokenConfigurationsOfSAMAreTold(name: String, content: String, place: String) throws {
    let outcome = try outcome([name: content, "template.yaml": Self.template])
    #expect(outcome.warnings.count == 1 && outcome.inputProblems.isEmpty && stacks(outcome) == [])
    let text = outcome.warnings.map { String(decoding: $0.written(), as: UTF8.self) }.joined()
    #expect(text.hasPrefix("warning: The stacks in `\(name)` are not") && text.contains(place))
  }

  @Test func whatCountsMoreWins() throws {
    let outcome = try outcome([
      ".stackproof.yaml": "deployments: [{stack: app, template: a.yaml, parameters: {Environment: prod}}]",
      "a.yaml": Self.template, "b.yaml": Self.template,
      "x.sh": deploy("app", "b.yaml") + deploy("app", "a.yaml", "--parameter-overrides Environment=dev Zones=a"),
    ])
    #expect(stacks(outcome) == ["app a.yaml - .stackproof.yaml:1 Environment=prod Zones=a"])
  }

  @Test func nothingMoreIsReadWhereNothingTells() throws {
    let read = Mutex<[String]>([])
    let inner = memory(["net/a.yaml": Self.template, "net/b.yaml": Self.template, "net/readme.md": "", ".x/y": ""])
    let source = FileSource(
      kind: inner.kind,
      content: { path, limit in
        read.withLock { $0.append(path) }
        return inner.content(path, limit)
      },
      start: inner.start, canonicalPath: inner.canonicalPath, entries: { inner.entries($0) })
    _ = CheckSession(source: source, configuration: try .nearest(in: source)).check(paths: ["."])
    #expect(
      read.withLock { $0.filter { !$0.hasPrefix("/.") && !$0.hasSuffix(".gitignore") } } == [
        "./net/a.yaml", "./net/b.yaml",
      ])
    #expect(read.withLock { $0.count } <= 3)
  }
}
