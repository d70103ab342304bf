import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A `Fn::Sub` of a text in which there is nothing to put in.
  static let subWithoutVariables = Rule.template("sub-without-variables") { template, context in
    guard template.isWhole, !template.isServerless else { return }
    for (call, function) in template.constantSubstitutions where template.loops?.repeats(function) != true {
      // Without the function an escaped variable would mean another text.
      if call.pieces.contains(where: { if case .text(let text) = $0 { text.contains("${") } else { false } }) {
        continue
      }
      context.report(.putsNothingIn(call.text.text ?? ""), at: context.place(function, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func putsNothingIn(_ text: String) -> Self {
    let isShort = text.utf8.count <= 60 && !text.contains("\n")
    return """
      `Fn::Sub` has nothing to put into \(wording: isShort ? "`\(text)`" : "this text"), which has no variable. Write \
      the text alone, or a variable where one was meant: `${Name}`.
      """
  }
}
