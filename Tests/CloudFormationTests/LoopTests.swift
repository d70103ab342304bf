import SourceText
import Testing
import YAMLTree

@testable import CloudFormation

/// Loops (`Fn::ForEach`) are expanded into elements that stand where the body of the loop stands.
@Suite struct LoopTests {
  private func resources(_ loop: String, _ rest: String = "") -> Template {
    template("Transform: AWS::LanguageExtensions\n\(rest)\nResources:\n  Fn::ForEach::L: \(loop)\n")
  }

  private func faults(_ template: Template) -> [LoopFault] {
    template.problems.compactMap { if case .faultyLoop(let fault) = $0.kind { fault } else { nil } }
  }

  @Test func makesElementsWhereTheBodyStands() throws {
    let template = template(
      """
      Transform: [AWS::LanguageExtensions]
      Conditions:
        Fn::ForEach::Stages: [S, [Test, Prod], {'Is${S}': !Equals [!Ref AWS::Region, !Ref S]}]
      Resources:
        Fn::ForEach::Topics:
          - Name
          - [a, b-c]
          - Topic&{Name}:
              Type: AWS::SNS::Topic
              Condition: IsTest
              DependsOn: Topic&{Name}
              Properties:
                TopicName: !Ref Name
                DisplayName: !Sub '${Name}-${AWS::Region}'
                KmsMasterKeyId: !Sub 'x${Name}'
                Tags: {Ref: {Fn::Sub: 'Key${Name}'}}
      Outputs:
        Fn::ForEach::Arns: [N, [a, bc], {'Arn${N}': {Value: !GetAtt ['Topic${N}', TopicArn]}}]
      """)
    #expect(template.problems.isEmpty)
    #expect(template.conditions.names == ["IsTest", "IsProd"])
    #expect(template.resources.names == ["Topica", "Topicbc"])
    #expect(template.outputs.names == ["Arna", "Arnbc"])
    let topic = try #require(template.resources["Topicbc"])
    #expect(topic.dependsOn.map(\.text) == ["Topicbc"])
    #expect(template.file.text(of: topic.key.span) == "Topic&{Name}")
    let properties = try #require(topic.properties)
    #expect(properties["TopicName"]?.text == "b-c")
    #expect(properties["TopicName"].map { template.file.text(of: $0.span) } == "!Ref Name")
    #expect(properties["KmsMasterKeyId"]?.text == "xb-c")
    #expect(properties["KmsMasterKeyId"]?.isCall == false)
    guard case .call(.sub(let substitution))? = properties["DisplayName"]?.form else {
      Issue.record("no Sub")
      return
    }
    guard case .variable(let variable)? = substitution.pieces.last else {
      Issue.record("no variable")
      return
    }
    #expect(substitution.pieces.first == .text("b-c-"))
    #expect(template.file.text(of: variable.span) == "AWS::Region")
    let targets = template.references.map(\.target)
    #expect(targets.contains(.ref("Keyb-c")))
    #expect(targets.contains(.attribute(resource: "Topicbc", attribute: "TopicArn")))
    #expect(!template.hasGeneratedNames)
    #expect(template.loops?.repeats(variable.span) == true)
    #expect(template.loops?.repeats(template.root.span) == false)
  }

  @Test func mapsTextsToTheirPlaces() throws {
    let template = template(
      #"""
      {"Transform": "AWS::LanguageExtensions", "Resources": {"Fn::ForEach::L": ["N", ["wxyz"], {"T${N}":
      {"Type": "T", "Properties": {"A": {"Fn::Sub": "\u00e9${N}\n${N}${Foo}-${N}${Bar}"}}}}]}}
      """#)
    guard case .call(.sub(let substitution))? = template.resources["Twxyz"]?.properties?["A"]?.form else {
      Issue.record("no Sub")
      return
    }
    let variables = substitution.pieces.compactMap { piece in
      if case .variable(let variable) = piece { variable } else { nil }
    }
    #expect(variables.map(\.name) == ["Foo", "Bar"])
    #expect(variables.map { template.file.text(of: $0.span) } == ["Foo", "Bar"])
    #expect(substitution.pieces[0] == .text("éwxyz\nwxyz"))
    let text = substitution.text.node
    #expect(template.file.text(of: text.span(ofText: 3..<5)) == "${N}")
    #expect(template.file.text(of: text.span(ofText: 2..<3)) == "${N}")
  }

  @Test func nestsAndReachesIntoProperties() {
    let template = resources(
      """

          - A
          - [x, y]
          - One${A}:
              Type: T
              Properties:
                Fn::ForEach::P: [P, [q, r], {'${P}${A}': !Ref P}]
                Own: 1
            Fn::ForEach::Inner: [B, [1, 2], {'Two${A}${B}': {Type: T}}]
      """)
    #expect(template.resources.names == ["Onex", "Twox1", "Twox2", "Oney", "Twoy1", "Twoy2"])
    #expect(template.resources["Oney"]?.properties?.entries.map(\.key.text) == ["qy", "ry", "Own"])
    #expect(template.resources["Oney"]?.properties?["ry"]?.text == "r")
    #expect(template.problems.isEmpty)
  }

  @Test(arguments: [
    ("!Ref P", "Parameters: {P: {Type: CommaDelimitedList, Default: 'a, b'}}", ["a", "b"], true),
    ("!Ref P", "Parameters: {P: {Type: CommaDelimitedList, AllowedValues: ['a,b', c]}}", ["a", "b"], true),
    ("!Split ['-', a-b]", "", ["a", "b"], false),
    ("!Split ['-', !Ref P]", "Parameters: {P: {Type: String, Default: a-b}}", ["a", "b"], true),
    ("[!Ref P, b]", "Parameters: {P: {Type: String, Default: a}}", ["a", "b"], true),
    ("[!Sub 'a${P}', !Join ['', [b, c]]]", "Parameters: {P: {Type: String, AllowedValues: [x]}}", ["ax", "bc"], false),
    ("!FindInMap [M, k, v]", "Mappings: {M: {k: {v: [a, b]}}}", ["a", "b"], false),
    ("!FindInMap [M, !Ref AWS::Region, v]", "Mappings: {M: {k: {v: [a]}, l: {v: [b]}}}", ["a"], true),
    ("!FindInMap [M, k, w, {DefaultValue: [c]}]", "Mappings: {M: {k: {v: [a]}}}", ["c"], false),
    ("!FindInMap [M, !Ref AWS::Region, w, {DefaultValue: [c]}]", "Mappings: {M: {k: {v: [a]}}}", ["c"], true),
    ("[]", "", [], false),
  ])
  func knowsValues(_ collection: String, _ rest: String, _ names: [String], isLikely: Bool) {
    let template = resources("[N, \(collection), {'${N}': {Type: T}}]", rest)
    #expect(template.resources.names == names)
    #expect(template.resources.hasGenerators == isLikely)
    #expect(template.mayGenerate("Other") == isLikely)
    #expect(faults(template) == [])
  }

  @Test(arguments: [
    ("!Ref P", "Parameters: {P: {Type: CommaDelimitedList}}"),
    ("!Ref P", "Parameters: {P: {Type: CommaDelimitedList, Default: ''}}"),
    ("!Ref P", "Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /a}}"),
    ("!If [C, [a], [b]]", "Conditions: {C: !Equals [a, b]}"), ("!FindInMap [M, k, v]", ""),
    ("!Ref AWS::NotificationARNs", ""), ("[!ImportValue x]", ""),
  ])
  func leavesUnknownLoopsAlone(_ collection: String, _ rest: String) {
    let template = resources("[N, \(collection), {'${N}': {Type: T}}]", rest)
    #expect(template.resources.elements.isEmpty)
    #expect(template.resources.generators.count == 1)
    #expect(template.mayGenerate("Other"))
    #expect(faults(template) == [])
  }

  @Test(arguments: [
    ("x", LoopFault.hasNoThreeParts), ("[N, [a]]", .hasNoThreeParts), ("[[N], [a], {}]", .identifierIsNoText),
    ("[N, [a], x]", .bodyIsNoMap), ("[N, a, {'${N}': {Type: T}}]", .collectionIsNoList),
    ("[N, {a: b}, {'${N}': {Type: T}}]", .collectionIsNoList),
    ("[P, [a], {'${P}': {Type: T}}]", .identifierIsTaken("P", by: .parameter)),
    ("[N, !Ref P, {'${N}': {Type: T}}]", .collectionIsScalar(parameter: "P")),
    ("[N, !Ref Q, {'${N}': {Type: T}}]", .collectionIsUndefined(name: "Q")),
    ("[N, [a, a], {'${N}': {Type: T}}]", .keyIsMadeTwice("a")),
    ("[N, [a, b], {X: {Type: T}}]", .keyIsMadeTwice("X")),
  ])
  func noticesFaults(_ loop: String, _ fault: LoopFault) {
    #expect(faults(resources(loop, "Parameters: {P: {Type: String}}")) == [fault])
  }

  @Test func stopsWhereLoopsMakeTooMuch() {
    var loop = "[V0, [a, b, c, d, e, f, g, h, i, j], {'${V0}${V1}${V2}${V3}': {Type: T}}]"
    for level in 1...3 {
      loop = "[V\(level), [a, b, c, d, e, f, g, h, i, j], {'Fn::ForEach::L\(level)': \(loop)}]"
    }
    let template = resources(loop + "\n  Other: {Type: T}")
    #expect(faults(template) == [.makesTooMuch])
    #expect(template.resources.names == ["Other"])
    #expect(template.resources.generators.count == 1)
  }

  @Test func followsAliasesInEveryTurn() {
    let template = resources(
      """

          - N
          - &values [a, b]
          - T${N}: &topic {Type: T, Properties: &properties {Name: !Ref N}}
        Fn::ForEach::M: [N, *values, {'U${N}': *topic}]
        Plain: {Type: T, Properties: *properties}
      """)
    #expect(template.resources.names == ["Ta", "Tb", "Ua", "Ub", "Plain"])
    #expect(template.resources["Ub"]?.properties?["Name"]?.text == "b")
    #expect(template.resources["Plain"]?.properties?["Name"]?.isCall == true)
  }

  @Test func computesConditions() {
    let template = resources(
      """

          - N
          - [a, b]
          - T${N}:
              Type: T
              Condition: !FindInMap [M, k, !Ref N, {DefaultValue: !Ref AWS::NoValue}]
              DeletionPolicy: !FindInMap [M, p, v]
        Other: {Type: T, Condition: !FindInMap [M, !Ref AWS::Region, a]}
      """, "Mappings: {M: {k: {a: IsProd}, p: {v: Retain}}}")
    #expect(template.resources["Ta"]?.condition?.text == "IsProd")
    #expect(template.resources["Ta"]?.deletionPolicy?.text == "Retain")
    #expect(template.resources["Tb"]?.condition == nil)
    #expect(template.resources["Other"]?.condition?.isCall == true)
    #expect(template.references.contains { $0.target == .condition("IsProd") })
    #expect(template.hasHiddenUses)
    #expect(template.references.contains { $0.target == .mapping("M") && $0.owner == .transform })
  }

  @Test func seesUsesInCollectionsAndUnmadeBodies() {
    let template = resources(
      "[N, !FindInMap [M, !Ref P, v], {'${N}': {Type: T, Condition: C}}]",
      "Parameters: {P: {Type: String}}\nMappings: {M: {k: {v: []}}}\nConditions: {C: !Equals [a, b]}")
    let targets = template.references.map(\.target)
    #expect(targets.contains(.ref("P")))
    #expect(targets.contains(.mapping("M")))
    #expect(targets.contains(.condition("C")))
  }
}
