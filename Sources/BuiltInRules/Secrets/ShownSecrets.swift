import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

/// What is wrong with a text that everybody who may look at a resource reads.
enum ShownSecret {
  /// A secret flows into it.
  case holds(SecretSource)
  /// It is a secret by its name and no reference to one.
  case named

  /// The kind of finding it makes.
  var kind: String {
    switch self {
    case .holds(let source): if case .resolved = source.kind { "resolved" } else { "holds" }
    case .named: "named"
    }
  }
}

extension RuleContext {
  /// Reports the texts of a resource that hold a secret or, where `judgingNames`, are one by their names.
  func check(
    _ texts: [ShownText], of resource: StackResource, judgingNames: Bool,
    message: (_ secret: ShownSecret, _ name: String) -> Finding.Message
  ) {
    for text in texts {
      if let (violation, source) = leak(among: text.values) {
        let secret = ShownSecret.holds(source)
        let place = place(of: violation.first, in: text)
        reportItem(
          violation, message(secret, text.name ?? ""), kind: secret.kind, at: place,
          notes: source.notes(in: self, of: place), of: resource)
      } else if judgingNames, let name = text.name, SecretWords.nameSecret(name) {
        guard let violation = resolver.violation(among: text.values, where: isPlainSecret) else { continue }
        let place = place(text.span, in: text.stack)
        reportItem(violation, message(.named, name), kind: "named", at: place, of: resource)
      }
    }
  }

  /// Where a secret stands in a text: the variable that brings it into a long one.
  private func place(of secret: Alternative, in text: ShownText) -> Place {
    let variable = secret.trail.first { $0.stack == text.stack && text.span.contains($0.span) }
    guard let variable, text.span.end - text.span.start > 200 else { return place(text.span, in: text.stack) }
    return place(variable.span, in: text.stack)
  }

  /// Whether what a secret's name stands for is the secret itself; nil where that cannot be told.
  private func isPlainSecret(_ alternative: Alternative) -> Bool? {
    switch alternative.content {
    case .text(let text):
      if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || SecretText.isName(text) { return nil }
      return SecretText.isIdentifier(text) || !DynamicReference.all(in: text).isEmpty
        ? false
        : SecretText.isVoid(text) ? nil : true
    case .origin(.parameter(let stack, let position)):
      // What it is named, a path or ARN of the secret included, is all that is known of it.
      let parameter = resolver.parameter(ParameterID(stack, Int(position)))
      return SecretWords.nameIdentifier(parameter.name) || parameter.elementType != "String" ? nil : true
    case .absent, .list, .map: return false
    case .origin, .pieces, .unknown: return nil
    }
  }

  /// Reports a violation of an entry of a list, which may not be there whenever the resource is.
  func reportItem(
    _ violation: Violation, _ message: Finding.Message, kind: String = "", at place: Place, notes: [Note] = [],
    of resource: StackResource
  ) {
    let reached = resolver.extent(of: violation.scenario, within: resolver.existence(of: resource))
    guard let extent = violation.extent == .always ? reached : violation.extent else { return }
    report(
      message, kind: kind, at: place, notes: notes, flow: flow(of: violation.first), when: violation.scenario,
      extent: extent)
  }
}
