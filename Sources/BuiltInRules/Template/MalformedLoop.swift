import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A loop (`Fn::ForEach`) that CloudFormation cannot expand, or that makes what it does not accept.
  static let malformedLoop = Rule.template("malformed-loop") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for problem in template.problems {
      guard case .faultyLoop(let fault) = problem.kind else { continue }
      context.report(
        .cannotBeExpanded(fault), kind: fault == .makesTooMuch ? "unread" : "broken",
        at: context.place(problem.span, in: template))
    }
  }
}

extension LoopFault.Holder {
  fileprivate var indefinite: String {
    switch self {
    case .parameter: "a parameter"
    case .resource: "a resource"
    case .loop: "a loop around it"
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotBeExpanded(_ fault: LoopFault) -> Self {
    switch fault {
    case .hasNoThreeParts:
      """
      A loop takes a list of three: an identifier, the values it goes through, and a map of what to repeat. This one \
      has another shape, so CloudFormation rejects the template.
      """
    case .hasNoName:
      """
      A loop needs a name of letters and digits after `Fn::ForEach::`, so CloudFormation rejects the template. Write \
      one, such as `Fn::ForEach::Topics`.
      """
    case .identifierIsNoText:
      """
      The first part of a loop is its identifier, a plain text such as `Name`. CloudFormation rejects a template with \
      anything else there.
      """
    case .collectionIsNoList:
      """
      The second part of a loop is a list of values, or a function that gives one, so CloudFormation rejects the \
      template. Put the values into a list.
      """
    case .bodyIsNoMap:
      """
      The third part of a loop is a map whose keys contain the identifier, so CloudFormation rejects the template. \
      Write what to repeat below such a key.
      """
    case .nameIsTaken(let name, let holder):
      """
      The loop is called `\(name)` like \(wording: holder.indefinite), so CloudFormation rejects the template. Give the \
      loop a name of its own.
      """
    case .identifierIsTaken(let name, let holder):
      """
      The identifier `\(name)` of the loop is also the name of \(wording: holder.indefinite), so CloudFormation rejects \
      the template. Choose another identifier.
      """
    case .collectionIsScalar(let parameter):
      """
      The loop goes through parameter `\(parameter)`, which is no list, so CloudFormation cannot expand it. Give the \
      parameter the type `CommaDelimitedList`, or split it with `Fn::Split`.
      """
    case .collectionIsSecret(let parameter):
      """
      The loop goes through parameter `\(parameter)`, whose values are masked by `NoEcho`, so CloudFormation cannot \
      expand it. Take the values from another parameter.
      """
    case .collectionIsKnownTooLate(let resource):
      """
      The values of the loop depend on resource `\(resource)`, but loops are expanded before any resource exists, so \
      CloudFormation rejects the template. Take them from a list, parameter or mapping.
      """
    case .collectionIsUndefined(let name):
      """
      The values of the loop refer to `\(name)`, but the template has no parameter of that name, so CloudFormation \
      rejects it. Declare it or correct the name.
      """
    case .keyIsMadeTwice(let key):
      """
      The loop makes the key `\(key)` where its map has that key already, so CloudFormation rejects the template. Give \
      the loop values that differ, and use its identifier in the key.
      """
    case .lacksTransform:
      """
      The template has a loop but not the transform that expands it, so CloudFormation rejects the template. Add \
      `Transform: AWS::LanguageExtensions`.
      """
    case .isShortForm:
      """
      A loop cannot be written as a tag, so CloudFormation rejects the template. Write the key \
      `Fn::ForEach::` with a name behind it.
      """
    case .standsIn(let section):
      """
      CloudFormation expands no loop \(section.isEmpty ? "at the top of a template" : "in the section `\(section)`") and \
      rejects the template. Loops may stand in `Conditions`, `Resources` and `Outputs`.
      """
    case .isNestedTooDeep:
      """
      More than five loops are nested in another, which CloudFormation does not expand. Nest fewer, or go through \
      values that are put together beforehand.
      """
    case .makesTooMuch:
      """
      The loops up to here make more than is read, and far more than CloudFormation deploys, so this one and those that \
      follow are left as they are and what they make is not checked. Give them fewer values.
      """
    }
  }
}
