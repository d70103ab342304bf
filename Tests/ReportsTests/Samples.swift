import Findings
import SourceText

extension Sample {
  /// A run that found nothing.
  static var empty: Sample {
    var sample = Sample()
    _ = sample.file("network.yaml", "Resources: {}\n")
    sample.summary.rules = 54
    return sample
  }

  /// One finding in one file, whose line is held by the line above.
  static var oneFile: Sample {
    var sample = Sample()
    let database = sample.file(
      "database.yaml",
      """
      Resources:
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            MultiAZ: false
            Engine: postgres

      """)
    sample.findings = [
      Finding(
        rule: "rds-instance-multi-az", level: .warning,
        message: "Database \("Database") runs in one Availability Zone: set MultiAZ to true.",
        place: sample.place(database, "false", at: "Resources/Database/Properties/MultiAZ"), fingerprint: "0a1b")
    ]
    sample.summary.rules = 1
    sample.summary.ignored = 2
    return sample
  }

  /// An import without an export: places in two files, the way of the value, and the scenario it holds in.
  static var crossFile: Sample {
    var sample = Sample()
    let network = sample.file(
      "network/vpc.yaml",
      """
      Resources:
        Vpc:
          Type: AWS::EC2::VPC
      Outputs:
        VpcId:
          Value: !Ref Vpc
          Export:
            Name: !Sub '${Env}-VpcId'

      """)
    let service = sample.file(
      "app/service.yaml",
      """
      Conditions:
        IsProd: !Equals [!Ref Environment, prod]
      Resources:
        Sg:
          Type: AWS::EC2::SecurityGroup
          Condition: IsProd
          Properties:
            GroupDescription: x
            Tags: []
            VpcId: !ImportValue prod-vpcid

      """)
    let imported = sample.place(service, "prod-vpcid", at: "Resources/Sg/Properties/VpcId")
    let exported = sample.place(network, "'${Env}-VpcId'", at: "Outputs/VpcId/Export/Name")
    sample.findings = [
      Finding(
        rule: "export-import-resolves", level: .error,
        message: "No stack exports `\("prod-vpcid")`, so \("Sg") cannot be created.", place: imported,
        notes: [
          Note("imported here", at: imported),
          Note("exports `prod-VpcId` when Env is prod", at: exported),
          Note("needed when [this] holds", at: sample.place(service, "IsProd", at: "Conditions/IsProd")),
          Note("made only then", at: sample.place(service, "IsProd", after: "Condition: ")),
        ],
        flow: [
          Note("the VPC", at: sample.place(network, "Vpc", after: "!Ref ", at: "Outputs/VpcId/Value")),
          Note("exports `prod-VpcId` when Env is prod", at: exported), Note("imported here", at: imported),
        ],
        scenario: ScenarioNote(
          conditions: [.init(name: "IsProd", holds: true)],
          witness: [.init(stack: "service", parameter: "Environment", value: "prod")]),
        fingerprint: "c0ffee"),
      Finding(
        rule: "export-import-resolves", level: .note,
        message: "\("Sg") imports from outside: array[0](x) and C:\\path stay as they are.", place: imported),
    ]
    sample.summary.rules = 118
    sample.summary.seconds = 0.0213
    return sample
  }

  /// Tabs, wide and combined characters before the column, carriage returns, a byte order mark.
  static var characters: Sample {
    var sample = Sample()
    let tabs = sample.file("tabs.json", "{\r\n\t\"Description\":\t\"x\"\r\n}\r\n")
    let emoji = sample.file(
      "emoji.yaml",
      bytes: [0xEF, 0xBB, 0xBF] + Array("# 名前\nA: '🚀 日本 e\u{301} 👩‍👩‍👧 ❤️ 🇨🇭' # mark\n".utf8))
    let controls = sample.file(
      "controls\u{1B}[31m.yaml", "A: \"\u{1B}]0;title\u{07}\u{9B}2J\u{202E}x\" # mark\n")
    for (file, word) in [(tabs, "\"x\""), (emoji, "mark"), (controls, "mark")] {
      sample.findings.append(
        Finding(
          rule: "malformed-document", level: .error, message: "Read \u{1B}[2J \("this")\nand\tthat \u{85}.",
          place: sample.place(file, word), notes: [Note("a \u{1B}[1mnote", at: sample.place(file, word))]))
    }
    return sample
  }

  /// Lines far wider than a terminal, several marks on one line, a span over several lines, an empty span.
  static var lines: Sample {
    var sample = Sample()
    let wide = sample.file(
      "wide.json",
      "{\"First\":1," + (1...40).map { "\"Resource\($0)\":{\"Type\":\"AWS::SNS::Topic\"}" }.joined(separator: ",")
        + ",\"Last\":\"é\"}\n")
    let several = sample.file("several.yaml", "A: [one, two, three]\nB:\n  - 1\n  - 2   \n\n# end\nC: |\n  text\n")
    sample.findings = [
      Finding(
        rule: "malformed-document", level: .error, message: "The middle.",
        place: sample.place(wide, "\"Resource20\""),
        notes: [
          Note("the start", at: sample.place(wide, "First")), Note("the end", at: sample.place(wide, "Last")),
          Note("also near", at: sample.place(wide, "AWS", after: "Resource20")),
        ]),
      Finding(
        rule: "malformed-document", level: .error, message: "A long span.",
        place: Place(file: wide, span: Span(30, 900))),
      Finding(
        rule: "malformed-document", level: .warning, message: "Several on a line.",
        place: sample.place(several, "two"),
        notes: [
          Note("first", at: sample.place(several, "one")), Note("third", at: sample.place(several, "three")),
          Note("below", at: sample.place(several, "2")), Note("far below", at: sample.place(several, "text")),
        ]),
      Finding(
        rule: "malformed-document", level: .note, message: "Over lines.",
        place: sample.place(several, "- 1\n  - 2   \n\n# end")),
      Finding(
        rule: "malformed-document", level: .note, message: "Nothing there.",
        place: Place(file: several, span: Span(20, 20)),
        notes: [Note("a value is missing", at: sample.place(several, "B"))]),
    ]
    return sample
  }

  /// Paths that need care in a URI, and a file without text.
  static var paths: Sample {
    var sample = Sample()
    for path in ["my stacks/100%/a#b?.yaml", "../shared/./x:y.yaml", "/srv/ü.yaml"] {
      let file = sample.file(path, "")
      sample.findings.append(
        Finding(
          rule: "unlisted-rule", level: .error, message: "\(path) is empty.",
          place: Place(file: file, span: .fileStart)))
    }
    return sample
  }
}
