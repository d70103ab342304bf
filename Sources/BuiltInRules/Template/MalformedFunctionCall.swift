import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A call of an intrinsic function whose arguments do not have the shape the function takes.
  static let malformedFunctionCall = Rule.template("malformed-function-call") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for problem in template.problems {
      if case .malformedVariable(let name) = problem.kind {
        context.report(.namesNothing(name), at: context.place(problem.span, in: template))
      }
      guard case .malformedCall(let function, let mayBeExtended) = problem.kind,
        !(mayBeExtended && template.hasLanguageExtensions)
      else { continue }
      context.report(.isMalformed(function.name, function.shape), at: context.place(problem.span, in: template))
    }
  }
}

extension IntrinsicFunction {
  /// What the function takes, with an example.
  fileprivate var shape: String {
    switch self {
    case .and, .or: "a list of 2 to 10 conditions: `!\(rawValue) [!Condition A, !Condition B]`"
    case .base64: "one text or function: `!Base64 text`"
    case .cidr: "a block, a number of blocks and, if need be, their bits: `!Cidr [!GetAtt Vpc.CidrBlock, 4, 8]`"
    case .condition: "the name of a condition: `!Condition IsProduction`"
    case .equals: "a list of two values: `!Equals [!Ref Stage, prod]`"
    case .findInMap:
      "a mapping and two keys: `!FindInMap [Map, TopKey, SecondKey]`, and with the language extensions a "
        + "`{DefaultValue: value}`"
    case .getAtt: "a logical ID and an attribute: `!GetAtt Resource.Attribute`"
    case .getAZs: "a region, or an empty text for the stack's own: `!GetAZs ''`"
    case .if: "a condition and a value for each case: `!If [Condition, ValueIfTrue, ValueIfFalse]`"
    case .importValue: "the name of an export: `!ImportValue Network-Vpc`"
    case .join: "a delimiter and a list: `!Join ['-', [a, b]]`"
    case .not: "a list of one condition: `!Not [!Condition IsProduction]`"
    case .ref: "the name of a parameter or resource: `!Ref Name`"
    case .select: "an index and a list: `!Select [0, !GetAZs '']`"
    case .split: "a delimiter and a text: `!Split [',', !Ref Subnets]`"
    case .sub: "a text, or a list of a text and a map of its variables: `!Sub ['${Name}', {Name: value}]`"
    case .getStackOutput: "a map of `StackName` and `OutputName`, and of `Region` and `RoleArn` if need be"
    case .contains, .eachMemberEquals, .eachMemberIn, .forEach, .implies, .length, .refAll,
      .toJSONString, .transform, .valueOf, .valueOfAll:
      "other arguments"
    }
  }
}

extension Finding.Message {
  fileprivate static func namesNothing(_ variable: String) -> Self {
    """
    The variable `${\(variable)}` in the text of a `Fn::Sub` lacks a name, so CloudFormation rejects the template. Write \
    `${Name}` or `${Resource.Attribute}`; where these characters themselves are meant, write `${!\(wording: variable)}`.
    """
  }

  fileprivate static func isMalformed(_ function: String, _ shape: String) -> Self {
    "`\(function)` is given arguments it cannot take, so CloudFormation rejects the template. It takes \(wording: shape)."
  }
}
