import Testing

@testable import CloudFormation

@Suite struct ParameterConstraintsTests {
  @Test(arguments: [
    ("Type: String", ["", "a"], [], []),
    ("Type: String, AllowedValues: [a, b]", ["a"], ["", "c"], []),
    ("Type: String, MinLength: 2, MaxLength: 3", ["ab", "abc"], ["a", "abcd"], []),
    ("Type: String, AllowedPattern: '[a-z]+'", ["ab"], ["", "ab1", "ab\n"], []),
    ("Type: String, AllowedPattern: '^[a-z]+$', MaxLength: 2", ["ab"], ["abc", "A"], []),
    ("Type: String, AllowedPattern: '(a)\\1', MaxLength: 2", [], ["aaa"], ["aa"]),
    ("Type: String, AllowedPattern: '(a'", [], [], ["a", ""]),
    ("Type: Number, MinValue: 1, MaxValue: 10", ["1", " 5", "1e1"], ["0", "11", "x", ""], []),
    ("Type: Number, AllowedPattern: '[a]'", ["1"], ["a"], []),
    ("Type: CommaDelimitedList, AllowedPattern: '[a-z]'", ["a", "a, b"], ["a,B", "a,ab"], [""]),
    ("Type: List<Number>", ["1,2", ""], ["1,x"], []),
    ("Type: AWS::EC2::VPC::Id", [], [], ["vpc-1", "x"]),
    ("Type: AWS::EC2::VPC::Id, AllowedValues: [vpc-1]", [], ["vpc-2"], ["vpc-1"]),
    ("Type: AWS::SSM::Parameter::Value<String>, AllowedValues: [a]", [], [], ["a", "b"]),
  ])
  func allowsOnlyWhatIsDeclared(_ declaration: String, _ yes: [String], _ no: [String], _ unknown: [String]) throws {
    let template = template("Parameters: {P: {\(declaration)}}")
    let constraints = try #require(template.parameters["P"]).constraints
    for text in yes { #expect(constraints.allows(text) == true, "\(text.debugDescription)") }
    for text in no { #expect(constraints.allows(text) == false, "\(text.debugDescription)") }
    for text in unknown { #expect(constraints.allows(text) == nil, "\(text.debugDescription)") }
  }

  @Test func saysWhyAPatternCannotBeMatched() throws {
    let template = template("Parameters: {P: {Type: String, AllowedPattern: '[a-'}}")
    let pattern = try #require(template.parameters["P"]).constraints.allowedPattern
    #expect(pattern?.problem?.kind == .invalid)
  }
}
