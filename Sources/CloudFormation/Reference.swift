import SourceText
import YAMLTree

/// A place in a template that names something else.
public struct Reference: Sendable {
  /// What is named.
  public let target: Target
  /// Where the name stands.
  public let span: Span
  /// Where the attribute of a resource stands, if one is named.
  public let attributeSpan: Span?
  /// The part of the template that holds the reference.
  public let owner: Owner
  /// The branches of `If` the reference stands in, the outermost first.
  public let branches: [Branch]

  /// What a reference names.
  public enum Target: Hashable, Sendable {
    /// A parameter, pseudo parameter or resource, by `Ref`.
    case ref(String)
    /// A resource's attribute, by `GetAtt`; the attribute is nil when it is computed.
    case attribute(resource: String, attribute: String?)
    /// A parameter, pseudo parameter or resource, by a variable of `Sub`.
    case subVariable(String)
    /// A condition, by `If`, `Condition` or the condition functions.
    case condition(String)
    /// A mapping, by `FindInMap`.
    case mapping(String)
    /// A resource, by `DependsOn`.
    case dependsOn(String)
    /// A parameter or resource named where it cannot be told which: the value of `ValueOf` and the like.
    case parameter(String)
    /// All parameters of a type, by `RefAll` and `ValueOfAll`.
    case parametersOfType(String)
    /// An export of another stack, by `ImportValue`; the value is the name.
    case export(Value)
  }

  /// The part of a template a reference stands in, by its position in the section.
  public enum Owner: Hashable, Sendable {
    case parameter(Int)
    case condition(Int)
    case rule(Int)
    case resource(Int)
    case output(Int)
    /// What a transform reads (`Globals`, `Hooks`, `Transform`) or repeats (the body of a loop).
    case transform
  }

  /// A branch of an `If`.
  public struct Branch: Hashable, Sendable {
    /// The condition's name; nil when the condition is written in place.
    public let condition: String?
    /// Whether it is the branch for when the condition holds.
    public let isThen: Bool
  }
}

/// A call of `If` that names its condition.
public struct Choice: Sendable {
  /// The condition's name.
  public let condition: String
  /// The value for when the condition holds.
  public let then: Value
  /// The value for when it does not.
  public let otherwise: Value
  /// The part of the template that holds the call.
  public let owner: Reference.Owner
  /// The branches of `If` the call stands in itself, the outermost first.
  public let branches: [Reference.Branch]
}

/// A call of `Select`.
public struct Selection: Sendable {
  /// The call.
  public let call: Value
  /// The index of the item.
  public let index: Value
  /// The list.
  public let list: Value
  /// The part of the template that holds the call.
  public let owner: Reference.Owner
  /// The branches of `If` the call stands in itself, the outermost first.
  public let branches: [Reference.Branch]
}

/// A call of `FindInMap` that names its mapping.
public struct MappingLookup: Sendable {
  /// The mapping's name.
  public let map: Value
  /// The key of the first level.
  public let topKey: Value
  /// The key of the second level.
  public let secondKey: Value
  /// Whether a value is given for when there is no such key.
  public let hasFallback: Bool
}
