import SourceText
import YAMLTree

// Parameters and resources are handed about more than anything else, so they are referred to and not copied.

/// A parameter of a template.
public final class Parameter: Sendable {
  /// The name.
  public let name: String
  /// The key that declares it.
  public let key: Node
  /// Its attributes.
  public let body: Value

  /// The declared type, `String` when none is written.
  public let type: String
  /// Whether the value is a comma-separated list.
  public let isList: Bool
  /// Whether the value given is the name of an SSM parameter, not the value itself.
  public let isFromSSM: Bool
  /// What is asked of the values given for it.
  public let constraints: ParameterConstraints

  init(name: String, key: Node, body: Value) {
    self.name = name
    self.key = key
    self.body = body
    type = body["Type"]?.text ?? "String"
    isFromSSM = type.hasPrefix("AWS::SSM::Parameter::Value<")
    isList =
      type == "CommaDelimitedList" || type.hasPrefix("List<") || type.hasPrefix("AWS::SSM::Parameter::Value<List<")
    constraints = ParameterConstraints(in: body, type: type, isList: isList, isFromSSM: isFromSSM)
  }

  /// The value used when none is given.
  public var defaultValue: Value? { body["Default"] }
  /// The only values allowed; nil when any is.
  public var allowedValues: [Value]? { body["AllowedValues"].map(\.items) }
  /// Whether its value is masked in what CloudFormation shows.
  public var isNoEcho: Bool { body["NoEcho"]?.bool == true }
  /// The type without list and SSM wrappers, such as `AWS::EC2::Subnet::Id`.
  public var elementType: String {
    guard type.utf8.last == UInt8(ascii: ">") else { return type }
    var inner = Substring(type)
    for wrapper in ["AWS::SSM::Parameter::Value<", "List<"] where inner.hasPrefix(wrapper) && inner.hasSuffix(">") {
      inner = inner.dropFirst(wrapper.count).dropLast()
    }
    return String(inner)
  }
}

/// A mapping of a template: two levels of keys.
public struct Mapping: Sendable {
  /// The name.
  public let name: String
  /// The key that declares it.
  public let key: Node
  /// Its top-level keys.
  public let body: Value
}

/// A condition of a template.
public struct Condition: Sendable {
  /// The name.
  public let name: String
  /// The key that declares it.
  public let key: Node
  /// Its expression.
  public let body: Value

  /// The expression in conditions' own terms.
  public var expression: ConditionExpression { ConditionExpression(body) }
}

/// An assertion of a template's `Rules` section: what parameter values may be given together.
public struct RuleAssertion: Sendable {
  /// The name.
  public let name: String
  /// The key that declares it.
  public let key: Node
  /// Its `RuleCondition` and `Assertions`.
  public let body: Value

  /// When the assertions count; nil when always.
  public var ruleCondition: Value? { body["RuleCondition"] }
  /// The expressions that must hold for a deployment to start.
  public var assertions: [Value] { body["Assertions"]?.items.compactMap { $0["Assert"] } ?? [] }
}

/// A resource of a template.
public final class Resource: Sendable {
  /// The logical ID.
  public let id: LogicalID
  /// The key that declares it.
  public let key: Node
  /// Its attributes.
  public let body: Value
  /// The type; empty when none is written.
  public let type: ResourceType
  /// The properties.
  public let properties: Value?

  init(id: LogicalID, key: Node, body: Value) {
    self.id = id
    self.key = key
    self.body = body
    type = ResourceType(body["Type"]?.text ?? "")
    properties = body["Properties"]
  }

  /// Where the type is written.
  public var typeNode: Node? { body["Type"]?.node }
  /// The condition the resource exists under.
  public var condition: Value? { body["Condition"] }
  /// The resources that are made before it.
  public var dependsOn: [Value] {
    guard let value = body["DependsOn"] else { return [] }
    return value.text != nil ? [value] : value.items
  }
  /// What deletion of the stack does with it.
  public var deletionPolicy: Value? { body["DeletionPolicy"] }
  /// What its replacement does with the old one.
  public var updateReplacePolicy: Value? { body["UpdateReplacePolicy"] }
  /// Its metadata.
  public var metadata: Value? { body["Metadata"] }
}

/// An output of a template.
public struct Output: Sendable {
  /// The name.
  public let name: String
  /// The key that declares it.
  public let key: Node
  /// Its attributes.
  public let body: Value

  /// The value.
  public var value: Value? { body["Value"] }
  /// The name the value is exported by.
  public var exportName: Value? { body["Export"]?["Name"] }
  /// The condition the output exists under.
  public var condition: Value? { body["Condition"] }
}

/// A condition's expression.
public enum ConditionExpression: Sendable {
  case equals(Value, Value)
  case and([Value])
  case or([Value])
  case not(Value)
  /// The truth of another condition.
  case condition(name: Value)
  /// A value is among those of a list.
  case contains(list: Value, value: Value)
  /// Every value of a list is a certain one.
  case eachMemberEquals(list: Value, value: Value)
  /// Every value of a list is among those of another.
  case eachMemberIn(list: Value, others: Value)
  /// Something whose truth cannot be told.
  case opaque(Value)

  /// Reads a value as a condition, `{Condition: Name}` included.
  public init(_ value: Value) {
    // The commonest form by far where conditions are put together.
    if let (key, name) = value.onlyPlainEntry, key.isText("Condition"), name.text != nil {
      self = .condition(name: name)
      return
    }
    switch value.form {
    case .call(.equals(let a, let b)): self = .equals(a, b)
    case .call(.and(let operands)): self = .and(operands)
    case .call(.or(let operands)): self = .or(operands)
    case .call(.not(let operand)): self = .not(operand)
    case .call(.condition(let name)): self = .condition(name: name)
    case .call(.other(let function, let argument)): self.init(function, argument.items, at: value)
    default: self = .opaque(value)
    }
  }

  /// Reads a function of the `Rules` section.
  private init(_ function: IntrinsicFunction, _ arguments: [Value], at value: Value) {
    guard arguments.count == 2 else {
      self = .opaque(value)
      return
    }
    switch function {
    case .contains: self = .contains(list: arguments[0], value: arguments[1])
    case .eachMemberEquals: self = .eachMemberEquals(list: arguments[0], value: arguments[1])
    case .eachMemberIn: self = .eachMemberIn(list: arguments[0], others: arguments[1])
    default: self = .opaque(value)
    }
  }
}
