import SourceText

/// Something wrong with the shape of a template, noticed while reading it.
public struct TemplateProblem: Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The key or value meant.
  public let span: Span

  /// What can be wrong with the shape of a template.
  public enum Kind: Hashable, Sendable {
    /// The document is no mapping.
    case rootIsNoMapping
    /// There is no `Resources` section.
    case resourcesMissing
    /// The `Resources` section has no entry.
    case resourcesEmpty
    /// A top-level key CloudFormation does not know.
    case unknownSection(String)
    /// A section that must be a mapping is something else.
    case sectionIsNoMapping(String)
    /// An element of a section that must be a mapping is something else.
    case elementIsNoMapping(section: String, name: String)
    /// A resource without `Type`.
    case typeMissing(resource: String)
    /// A resource whose `Type` is no text.
    case typeIsNoText(resource: String)
    /// A parameter without `Type`.
    case parameterTypeMissing(parameter: String)
    /// A tag or `Fn::` key that is no intrinsic function.
    case unknownFunction(String)
    /// A call whose arguments do not have the shape the function takes. With the language extensions it may have: they
    /// take functions where there is plain text otherwise.
    case malformedCall(IntrinsicFunction, mayBeExtended: Bool = false)
    /// A call in the arguments of a function that does not take it there.
    case misplacedCall(IntrinsicFunction, in: ArgumentPlace)
    /// A list, map or text in the arguments of a function that does not take it there.
    case misformedArgument(ArgumentPlace)
    /// A parameter that is a list where a function takes a text, or the other way round.
    case parameterArgument(String, in: ArgumentPlace)
    /// An index of `Select` that is no number from 0, or is beyond the end of the list.
    case unusableIndex(String, count: Int?)
    /// A function of the language extensions, whether or not the template has their transform.
    case needsLanguageExtensions(IntrinsicFunction)
    /// An operand of a condition function, or a condition, that is none.
    case operandIsNoCondition
    /// A variable in the text of a `Sub` that names nothing: `${}`, `${Name.}`.
    case malformedVariable(String)
    /// A loop that CloudFormation cannot expand, or that is not expanded here.
    case faultyLoop(LoopFault)
    /// An element of a section whose key is no text.
    case keyIsNoText(section: String)
    /// A resource whose `Properties` is no map.
    case propertiesAreNoMapping(resource: String)
    /// A resource or output whose `Condition` is no text.
    case conditionIsNoText(section: String, name: String)
  }
}
