import CloudFormation
import Facts
import SourceText
import StackGraph
import YAMLTree

/// Holds the properties of a resource against the schema of its type, whatever they are made of and in every scenario.
/// What is not known is never wrong.
package final class SchemaWalk {
  let resolver: Resolver
  let space: ScenarioSpace
  let patterns: PatternTable
  /// The region of the stack, when it is known.
  let region: String?
  /// Whether macros may still change the template.
  let isOpen: Bool
  /// Whether AWS SAM makes resources of what is set here, so that nothing says what is set by AWS alone.
  let isLenient: Bool
  /// What was found; nil while values are only judged.
  var found: [SchemaProblem]? = []
  /// The rule of the constraint that is looked at.
  var constraint: FactText?
  /// The tests that make the demands hold that are looked at, and what they were held against.
  var tests: [(test: SchemaNode, map: StackValue, scope: Scenario)] = []
  /// The key of the property that is looked at.
  var key: Node?
  /// What has the `Properties` that are looked at, where it is no resource: an event of a function of AWS SAM.
  var holder: Node?
  /// The text that holds the document that is looked at, where the document's parts have no places in it.
  var unplaced: Span?
  /// Where the value stands that is looked at.
  var place: WalkPlace
  /// Where the value that is looked at is used, when it stands elsewhere.
  var use: WalkPlace?
  /// The resource, or attribute of one, that the value that is looked at refers to directly; it has nothing below it.
  var reference: Alternative?
  /// The list whose items were worked out last.
  var lastList: (value: StackValue, list: ResolvedList)?
  /// The ways of values that stand elsewhere than where they are used; places name them by number.
  var ways: [Alternative] = []

  private init(of type: String, at place: WalkPlace, resolver: Resolver, patterns: PatternTable) {
    self.resolver = resolver
    self.patterns = patterns
    space = resolver.space
    let stack = resolver.workspace[place.stack]
    region = stack.knownRegion
    isOpen = stack.template.hasMacros
    isLenient = type.hasPrefix("AWS::Serverless::")
    self.place = place
  }

  /// What is wrong with the values that resources of a type of AWS SAM have in common; whether there are such
  /// properties is not asked.
  package static func problems(
    ofGlobals settings: StackValue, for schema: ResourceSchema, resolver: Resolver, patterns: PatternTable
  ) -> [SchemaProblem] {
    guard let known = schema.properties.entry(.properties)?.pairs else { return [] }
    let place = WalkPlace(stack: settings.stack, span: settings.value.span)
    let walk = SchemaWalk(of: schema.name.string, at: place, resolver: resolver, patterns: patterns)
    for (key, value) in settings.value.entries {
      guard let index = key.withUTF8({ known.find($0) }) else { continue }
      walk.key = key
      _ = walk.check(StackValue(value, in: settings.stack), known.node(index), in: .always)
    }
    return walk.found ?? []
  }

  /// What is wrong with the properties of a resource. Empty where it never exists.
  package static func problems(
    of resource: StackResource, schema: ResourceSchema, resolver: Resolver, patterns: PatternTable
  ) -> [SchemaProblem] {
    let scope = resolver.existence(of: resource)
    guard !scope.isNever else { return [] }
    let place = WalkPlace(stack: resource.stack, span: resource.resource.key.span)
    let walk = SchemaWalk(of: resource.type.rawValue, at: place, resolver: resolver, patterns: patterns)
    if let (key, properties) = resource.resource.body.entry("Properties") {
      guard !properties.isNull else { return [] }
      walk.key = key
      _ = walk.check(StackValue(properties, in: resource.stack), schema.properties, in: scope)
    } else {
      _ = walk.required(of: schema.properties, in: scope)
      walk.checkConstraints(of: schema.properties, in: resource.stack, scope)
    }
    return walk.found ?? []
  }

  /// What a resource without properties lacks.
  private func required(of node: SchemaNode, in scope: Scenario) -> Verdict {
    guard !isOpen else { return .unknown }
    guard let names = node.entry(.required)?.list, names.count > 0 else {
      for keyword in [SchemaKeyword.requiredXor, .requiredOr] {
        guard let names = node.entry(keyword)?.list.texts else { continue }
        report(.noneOf(names, isExactlyOne: keyword == .requiredXor), in: scope)
      }
      return .unknown
    }
    report(.missingAll(names.texts), in: scope)
    return .wrong
  }

  /// What constraints say of a resource without properties.
  private func checkConstraints(of node: SchemaNode, in stack: StackID, _ scope: Scenario) {
    guard !isOpen, let rules = node.entry(.constraints)?.pairs else { return }
    _ = constraints(.map(StackValue(Value(Self.noProperties), in: stack)), rules, in: scope)
  }

  private static let noProperties = Tree(reading: SourceFile(id: FileID(0), path: "", bytes: Array("{}".utf8))).roots[0]

  /// Where a problem with a whole list or map is told: at the key it belongs to, when it is written there.
  func place(of subject: Subject) -> Span {
    switch subject {
    case .list(let value), .map(let value): owner(of: value) ?? place.span
    default: place.span
    }
  }

  /// Remembers a problem at the current place.
  func report(_ kind: SchemaProblem.Kind, at span: Span? = nil, in scenario: Scenario) {
    guard found != nil, !scenario.isNever else { return }
    found?.append(
      SchemaProblem(
        kind: kind, constraint: constraint, stack: place.stack, span: unplaced ?? span ?? place.span, reasons: reasons,
        property: property, scenario: scenario, right: .never, alternative: place.way.map { ways[$0] }))
  }

  /// The name of the property that is looked at.
  private var property: String? {
    if let holder, key?.isText("Properties" as StaticString) == true { return holder.text }
    return key?.text
  }

  /// What `body` finds without remembering problems.
  func quietly(_ body: () -> Verdict) -> Verdict {
    let kept = found
    found = nil
    defer { found = kept }
    return body()
  }
}

/// Where a value stands.
struct WalkPlace {
  /// In whose template.
  let stack: StackID
  /// Where in it.
  var span: Span
  /// The number of the way it came, when it stands elsewhere than where it is used.
  var way: Int?
}

extension Template {
  /// Whether a macro processes the template, which may add to any resource.
  var hasMacros: Bool { !transforms.allSatisfy { $0.text?.hasPrefix("AWS::") == true } }
}
