import Facts
import Findings
import SchemaWalk
import StackGraph

/// What is said of a problem with a property.
struct SchemaMessage {
  private let problem: SchemaProblem
  private let id: String
  private let type: String

  /// What has the property, where that is no resource.
  private let holder: String?

  init(_ problem: SchemaProblem, resource: StackResource) {
    self.problem = problem
    id = "\(resource.logicalID)"
    type = resource.type.rawValue
    holder = nil
  }

  /// What is said of a value that resources of a type have in common.
  init(_ problem: SchemaProblem, ofGlobals section: String) {
    self.problem = problem
    id = section
    type = "AWS::Serverless::\(section)"
    holder = "`Globals.\(section)`"
  }

  /// The property concerned as the subject of a sentence.
  private var subject: String {
    guard let property = problem.property, property != "Properties" else { return holder ?? "Resource `\(id)`" }
    return "`\(property)` of \(holder ?? "resource `\(id)`")"
  }

  /// The message, with what makes it so.
  var message: Finding.Message {
    switch problem.kind {
    case .combination: return combination
    case .missing(let name) where !reasons.isEmpty: return neededBy(name)
    default: break
    }
    return reasons.isEmpty ? plain : plain.adding("This is asked for because \(reasons).")
  }

  /// The values that make it wrong.
  private var reasons: String { reasons(atMost: 6) }

  private func reasons(atMost limit: Int) -> String {
    problem.reasons.filter { !$0.values.isEmpty }.map { property, values in
      "`\(property)` is \(oneOf(values.map(short), atMost: limit))"
    }.joined(separator: " and ")
  }

  private var combination: Finding.Message {
    if problem.rule.id == "rds-engine-version-deprecated" { return deprecated }
    guard !reasons.isEmpty else { return "The properties of resource `\(id)` do not go together." }
    return "The properties of resource `\(id)` do not go together: \(wording: reasons)."
  }

  /// All versions are named: which of those a parameter offers have to go is what the reader wants to know.
  private var deprecated: Finding.Message {
    let isOne = problem.reasons.last.map { $0.values.count < 2 } ?? true
    return """
      \(wording: isOne ? "The engine version" : "Engine versions") of resource `\(id)` \(wording: isOne ? "is" : "are") \
      deprecated: \(wording: reasons(atMost: .max)). Choose \(wording: isOne ? "a newer one" : "newer ones").
      """
  }

  private var plain: Finding.Message {
    switch problem.kind {
    case .type(let expected, let found):
      return .type(subject, expected: expected, found: found)
    case .unknownProperty(let name, let known): return unknown(name, known.map(\.string))
    case .passedOver(let name):
      return "\(subject) has `\(name)` beside its `Type` and `Properties`, which AWS SAM passes over. Remove it."
    case .readOnly(let name):
      return "`\(name)` of resource `\(id)` is set by AWS alone; what the template says has no effect. Remove it."
    case .missing(let name): return missing(name)
    case .missingAll(let names):
      return """
        Resource `\(id)` has no properties, but an `\(wording: type)` cannot be made without \
        \(wording: listed(names.map(\.string), "and")).
        """
    case .notAllowed(let text, let allowed, _): return notAllowed(text, allowed.map(\.string))
    case .notConstant(let text, let expected):
      return "\(subject) is `\(short(text))`, but it must be `\(wording: expected.string)`."
    case .notOffered(let text, let offered, let region):
      let hint = Suggestion.sentence(for: text, among: offered.texts.map(\.string)) ?? "Choose one that is offered."
      return
        "\(wording: subject) is `\(text)`, which AWS does not offer in \(wording: region ?? "any region"). \(wording: hint)"
    case .pattern(let text, let pattern):
      return "\(subject) is `\(short(text))`, which does not match the pattern `\(wording: short(pattern.string))`."
    case .keyPattern(let key, let pattern):
      return """
        \(subject) has the key `\(key)`, which does not match the pattern of its keys, \
        `\(wording: short(pattern.string))`. Name it otherwise.
        """
    case .format(let text, let format):
      return "\(subject) is `\(short(text))`, which is not \(wording: FormatWords.phrase(format.string))."
    case .otherKind(let kind, let format):
      return """
        \(subject) refers to \(wording: kind.description), which is not \(wording: FormatWords.phrase(format.string)), so \
        the deployment fails.
        """
    case .length(let length, let minimum, let maximum):
      return "\(subject) has \(wording: "\(length)") characters, but it must have \(wording: bounds(minimum, maximum))."
    case .range(let text, let minimum, let maximum, let isExclusive):
      return "\(subject) is \(text), but it must be \(wording: range(minimum, maximum, isExclusive))."
    case .multiple(let text, let factor):
      return "\(subject) is \(text), but it must be a multiple of \(wording: decimal(factor))."
    case .itemCount(let count, let minimum, let maximum):
      return """
        \(subject) has \(wording: counted(count, "item")), but it must have \(wording: bounds(minimum, maximum)).
        """
    case .propertyCount(let count, let minimum, let maximum):
      return """
        \(subject) has \(wording: counted(count, "key")), but it must have \(wording: bounds(minimum, maximum)).
        """
    case .duplicateItem(let text):
      return "\(subject) has the item \(wording: text.isEmpty ? "" : "`\(short(text))` ")twice. Remove one."
    case .duplicateKeys(let keys):
      let names = keys.map { "`\($0.string)`" }.joined(separator: " and ")
      return "Two items of \(subject) have the same \(wording: names)."
    case .noneOf(let names, let isExactlyOne):
      let which = isExactlyOne ? "exactly one" : "at least one"
      return "\(subject) needs \(wording: which) of \(wording: listed(names.map(\.string), "and")), but none is set."
    case .severalOf(let name, let names):
      let others = names.map(\.string).filter { $0 != name }
      return
        "\(subject) has `\(name)` beside another of \(wording: listed(others, "and")); only one of them can be set."
    case .dependent(let name, let other):
      return "\(subject) sets `\(name)`, which needs `\(other)` too. Set `\(other)`."
    case .excluded(let name, let other):
      return "\(subject) sets `\(name)` together with `\(other)`, but only one of them can be set. Remove one."
    case .noVariant(let groups):
      let ways = groups.map { listed($0, "and") }.joined(separator: ", or ")
      return "\(subject) fits none of its variants: set \(wording: ways)."
    case .severalVariants:
      return "\(subject) fits several variants of what it can be, of which it must be exactly one."
    case .forbidden(let text):
      return "\(subject) must not be set to `\(short(text))` here."
    case .forbiddenProperty(let name): return "`\(name)` of resource `\(id)` must not be set here. Remove it."
    case .combination: return combination
    case .noJSON(let fault): return "\(subject) is no JSON object, which it must be: \(wording: fault.explanation)"
    case .lacksItem: return "\(subject) has no item of the kind it needs at least one of."
    }
  }

  private func unknown(_ name: String, _ known: [String]) -> Finding.Message {
    let hint = Suggestion.sentence(for: name, among: known) ?? choice(among: known)
    guard let property = problem.property, property != "Properties" else {
      return "Resource `\(id)` sets `\(name)`, but an `\(wording: type)` has no such property. \(wording: hint)"
    }
    return "`\(property)` of resource `\(id)` has no property `\(name)`. \(wording: hint)"
  }

  private func choice(among known: [String]) -> String {
    guard !known.isEmpty else { return "It takes no properties." }
    guard known.count <= 8 else { return "Remove it." }
    return "Its properties are \(listed(known, "and"))."
  }

  private func missing(_ name: String) -> Finding.Message {
    guard let property = problem.property, property != "Properties", property != name else {
      return """
        Resource `\(id)` has no `\(name)`, and an `\(wording: type)` cannot be made without it, so the deployment \
        fails. Set `\(name)`.
        """
    }
    return "`\(property)` of resource `\(id)` has no `\(name)`, so the deployment fails. Set `\(name)`."
  }

  /// A property is missing that the values of others ask for.
  private func neededBy(_ name: String) -> Finding.Message {
    let holder = problem.property == name ? "Resource `\(id)`" : subject
    let alternative =
      problem.rule.id == "s3-acl-needs-ownership" && name == "OwnershipControls"
      ? ", or remove `AccessControl` and let a bucket policy say who may do what" : ""
    return """
      \(holder) has no `\(name)`, which it needs because \(wording: reasons), so the deployment fails. Set \
      `\(name)`\(wording: alternative).
      """
  }

  private func notAllowed(_ text: String, _ allowed: [String]) -> Finding.Message {
    let others = allowed.count > 6 ? nil : "Allowed: \(listed(allowed, "and"))."
    let hint =
      Suggestion.sentence(for: text, among: allowed) ?? others
      ?? "Allowed: \(allowed.prefix(4).map { "`\($0)`" }.joined(separator: ", ")) and \(allowed.count - 4) more."
    return "\(subject) is `\(short(text))`, which is none of the values allowed. \(wording: hint)"
  }
}

extension Finding.Message {
  fileprivate static func type(_ subject: String, expected: SchemaType, found: SchemaType) -> Self {
    """
    \(subject) is \(wording: phrase(found)), but it must be \(wording: phrase(expected)).
    """
  }

  private static func phrase(_ types: SchemaType) -> String {
    let names: [(SchemaType, String)] = [
      (.array, "a list"), (.object, "a map"), (.string, "a text"), (.integer, "a whole number"), (.number, "a number"),
      (.boolean, "`true` or `false`"),
    ]
    let words = names.filter { types.contains($0.0) }.map(\.1)
    if types.isSuperset(of: [.string, .number, .integer, .boolean]) { return "a single value" }
    return words.joined(separator: " or ")
  }
}
