import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A property that resources of the type cannot be made without and that is not set, always or in some scenario.
  static let propertyRequired = Rule.workspace("property-required") { context in
    // There are more types with required properties than types in a workspace.
    for resource in context.workspace.resources(where: { RequiredProperties.byType[$0] != nil }) {
      check(resource, context)
    }
  }

  private static func check(_ resource: StackResource, _ context: RuleContext) {
    let template = context.workspace[resource.stack].template
    guard template.isWhole, !template.hasMacros, !resource.resource.body.mayHoldMore,
      let required = RequiredProperties.byType[resource.type]
    else { return }
    guard let (key, properties) = resource.resource.body.entry("Properties") else {
      if !context.resolver.existence(of: resource).isNever {
        context.report(.hasNone(resource, required), at: context.place(of: resource))
      }
      return
    }
    if properties.isNull || context.resolver.mayHoldMore(StackValue(properties, in: resource.stack)) { return }
    for name in required where !properties.isSet(name) {
      let violation = context.resolver.violation(among: context.resolver.property(name, of: resource)) { alternative in
        switch alternative.content {
        case .absent: true
        case .unknown: nil
        default: false
        }
      }
      guard let violation else { continue }
      let message = Finding.Message.lacks(resource, name, properties.entries.map(\.key.text))
      let span = violation.first.span
      if span == resource.resource.key.span {
        context.report(violation, message, at: context.place(key.span, in: resource.stack))
      } else if template.file.text(of: span).contains(PseudoParameter.noValue.rawValue) {
        // A null value has a finding of its own.
        context.report(violation, message)
      }
    }
  }
}

extension Template {
  /// Whether a macro processes the template, which may add properties to any resource.
  fileprivate var hasMacros: Bool { !transforms.allSatisfy { $0.text?.hasPrefix("AWS::") == true } }
}

extension Value {
  /// Whether something is inserted into the map that is not written in it.
  fileprivate var mayHoldMore: Bool { entries.contains { $0.key.text.hasPrefix("Fn::") } }

  /// Whether a key of a map is set for certain.
  fileprivate func isSet(_ name: String) -> Bool {
    self[name].map { !$0.isCall && !$0.isNull } ?? false
  }
}

extension Resolver {
  /// Whether something may be inserted into one of the maps a value can be.
  fileprivate func mayHoldMore(_ value: StackValue) -> Bool {
    if !value.value.isCall { return value.value.mayHoldMore }
    return alternatives(of: value).contains { alternative in
      if case .map(let map) = alternative.content { map.value.mayHoldMore } else { false }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ resource: StackResource, _ required: [String]) -> Self {
    let names = required.map { "`\($0)`" }
    let listed =
      names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1] : names[0]
    return """
      Resource `\(resource.logicalID)` has no properties, but an `\(wording: resource.type.rawValue)` cannot be made \
      without \(wording: listed).
      """
  }

  fileprivate static func lacks(_ resource: StackResource, _ name: String, _ written: [String]) -> Self {
    let hint = written.first { Suggestion.isNear($0, name) }.map { "Is `\($0)` meant to be it?" }
    return """
      Resource `\(resource.logicalID)` has no `\(name)`, and an `\(wording: resource.type.rawValue)` cannot be made \
      without it, so the deployment fails. \(wording: hint ?? "Set `\(name)`.")
      """
  }
}
