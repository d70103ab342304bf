import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A section or an element of one that does not have the shape CloudFormation wants.
  static let sectionShape = Rule.template("section-shape") { template, context in
    guard template.isWhole else { return }
    // A macro may complete what it is given.
    let mayBeCompleted = template.isRewritten
    for problem in template.problems {
      let message: Finding.Message
      switch problem.kind {
      case .sectionIsNoMapping(let section):
        if template.root[section]?.isNull == true { continue }
        message = .sectionIsNoMap(section)
      case .elementIsNoMapping(let section, let name):
        message = .elementIsNoMap(section, name)
      case .typeMissing(let resource):
        if mayBeCompleted { continue }
        message = .resourceHasNoType(resource)
      case .typeIsNoText(let resource):
        message = .typeIsNoText(resource)
      case .propertiesAreNoMapping(let resource):
        message = .propertiesAreNoMap(resource)
      case .conditionIsNoText(let section, let name):
        // The language extensions allow functions there.
        if mayBeCompleted || template.hasLanguageExtensions { continue }
        message = .conditionIsNoText(name, in: section)
      case .keyIsNoText(let section):
        message = .keyIsNoText(section)
      case .parameterTypeMissing(let parameter):
        if mayBeCompleted { continue }
        message = .parameterHasNoType(parameter)
      default: continue
      }
      context.report(message, at: context.place(problem.span, in: template))
    }
    for mapping in template.mappings {
      for (key, value) in mapping.body.entries where value.isScalarOrList && !key.text.hasPrefix("Fn::") {
        context.report(.mappingIsFlat(mapping.name, key.text), at: context.place(value.span, in: template))
      }
      guard !template.isRewritten else { continue }
      for (_, row) in mapping.body.entries where !row.isCall {
        for (key, value) in row.entries where value.isComputedOrMap {
          context.report(.mappingValue(mapping.name, key.text), at: context.place(key.span, in: template))
        }
      }
    }
  }
}

extension Value {
  /// Whether something stands here that is neither a plain value nor a list, though macros may be inserted.
  fileprivate var isComputedOrMap: Bool {
    guard let (function, _) = functionCall else { return node.kind == .mapping }
    return function != .transform
  }

  fileprivate var isScalarOrList: Bool { text != nil || node.kind == .sequence && !isCall }
}

extension Finding.Message {
  fileprivate static func sectionIsNoMap(_ section: String) -> Self {
    """
    The section `\(section)` is no map, so CloudFormation rejects the template. Write names and what they mean below \
    it, one key each.
    """
  }

  fileprivate static func elementIsNoMap(_ section: String, _ name: String) -> Self {
    """
    `\(name)` in the section `\(section)` is no map, so CloudFormation rejects the template. Write its attributes below \
    it; one that is indented too little belongs to it, too.
    """
  }

  fileprivate static func mappingIsFlat(_ mapping: String, _ key: String) -> Self {
    """
    Key `\(key)` of mapping `\(mapping)` holds a value, but a mapping has two levels of keys, so CloudFormation \
    rejects the template. Put a second key before the value.
    """
  }

  fileprivate static func mappingValue(_ mapping: String, _ key: String) -> Self {
    """
    Key `\(key)` of mapping `\(mapping)` holds a map or a function, but the values of a mapping are texts, numbers and \
    lists of them that are written down, so CloudFormation rejects the template.
    """
  }

  fileprivate static func resourceHasNoType(_ resource: String) -> Self {
    "Resource `\(resource)` has no `Type`, so CloudFormation rejects the template. Add one, such as `AWS::SNS::Topic`."
  }

  fileprivate static func typeIsNoText(_ resource: String) -> Self {
    """
    The `Type` of resource `\(resource)` is no plain text, so CloudFormation rejects the template. Write the name of a \
    type, such as `AWS::SNS::Topic`.
    """
  }

  fileprivate static func propertiesAreNoMap(_ resource: String) -> Self {
    """
    The `Properties` of resource `\(resource)` are no map, so CloudFormation rejects the template. Write the name of \
    each property and its value below it.
    """
  }

  fileprivate static func conditionIsNoText(_ name: String, in section: String) -> Self {
    """
    The `Condition` of `\(name)` in the section `\(section)` is no plain text, so CloudFormation rejects the template. \
    Write the name of a condition, and its expression in the section `Conditions`.
    """
  }

  fileprivate static func keyIsNoText(_ section: String) -> Self {
    """
    A key of the section `\(section)` is a list or map instead of a name, so CloudFormation rejects the template. \
    Write a name of letters and digits.
    """
  }

  fileprivate static func parameterHasNoType(_ parameter: String) -> Self {
    "Parameter `\(parameter)` has no `Type`, so CloudFormation rejects the template. Add one, such as `String`."
  }
}
