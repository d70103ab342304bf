import CloudFormation
import Findings
import YAMLTree

/// A value as a message names it.
package func quoted(_ value: String) -> String { value.isEmpty ? "`''`" : "`\(value)`" }

extension ParameterConstraints {
  /// Whether no value at all can meet the lengths or bounds.
  package var areContradictory: Bool { contradiction != nil }

  /// The two bounds that no value can meet both, the lower one first.
  var contradiction: (lower: Bound, upper: Bound)? {
    for case (let lower?, let upper?) in [(minLength, maxLength), (minValue, maxValue)] where lower.limit > upper.limit
    {
      return (lower, upper)
    }
    return nil
  }
}

extension ParameterConstraints.Violation {
  /// The attribute of the parameter that is not met.
  package var constraintName: String? {
    switch self {
    case .notNumber, .otherID: "Type"
    case .notAllowed: "AllowedValues"
    case .short(let bound), .long(let bound), .small(let bound), .large(let bound): bound.key.text
    case .unmatched(let pattern): pattern.key.text
    }
  }

  /// What is wrong with a value, as the rest of a sentence about it.
  package func reason(of value: String) -> String {
    let count = value.utf16.count
    return switch self {
    case .notNumber: "is no number"
    case .otherID(let prefix): "is the id of something else than its `Type` says: those begin with `\(prefix)`"
    case .notAllowed(let values): "is not among its `AllowedValues`, \(listed(values.compactMap(\.text)))"
    case .short(let bound): "has \(characters(count)), fewer than `\(bound.key.text): \(bound.text)` asks for"
    case .long(let bound): "has \(characters(count)), more than `\(bound.key.text): \(bound.text)` allows"
    case .small(let bound): "is less than `\(bound.key.text): \(bound.text)` allows"
    case .large(let bound): "is more than `\(bound.key.text): \(bound.text)` allows"
    case .unmatched(let pattern) where pattern.text.utf8.count > 100: "does not match its `AllowedPattern` as a whole"
    case .unmatched(let pattern): "does not match its `AllowedPattern` \(quoted(pattern.text)) as a whole"
    }
  }

  /// The allowed values the value was probably meant to be.
  package func suggestion(for value: String) -> String? {
    guard case .notAllowed(let values) = self else { return nil }
    return Suggestion.sentence(for: value, among: values.lazy.compactMap(\.text).prefix(200))
  }

  private func characters(_ count: Int) -> String {
    switch count {
    case 0: "no character"
    case 1: "1 character"
    default: "\(count) characters"
    }
  }
}

/// The first few of some values as a list in a sentence.
func listed(_ values: [String]) -> String {
  let names = values.prefix(3).map(quoted)
  if values.count > 3 { return names.joined(separator: ", ") + " and \(values.count - 3) more" }
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
