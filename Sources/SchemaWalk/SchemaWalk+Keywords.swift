import Facts
import StackGraph
import YAMLTree

extension SchemaWalk {
  /// Judges one of the things a value can be by everything a node says.
  func check(_ subject: Subject, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    if node == .anything { return .right }
    if case .unknown = subject { return .unknown }
    if node == .nothing {
      report(subject.isScalar ? .forbidden(subject.string) : .combination, at: place(of: subject), in: scope)
      return .wrong
    }
    var verdict = Verdict.right
    var hasMembers = false
    for entry in node.entries {
      let one: Verdict
      switch entry.keyword {
      case .type:
        one = type(of: subject, entry.types, in: scope)
        // A value of another type is one mistake, whatever else is said about it.
        if one.invalid.isAlways { return one }
      case .properties, .patternProperties, .additionalProperties:
        if hasMembers { continue }
        hasMembers = true
        one = members(of: subject, node, in: scope)
      case .required, .minProperties, .maxProperties, .requiredXor, .requiredOr, .dependentRequired,
        .dependentExcluded, .propertyNames:
        one = presence(in: subject, entry, node, in: scope)
      case .items, .prefixItems, .minItems, .maxItems, .uniqueItems, .uniqueKeys, .contains:
        one = items(of: subject, entry, node, in: scope)
      case .enum, .enumCaseInsensitive, .regionalEnum, .const, .pattern, .format, .minLength, .maxLength, .minimum,
        .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
        one = scalar(subject, entry, in: scope)
      case .allOf:
        let nodes = entry.list
        one = nodes.indices.reduce(.right) { space.all($0, check(subject, nodes.node($1), in: scope)) }
      case .anyOf: one = anyOf(subject, entry.list, in: scope)
      case .oneOf: one = oneOf(subject, entry.list, in: scope)
      case .not: one = not(subject, entry.node, in: scope)
      case .dispatch: one = dispatch(subject, entry.dispatch, in: scope)
      case .conditional: one = conditional(subject, entry.list, in: scope)
      case .constraints: one = constraints(subject, entry.pairs, in: scope)
      default: continue
      }
      verdict = space.all(verdict, one)
      if found == nil, verdict.invalid.isAlways { return .wrong }
    }
    return verdict
  }

  private func type(of subject: Subject, _ expected: SchemaType, in scope: Scenario) -> Verdict {
    let actual: SchemaType
    switch subject {
    case .list, .items: actual = .array
    case .map(let map):
      if expected.contains(.object) { return .right }
      // What a macro or an unknown function makes of the map is not known.
      if map.value.mayHoldMore { return .unknown }
      actual = .object
    case .typed(let types):
      if !types.isDisjoint(with: expected) { return .right }
      actual = types
    case .unknown: return .unknown
    case .written, .text:
      if expected.contains(.string) { return .right }
      switch subject.withUTF8({ ScalarText.fits($0, expected) }) ?? true {
      case true?: return .right
      case nil: return .unknown
      case false?: actual = .string
      }
    }
    if expected.contains(actual) { return .right }
    if actual == .string, isPackaged(expected) { return .unknown }
    let span = place(of: subject)
    if let use, !isWrittenInPlace,
      actual == .array || actual == .object || expected.isDisjoint(with: [.string, .number, .integer, .boolean])
    {
      // A value of another kind is the mistake of whoever uses it.
      let outer = place
      defer { place = outer }
      place = WalkPlace(stack: use.stack, span: use.span, way: outer.way)
      report(.type(expected: expected, found: actual), at: use.span, in: scope)
    } else {
      report(.type(expected: expected, found: actual), at: span, in: scope)
    }
    return .wrong
  }

  /// Whether the value stands where it is used, if need be in a branch of `If`.
  private var isWrittenInPlace: Bool { place.way.map { ways[$0].isWrittenInPlace } ?? false }

  /// Whether a path may stand for a map that takes an object of a bucket: `aws cloudformation package` uploads it and
  /// writes the map.
  private func isPackaged(_ expected: SchemaType) -> Bool {
    guard expected == .object, let key else { return false }
    return Self.packagedProperties.contains(key.text)
  }

  /// The properties that may hold a local path until a template is packaged (AWS CLI reference, "cloudformation
  /// package"); those that take a text anyway are left out.
  private static let packagedProperties: Set = [
    "BodyS3Location", "Code", "Content", "ContentUri", "DefinitionS3Location", "S3", "SourceBundle",
  ]

  func constraints(_ subject: Subject, _ rules: FactList, in scope: Scenario) -> Verdict {
    // A constraint is no part of what tells variants apart.
    guard found != nil else { return .right }
    defer { (constraint, unplaced) = (nil, nil) }
    for index in rules.indices {
      (constraint, unplaced) = (rules.text(index), nil)
      let document = subject.isScalar && isOfPolicies ? policy(in: subject, scope) : subject
      if let document { _ = check(document, rules.node(index), in: scope) }
    }
    return .right
  }

  /// Whether the constraint that is looked at is about policy documents.
  private var isOfPolicies: Bool { constraint?.isText("iam-policy-shape") == true }

  /// The document that a text holds as JSON; what is wrong with one whose parts have no places is told at the text.
  private func policy(in subject: Subject, _ scope: Scenario) -> Subject? {
    let way = place.way.map { ways[$0] }
    let text = Alternative(
      content: .text(subject.string), scenario: scope, stack: place.stack, span: place.span, trail: way?.trail ?? [])
    switch resolver.json(of: text) {
    case .placed(let root): return .map(StackValue(root, in: place.stack))
    case .faulty(let fault, let span): report(.noJSON(fault), at: span, in: scope)
    case .unplaced(let root):
      unplaced = place.span
      return .map(StackValue(root, in: place.stack))
    case nil: break
    }
    return nil
  }

  private func not(_ subject: Subject, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    let inner = quietly { check(subject, node, in: scope) }
    let invalid = space.and(inner.valid, scope)
    if found != nil, !invalid.isNever { reportForbidden(subject, by: node, in: invalid) }
    return Verdict(invalid: inner.valid, valid: inner.invalid)
  }

  /// Tells that a value is as it must not be: which of its properties must not be set, if that is it.
  private func reportForbidden(_ subject: Subject, by node: SchemaNode, in scenario: Scenario) {
    guard case .map(let map) = subject else {
      return report(
        subject.isScalar ? .forbidden(subject.string) : .combination, at: place(of: subject), in: scenario)
    }
    let variants = node.entry(.anyOf)?.list
    let nodes = [node] + (variants.map { list in list.indices.map { list.node($0) } } ?? [])
    var isTold = false
    for name in nodes.compactMap({ $0.entry(.required)?.list.texts.first }) {
      let both = space.and(presence(of: name, in: map), scenario)
      guard !both.isNever else { continue }
      report(.forbiddenProperty(name.string), at: key(name, of: map), in: both)
      isTold = true
    }
    if !isTold { report(.combination, at: place(of: subject), in: scenario) }
  }
}
