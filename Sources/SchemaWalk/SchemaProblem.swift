import CloudFormation
import Facts
import SourceText
import StackGraph
import YAMLTree

/// A place where a value is not as the schema of its resource type wants it.
package struct SchemaProblem {
  /// What is wrong.
  package enum Kind {
    /// The value is of another type.
    case type(expected: SchemaType, found: SchemaType)
    /// The type has no property of the name; the known names follow.
    case unknownProperty(String, known: [FactText])
    /// AWS SAM makes nothing of what stands beside the properties of an event.
    case passedOver(String)
    /// The property is set by AWS alone.
    case readOnly(String)
    /// A property that must be set is not.
    case missing(String)
    /// No property is set, though these must be.
    case missingAll([FactText])
    /// A text that is none of the values allowed.
    case notAllowed(String, allowed: [FactText], ignoresCase: Bool)
    /// A text that is not the one that must be.
    case notConstant(String, FactText)
    /// A value that no region has, or not the region.
    case notOffered(String, offered: FactList, region: String?)
    /// A text that does not match the pattern.
    case pattern(String, FactText)
    /// A key of a map that does not match the pattern of its keys.
    case keyPattern(String, FactText)
    /// A text that is not of the format.
    case format(String, FactText)
    /// A reference to something that is not of the format.
    case otherKind(ValueKind, FactText)
    /// A text of too few or too many characters.
    case length(Int, minimum: Int?, maximum: Int?)
    /// A number that is out of bounds.
    case range(String, minimum: Double?, maximum: Double?, isExclusive: Bool)
    /// A number that is not a multiple.
    case multiple(String, of: Double)
    /// A list with too few or too many items.
    case itemCount(Int, minimum: Int?, maximum: Int?)
    /// A map with too few or too many keys.
    case propertyCount(Int, minimum: Int?, maximum: Int?)
    /// An item that another item equals.
    case duplicateItem(String)
    /// An item whose keys another item has with the same values.
    case duplicateKeys([FactText])
    /// Exactly one of the properties is to be set and none is.
    case noneOf([FactText], isExactlyOne: Bool)
    /// Exactly one of the properties is to be set, and this one is beside another.
    case severalOf(String, [FactText])
    /// A property requires another that is not set.
    case dependent(String, missing: String)
    /// A property excludes another that is set.
    case excluded(String, by: String)
    /// No variant fits, and they differ in what must be set: one of these groups.
    case noVariant([[String]])
    /// More than one of the variants fits, of which one must.
    case severalVariants
    /// The value is not allowed here.
    case forbidden(String)
    /// The property is not to be set here.
    case forbiddenProperty(String)
    /// The values of some properties, named in the reasons, do not go together.
    case combination
    /// No item of the list is as one must be.
    case lacksItem
    /// A text that is no JSON object, which it must be; why, which is nil where no brace begins it.
    case noJSON(SyntaxProblem.JSONFault?)
  }

  /// What is wrong.
  package var kind: Kind
  /// The rule that says it, when it is not the schema of the type itself, with its kind of finding after a colon.
  package var constraint: FactText?
  /// Whose template the place is in.
  package var stack: StackID
  /// The place.
  package var span: Span
  /// The properties, with the values they have then, that make it wrong: those a condition of the schema asks about.
  package var reasons: [(property: String, values: [String])]
  /// The name of the property concerned; nil for all properties together.
  package var property: String?
  /// When it is so.
  package var scenario: Scenario
  /// When the value is known to be right.
  package var right: Scenario
  /// When there is no such value because nothing is deployed.
  package var failing: Scenario = .never
  /// The way the value came, for those from elsewhere.
  package var alternative: Alternative?
}
