import SourceText
import YAMLTree

/// What a parameter's declaration asks of the values given for it: its type, `AllowedValues`, `AllowedPattern`, lengths
/// and bounds.
///
/// The name of an SSM parameter is given for parameters of those types, so nothing is asked of it here.
public final class ParameterConstraints: Sendable {
  /// A constraint that compares with a number.
  public struct Bound: Sendable {
    /// The constraint's key.
    public let key: Node
    /// The number.
    public let limit: Double
    /// The number as written.
    public let text: String
  }

  /// Which constraint a value does not meet.
  public enum Violation: Sendable {
    /// A number is asked for.
    case notNumber
    /// Only other values are allowed.
    case notAllowed([Value])
    /// It has fewer characters than asked for.
    case short(Bound)
    /// It has more characters than asked for.
    case long(Bound)
    /// It is less than asked for.
    case small(Bound)
    /// It is more than asked for.
    case large(Bound)
    /// It is the id of something else: those asked for begin so.
    case otherID(prefix: String)
    /// Its whole text does not match.
    case unmatched(AllowedPattern)
  }

  /// The only values allowed; nil when any is.
  public let allowedValues: [Value]?
  /// The fewest characters, for texts.
  public let minLength: Bound?
  /// The most characters, for texts.
  public let maxLength: Bound?
  /// The least number.
  public let minValue: Bound?
  /// The greatest number.
  public let maxValue: Bound?
  /// The pattern that texts must match.
  public let allowedPattern: AllowedPattern?
  /// Whether each value must be a number.
  public let isNumber: Bool
  private let allowedTexts: Set<String>
  private let isList: Bool
  private let isDecidable: Bool
  /// What the ids of the type begin with, if the type is that of ids.
  private let idPrefix: String?

  /// Reads the constraints of a parameter of a type.
  init(in body: Value, type: String, isList: Bool, isFromSSM: Bool) {
    func bound(_ name: String, if applies: Bool) -> Bound? {
      guard applies, let (key, value) = body.entry(name), let text = value.text,
        let limit = Value.number(ofText: text)
      else { return nil }
      return Bound(key: key, limit: limit, text: text)
    }
    isNumber = type == "Number" || type == "List<Number>"
    self.isList = isList
    let elementType = isList && type.hasPrefix("List<") ? String(type.dropFirst("List<".count).dropLast()) : type
    idPrefix = isFromSSM ? nil : Self.idPrefixes[elementType]
    minLength = bound("MinLength", if: type == "String")
    maxLength = bound("MaxLength", if: type == "String")
    minValue = bound("MinValue", if: type == "Number")
    maxValue = bound("MaxValue", if: type == "Number")
    allowedPattern = type == "String" || type == "CommaDelimitedList" ? AllowedPattern(in: body) : nil
    isDecidable = isNumber || type == "String" || type == "CommaDelimitedList" || type == "List<String>"
    let allowed = isFromSSM ? nil : body["AllowedValues"]?.items
    allowedValues = allowed.flatMap { $0.isEmpty || !$0.allSatisfy { $0.text != nil } ? nil : $0 }
    allowedTexts = Set((allowedValues ?? []).compactMap(\.scalarText))
  }

  /// What the ids begin with that parameters of AWS's own types take (user guide, "AWS-specific parameter types").
  private static let idPrefixes = [
    "AWS::EC2::Image::Id": "ami-", "AWS::EC2::Instance::Id": "i-", "AWS::EC2::SecurityGroup::Id": "sg-",
    "AWS::EC2::Subnet::Id": "subnet-", "AWS::EC2::VPC::Id": "vpc-", "AWS::EC2::Volume::Id": "vol-",
  ]

  /// The texts that the constraints but `AllowedValues` allow, with where they are told, when these are few; nil when
  /// they are not known to be.
  public var onlyTexts: (texts: [String], span: Span?)? {
    if let maxLength, maxLength.limit == 0, minLength == nil || minLength?.limit == 0 {
      return ([""], maxLength.key.span)
    }
    guard !isList, let allowedPattern, let texts = LiteralChoices.texts(of: allowedPattern.text) else { return nil }
    let allowed = texts.filter { allows($0) != false }
    return allowed.isEmpty ? nil : (allowed, allowedPattern.value.span)
  }

  /// The first part of a value, given as text, that does not meet a constraint, `AllowedValues` before others: an item
  /// of a list parameter's value, or the value. `isPlain` is whether it is written without quotes.
  ///
  /// A list that stands among the allowed values as a whole is taken, too.
  public func firstViolation(in text: String, isPlain: Bool) -> (part: String, violation: Violation)? {
    let isOffered = allowedTexts.contains(text)
    for part in parts(of: text) {
      if let violation = isOffered ? boundViolation(by: part) : violation(by: part, isPlain: isPlain) {
        return (part, violation)
      }
    }
    return nil
  }

  /// The texts that each have to meet the constraints: the items of a list parameter's value, else the value.
  private func parts(of text: String) -> [String] {
    isList && !text.isEmpty
      ? text.split(at: ",", omittingEmptySubsequences: false).map { String($0).trimmed } : [text]
  }

  /// The first constraint that a text, an item of a list parameter's value or else a value, does not meet.
  public func violation(by text: String, isPlain: Bool) -> Violation? {
    if let allowedValues, !allows(text, isPlain: isPlain) { return .notAllowed(allowedValues) }
    return boundViolation(by: text)
  }

  /// Whether a value, given as text, meets all constraints; nil when that cannot be told: for types with constraints of
  /// their own, such as `AWS::EC2::VPC::Id`, and for patterns that cannot be matched.
  public func allows(_ text: String) -> Bool? {
    if firstViolation(in: text, isPlain: true) != nil { return false }
    if let allowedPattern, parts(of: text).contains(where: { matches($0, allowedPattern) == nil }) { return nil }
    return isDecidable ? true : nil
  }

  /// The first constraint but `AllowedValues` that a part of a value does not meet.
  private func boundViolation(by text: String) -> Violation? {
    if isNumber {
      guard let number = Value.number(ofText: text.trimmed) else { return isList && text.isEmpty ? nil : .notNumber }
      if let minValue, number < minValue.limit { return .small(minValue) }
      if let maxValue, number > maxValue.limit { return .large(maxValue) }
    }
    if let idPrefix {
      let part = text.trimmed
      if !part.hasPrefix(idPrefix), Self.idPrefixes.values.contains(where: part.hasPrefix) {
        return .otherID(prefix: idPrefix)
      }
    }
    let length = Double(text.utf16.count)
    if let minLength, length < minLength.limit { return .short(minLength) }
    if let maxLength, length > maxLength.limit { return .long(maxLength) }
    if let allowedPattern, matches(text, allowedPattern) == false { return .unmatched(allowedPattern) }
    return nil
  }

  /// Whether an empty list has an item that must match is not told.
  private func matches(_ text: String, _ pattern: AllowedPattern) -> Bool? {
    isList && text.isEmpty ? nil : pattern.matches(text)
  }

  private func allows(_ text: String, isPlain: Bool) -> Bool {
    if allowedTexts.contains(text) { return true }
    return (allowedValues ?? []).contains { value in
      guard let allowed = value.scalarText else { return true }
      return Value.mayBeSame(allowed, text, arePlain: isNumber || isPlain || value.node.style == .plain)
    }
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmed: String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
