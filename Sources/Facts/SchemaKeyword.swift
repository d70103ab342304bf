/// What an entry of a schema node or of a type's details says; the raw value is its number in the table.
///
/// The names are those of JSON schema and of CloudFormation's provider schemas.
public enum SchemaKeyword: UInt8, Sendable {
  /// A set of `SchemaType`.
  case type = 1
  /// A list of (text, node).
  case properties
  /// A list of (pattern, node).
  case patternProperties
  /// A node.
  case additionalProperties
  /// A list of texts.
  case required
  /// A node.
  case items
  /// A list of nodes.
  case prefixItems
  /// A list of texts; numbers and booleans as JSON spells them.
  case `enum`
  /// A list of texts in lower case.
  case enumCaseInsensitive
  /// A list of (text, regions low, regions high).
  case regionalEnum
  /// A text; numbers and booleans as JSON spells them.
  case const
  /// A pattern.
  case pattern
  /// A format.
  case format
  /// A count of characters.
  case minLength
  /// A count of characters.
  case maxLength
  /// A number.
  case minimum
  /// A number.
  case maximum
  /// A number.
  case exclusiveMinimum
  /// A number.
  case exclusiveMaximum
  /// A number.
  case multipleOf
  /// A count.
  case minItems
  /// A count.
  case maxItems
  /// Nothing more.
  case uniqueItems
  /// A list of texts: the keys whose values no two items have in common.
  case uniqueKeys
  /// A count.
  case minProperties
  /// A count.
  case maxProperties
  /// A list of nodes.
  case allOf
  /// A list of nodes.
  case anyOf
  /// A list of nodes.
  case oneOf
  /// A node.
  case not
  /// A list of three nodes: if, then, else.
  case conditional
  /// A list of a text and a list of (text, node): the node holds where the property of the first text is the other.
  case dispatch
  /// A list of texts: exactly one is set.
  case requiredXor
  /// A list of texts: at least one is set.
  case requiredOr
  /// A list of (text, list of texts): with the key, the others are set.
  case dependentRequired
  /// A list of (text, list of texts): with the key, none of the others is set.
  case dependentExcluded
  /// A node.
  case contains
  /// A node.
  case propertyNames
  /// A list of (text of a rule's id, node): what a rule of its own says.
  case constraints
  /// Nothing more: AWS sets the property, templates do not.
  case readOnly
  /// Of a type: a list of (text, node).
  case attributes
  /// Of a type: the node of what `Ref` gives.
  case reference
  /// Of a type: a list of paths such as `Endpoint/Port`.
  case createOnly
  /// Of a type: a list of paths.
  case conditionalCreateOnly
  /// Of a type: a list of paths.
  case writeOnly
  /// Of a type: a list of paths.
  case readOnlyPaths
  /// Of a type: a list of paths.
  case deprecated
  /// Of a type: a list of paths.
  case primaryIdentifier
  /// Of a type: the text of the property that holds tags.
  case tagProperty
  /// Of a type: a `ResourceSchema.Lifecycle`.
  case lifecycle
  /// Of a type: nothing more; the resource holds data.
  case stateful
  /// Of a type: a list of (text, list of texts): the prefix of a service and names of its actions.
  case permissions
}

/// The kinds of values a schema node takes.
public struct SchemaType: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32
  /// Makes the set of some bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A text.
  public static let string = SchemaType(rawValue: 1)
  /// A number, whole or not.
  public static let number = SchemaType(rawValue: 2)
  /// A whole number.
  public static let integer = SchemaType(rawValue: 4)
  /// A boolean.
  public static let boolean = SchemaType(rawValue: 8)
  /// A list.
  public static let array = SchemaType(rawValue: 16)
  /// A map.
  public static let object = SchemaType(rawValue: 32)
  /// Nothing.
  public static let null = SchemaType(rawValue: 64)
}
