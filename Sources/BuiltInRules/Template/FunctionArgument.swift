import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An argument of an intrinsic function that the function does not take: another function, a list for a text, an
  /// index beyond the end.
  static let functionArgument = Rule.template("function-argument") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for problem in template.problems {
      let message: Finding.Message
      switch problem.kind {
      case .misplacedCall(let function, let place):
        // The language extensions take functions in more places.
        if template.hasLanguageExtensions { continue }
        message = .isNotTaken(function.name, place)
      case .misformedArgument(let place): message = .hasWrongForm(place)
      case .parameterArgument(let parameter, let place):
        message = place.form == .text ? .isList(parameter, place) : .isNoList(parameter, place)
      case .unusableIndex(let index, let count): message = .isNoIndex(index, count)
      case .operandIsNoCondition: message = .isNoCondition
      default: continue
      }
      context.report(message, at: context.place(problem.span, in: template))
    }
    reportSelectionsPastEnd(in: template, to: context)
  }

  /// Reports the calls of `Select` that find no item in some scenario, but for those that a look at the template tells.
  private static func reportSelectionsPastEnd(in template: Template, to context: RuleContext) {
    let told = Set(template.problems.compactMap { if case .unusableIndex = $0.kind { $0.span } else { nil } })
    for selection in template.selections where !told.contains(selection.index.span) {
      // Most lists are those of zones and subnets, whose length nobody knows.
      if case .call(.getAZs) = selection.list.form { continue }
      for stack in context.workspace.stacks where stack.template === template {
        let resolver = context.resolver
        guard let scope = resolver.scope(of: selection.owner, in: selection.branches, of: stack) else { continue }
        let call = StackValue(selection.call, in: stack.id)
        let violation = resolver.violation(among: resolver.alternatives(of: call, in: scope)) { item in
          switch item.content {
          case .unknown(.pastEnd): item.span == selection.call.span ? true : nil
          case .unknown, .origin(.item): nil
          default: false
          }
        }
        guard let violation else { continue }
        context.report(
          violation, .findsNoItem(selection.index.text), at: context.place(selection.index.span, in: stack.id))
      }
    }
  }
}

extension ArgumentPlace {
  /// The place in words, as the subject or object of a sentence.
  fileprivate var words: String {
    switch self {
    case .base64Text: "the text of `Fn::Base64`"
    case .cidrBlock: "the block of `Fn::Cidr`"
    case .cidrNumber: "a number of `Fn::Cidr`"
    case .equalsSide: "a side of `Fn::Equals`"
    case .exportName: "the name of `Fn::ImportValue`"
    case .ifCondition: "the condition of `Fn::If`"
    case .joinDelimiter: "the delimiter of `Fn::Join`"
    case .joinItem: "an item of `Fn::Join`"
    case .joinList: "the list of `Fn::Join`"
    case .jsonValue: "the value of `Fn::ToJsonString`"
    case .lengthList: "the list of `Fn::Length`"
    case .mappingKey: "a key of `Fn::FindInMap`"
    case .region: "the region of `Fn::GetAZs`"
    case .selectIndex: "the index of `Fn::Select`"
    case .selectList: "the list of `Fn::Select`"
    case .splitDelimiter: "the delimiter of `Fn::Split`"
    case .splitText: "the text of `Fn::Split`"
    case .subVariable: "a variable of `Fn::Sub`"
    }
  }

  /// What the place takes, as the rest of a sentence.
  fileprivate var wanted: String {
    switch self {
    case .ifCondition: "the name of a condition"
    case .joinDelimiter, .splitDelimiter: "a text that is written down"
    case .joinList, .lengthList, .selectList: "a list or a function that gives one"
    case .jsonValue: "a list or a map"
    case .selectIndex, .cidrNumber: "a number"
    default: "a text or a function that gives one"
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotTaken(_ function: String, _ place: ArgumentPlace) -> Self {
    """
    `\(function)` cannot be used as \(place.words), so CloudFormation rejects the template. It takes \
    \(wording: place.wanted).
    """
  }

  fileprivate static func hasWrongForm(_ place: ArgumentPlace) -> Self {
    "This cannot be \(place.words), which takes \(wording: place.wanted), so CloudFormation rejects the template."
  }

  fileprivate static func isList(_ parameter: String, _ place: ArgumentPlace) -> Self {
    """
    Parameter `\(parameter)` is a list and cannot be \(place.words), so CloudFormation rejects the template. Write \
    `!Join [',', !Ref \(parameter)]` for all of it, or `!Select` for an item.
    """
  }

  fileprivate static func isNoList(_ parameter: String, _ place: ArgumentPlace) -> Self {
    """
    Parameter `\(parameter)` is one value and cannot be \(place.words), so CloudFormation rejects the template. Make it \
    a list, or write one: `[!Ref \(parameter)]`.
    """
  }

  fileprivate static func isNoIndex(_ index: String, _ count: Int?) -> Self {
    guard let count, UInt32(index) != nil else {
      return "`\(index)` is no index for `Fn::Select`, so CloudFormation rejects the template. Indexes count from 0."
    }
    return """
      `Fn::Select` asks for item `\(index)` of a list of \(wording: "\(count)"), so the deployment fails. Indexes count \
      from 0.
      """
  }

  fileprivate static func findsNoItem(_ index: String?) -> Self {
    """
    `Fn::Select` asks for \(index.map { "item `\($0)`" } ?? "an item") that its list does not have, so the deployment \
    fails. Indexes count from 0.
    """
  }

  fileprivate static var isNoCondition: Self {
    """
    This is no condition, so CloudFormation rejects the template. Write `!Condition Name`, `!Equals`, `!And`, `!Or` or \
    `!Not`.
    """
  }
}
