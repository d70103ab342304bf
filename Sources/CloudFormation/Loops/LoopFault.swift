/// What can be wrong with a loop (`Fn::ForEach`).
public enum LoopFault: Hashable, Sendable {
  /// The loop's argument is no list of three.
  case hasNoThreeParts
  /// The loop is not named, or by other characters than letters and digits.
  case hasNoName
  /// The identifier is no plain text.
  case identifierIsNoText
  /// The collection is a plain text, number or map.
  case collectionIsNoList
  /// The body is no map.
  case bodyIsNoMap
  /// A parameter or resource has the loop's name already.
  case nameIsTaken(String, by: Holder)
  /// A parameter, resource or enclosing loop has the identifier's name already.
  case identifierIsTaken(String, by: Holder)
  /// The collection is a parameter that is no list.
  case collectionIsScalar(parameter: String)
  /// The collection is a parameter whose value is masked.
  case collectionIsSecret(parameter: String)
  /// The collection depends on a resource, which exists only after the loop is expanded.
  case collectionIsKnownTooLate(resource: String)
  /// The collection refers to a name that nothing has.
  case collectionIsUndefined(name: String)
  /// A key is made that the same map has already.
  case keyIsMadeTwice(String)
  /// The template does not declare the transform that expands loops.
  case lacksTransform
  /// The loop is written with a tag, which CloudFormation does not know.
  case isShortForm
  /// The loop stands in a section, or at the top, where CloudFormation expands none.
  case standsIn(section: String)
  /// More loops are nested in each other than CloudFormation expands.
  case isNestedTooDeep
  /// The loop makes more than is read.
  case makesTooMuch

  /// What has a name already.
  public enum Holder: Hashable, Sendable {
    case parameter
    case resource
    case loop
  }
}
