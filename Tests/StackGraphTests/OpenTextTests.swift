import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

/// What is known at deployment only has one value there, wherever and however it is asked for.
@Suite struct OpenTextTests {
  private let head = """
    Parameters:
      Csv: {Type: CommaDelimitedList}
      Free: {Type: String}
      Other: {Type: String}
      Third: {Type: String}
      Start: {Type: String, Default: dev}
      Short: {Type: String, MaxLength: 3}
      Ssm: {Type: 'AWS::SSM::Parameter::Value<String>'}
    Mappings:
      Places: {us-east-1: {v: us}, eu-west-1: {v: eu}}
    Conditions:
    """

  /// The scenarios of conditions with these expressions, in order.
  private func scenarios(_ expressions: [String]) -> (Resolver, [Scenario]) {
    let conditions = expressions.enumerated().map { "  C\($0): \($1)\n" }.joined()
    let text = head + "\n" + conditions + "Resources: {R: {Type: T}}\n"
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    return (resolver, expressions.indices.map { resolver.condition("C\($0)", in: workspace.stacks[0].id) })
  }

  @Test(arguments: [
    "!Ref AWS::Region", "!Ref Free", "!Ref Start", "!Ref Ssm", "!Select [0, !Ref Csv]",
    "!Select [1, !Split ['-', !Ref Free]]",
    "!Sub '${Free}'", "!Sub '${Free}-${Other}'", "!Join ['', [!Ref Free, !Ref Other]]",
    "!Join ['', ['', !Ref AWS::Region, '']]", "!Select [0, !Ref 'AWS::NotificationARNs']", "!ImportValue x",
    "!Select [1, !Split ['/', !Ref Start]]",
  ])
  func differentTextsExcludeEachOther(_ value: String) {
    let (resolver, found) = scenarios([
      "!Equals [\(value), us-east-1]", "!Equals [eu-west-1, \(value)]", "!Equals [\(value), us-east-1]",
    ])
    #expect(!found[0].isNever && !found[0].isAlways)
    #expect(!found[1].isNever && !found[1].isAlways)
    #expect(resolver.space.areDisjoint(found[0], found[1]))
    #expect(found[0] == found[2])
  }

  @Test func differentItemsAreDifferent() {
    let (resolver, found) = scenarios([
      "!Equals [!Select [0, !Split ['-', !Ref Free]], a]", "!Equals [!Select [1, !Split ['-', !Ref Free]], b]",
    ])
    #expect(!resolver.space.areDisjoint(found[0], found[1]))
    #expect(!resolver.isOfOneSystem(resolver.space.and(found[0], found[1])))
    #expect(resolver.isOfOneSystem(found[0]))
  }

  @Test(arguments: [
    ("!Equals [!Sub 'x-${Free}', y-a]", "never"),
    ("!Equals [!Sub 'x-${Free}', 'x']", "never"),
    ("!Equals [!Sub '${Free}-${Other}-${Third}', a-b]", "never"),
    ("!Equals [!Sub '${Free}-${Free}', a-b]", "never"),
    ("!Equals [!Sub 'x-${AWS::Region}', x-nowhere]", "never"),
    ("!Equals [!Sub 'x-${Short}', x-long]", "never"),
    ("!Equals [!Sub '${Free}-x', !Sub '${Other}-y']", "never"),
    ("!Equals [!Sub 'x-${Free}', !Sub 'x-${Free}']", "always"),
    ("!Equals [!Ref AWS::AccountId, '12']", "never"),
  ])
  func holesMayMakeNoDifference(_ expression: String, _ expected: String) {
    let (_, found) = scenarios([expression])
    #expect(found[0] == (expected == "never" ? .never : .always))
  }

  @Test(arguments: [
    ("!Equals [!Sub 'x-${Free}', x-a]", "!Equals [!Ref Free, a]"),
    ("!Equals [!Sub '${Start}-x', dev-x]", "!Equals [!Ref Start, dev]"),
    ("!Equals [!Sub '${Start}-x', qa-x]", "!Equals [!Ref Start, qa]"),
    ("!Equals [!Sub '${AWS::Region}a', us-east-1a]", "!Equals [!Ref AWS::Region, us-east-1]"),
    (
      "!Equals [!FindInMap [Places, !Ref AWS::Region, v], us]",
      "!Not [!Equals [!FindInMap [Places, !Ref AWS::Region, v], eu]]"
    ),
    ("!Equals [!FindInMap [Places, !Ref AWS::Region, v], us]", "!Equals [!Ref AWS::Region, us-east-1]"),
    ("!Equals [!Sub '${Free}-${Other}', a-b]", "!And [!Equals [!Ref Free, a], !Equals [!Ref Other, b]]"),
  ])
  func partsAreAskedFor(_ expression: String, _ same: String) {
    let (_, found) = scenarios([expression, same])
    #expect(!found[0].isNever && found[0] == found[1])
  }

  @Test func witnessesNameValues() {
    let (resolver, found) = scenarios([
      "!Equals [!Ref AWS::Region, us-east-1]", "!Not [!Equals [!Ref AWS::Region, us-east-1]]",
      "!Equals [!Ref Start, qa]",
    ])
    let words = found.map { scenario in
      resolver.witness(of: scenario).map {
        "\($0.parameter) \($0.value ?? "not " + $0.excluded.joined(separator: ","))"
      }
    }
    #expect(words == [["AWS::Region us-east-1"], ["AWS::Region not us-east-1"], ["Start qa"]])
    #expect(resolver.reachOfWitness(of: found[0]) == .all)
  }

  @Test func rulesRestrictTheRegion() {
    let text = """
      Rules: {Here: {Assertions: [{Assert: !Equals [!Ref AWS::Region, us-east-1]}]}}
      Conditions:
        There: !Equals [!Ref AWS::Region, eu-west-1]
        Here: !Equals [!Ref AWS::Region, us-east-1]
      Resources: {R: {Type: T}}
      """
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    #expect(resolver.condition("There", in: workspace.stacks[0].id).isNever)
    #expect(resolver.condition("Here", in: workspace.stacks[0].id).isAlways)
  }

  @Test func patternsMayLeaveFewValues() {
    let text = """
      Parameters:
        Flag: {Type: String, AllowedPattern: '^(true|false)$'}
        Size: {Type: String, AllowedPattern: 'x?|(?:a|b)c', MinLength: 1}
        None: {Type: String, MaxLength: 0}
        Open: {Type: String, AllowedPattern: '^(a|b)+$'}
      Conditions:
        Either: !Or [!Equals [!Ref Flag, 'true'], !Equals [!Ref Flag, 'false']]
        Sized: !Or [!Equals [!Ref Size, x], !Equals [!Ref Size, ac], !Equals [!Ref Size, bc]]
        Empty: !Equals [!Ref None, '']
        Some: !Or [!Equals [!Ref Open, a], !Equals [!Ref Open, b]]
      Resources: {R: {Type: T}}
      """
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    let found = ["Either", "Sized", "Empty", "Some"].map { resolver.condition($0, in: workspace.stacks[0].id).isAlways }
    #expect(found == [true, true, true, false])
  }

  @Test func plainBooleansAreTruths() {
    let text = """
      Parameters:
        Plain: {Type: String, AllowedValues: [True, no]}
        Quoted: {Type: String, AllowedValues: ['True', 'no']}
      Conditions:
        A: !Equals [!Ref Plain, 'true']
        B: !Equals [!Ref Plain, yes]
        C: !Equals [!Ref Plain, 'True']
        D: !Equals [!Ref Quoted, True]
        E: !Equals [!Ref Quoted, 'True']
        F: !Equals [!Ref Plain, 'false']
      Resources: {R: {Type: T}}
      """
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    let found = ["A", "B", "C", "D", "E", "F"].map { resolver.condition($0, in: workspace.stacks[0].id) }
    #expect(!found[0].isNever && found[0] == found[1] && found[0] == resolver.space.not(found[5]))
    #expect(found[2].isNever && found[3].isNever && !found[4].isNever)
  }

  @Test func manyComparedParametersStayExact() {
    let count = 40
    let parameters = (0..<count).flatMap { ["P\($0)"] } + (0..<count).map { "Q\($0)" }
    let conditions =
      (0..<count).map { "  A\($0): !Equals [!Ref P\($0), a]\n" }
      + (0..<count).map { index in
        "  E\(index): !Equals [!Ref P\(index), !Ref Q\(index)]\n"
          + "  X\(index): \(index == 0 ? "!Condition E0" : "!And [!Condition X\(index - 1), !Condition E\(index)]")\n"
      }
    let text =
      "Parameters:\n" + parameters.map { "  \($0): {Type: String, AllowedValues: [a, b]}\n" }.joined()
      + "Conditions:\n" + conditions.joined() + "Resources: {R: {Type: T}}\n"
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    let stack = workspace.stacks[0].id
    let last = resolver.condition("X\(count - 1)", in: stack)
    #expect(resolver.space.implies(last, resolver.condition("E3", in: stack)))
    #expect(resolver.isOfOneSystem(last) && resolver.unfollowed.isEmpty)
  }

  @Test func whatIsNotFollowedIsNotTold() {
    // Which of two sums is larger depends on too much when the parts of one come after those of the other.
    let count = 24
    let names = (0..<count).map { "P\($0)" } + (0..<count).map { "Q\($0)" }
    let firsts = names.map { "!Not [!Equals [!Ref \($0), z]]" }.joined(separator: ", ")
    let pairs = (0..<count).map { "!Or [!Equals [!Ref P\($0), a], !Equals [!Sub 'x${Q\($0)}', xa]]" }
    let text =
      "Parameters:\n" + names.map { "  \($0): {Type: String, AllowedValues: [a, b]}\n" }.joined()
      + "Conditions:\n  Order: !And [\(firsts)]\n  All: !And [\(pairs.joined(separator: ", "))]\nResources: {R: {Type: T}}\n"
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    let all = resolver.condition("All", in: workspace.stacks[0].id)
    #expect(!resolver.isOfOneSystem(all) && resolver.unfollowed.count == 1)
  }

  @Test func conditionsFindWhatTheyLookUp() {
    let text = """
      Mappings: {Places: {us-east-1: {v: 'True'}, us-west-1: {v: 'True'}}}
      Conditions:
        IsTrue: !Equals ['True', !FindInMap [Places, !Ref AWS::Region, v]]
        IsElsewhere: !Equals [!Ref AWS::Region, eu-west-1]
        IsEast: !Equals [!Ref AWS::Region, us-east-1]
        IsWest: !Equals [!Ref AWS::Region, us-west-1]
      Resources: {R: {Type: T}}
      """
    let workspace = Workspace(
      [Template(Tree(reading: SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8))))])
    let resolver = Resolver(workspace)
    let found = ["IsTrue", "IsElsewhere", "IsEast", "IsWest"].map { resolver.condition($0, in: workspace.stacks[0].id) }
    #expect(found[0].isAlways && found[1].isNever && !found[2].isNever && found[3] == resolver.space.not(found[2]))
  }
}
