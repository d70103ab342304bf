import SourceText
import YAMLTree

/// A CloudFormation template: its sections with a place for everything said in them.
public final class Template: Sendable {
  /// The document the template was read from.
  public let tree: Tree
  /// The root of the template.
  public let root: Value
  /// The macros the template is processed by.
  public let transforms: [Value]
  /// The `Parameters` section.
  public let parameters: Section<Parameter>
  /// The `Mappings` section.
  public let mappings: Section<Mapping>
  /// The `Conditions` section.
  public let conditions: Section<Condition>
  /// The `Rules` section.
  public let rules: Section<RuleAssertion>
  /// The `Resources` section.
  public let resources: Section<Resource>
  /// The `Outputs` section.
  public let outputs: Section<Output>
  /// The `Metadata` section.
  public let metadata: Value?
  /// What is wrong with the shape of the template, in source order. Null values where something else must stand are
  /// not in it: CloudFormation allows them nowhere.
  public let problems: [TemplateProblem]
  /// Every place that names something else, in source order.
  public let references: [Reference]

  /// The names that something in the template uses.
  public let usedNames: UsedNames

  /// The literals each parameter is compared with by `Fn::Equals`, by the parameter's name.
  public let comparisons: [String: [Value]]

  /// The pairs of names whose values `Fn::Equals` compares with each other, in source order.
  public let comparedPairs: [NamePair]

  /// The calls of `Equals` of the `Conditions` section, in source order.
  public let conditionComparisons: [Comparison]

  /// The calls of `If` that name their condition, an outer one before those in its branches.
  public let choices: [Choice]

  /// The calls of `FindInMap` that name their mapping, in no particular order.
  public let lookups: [MappingLookup]

  /// The calls of `Select`, in no particular order.
  public let selections: [Selection]

  /// The calls of `Sub` whose text has no variable, and where the function is named, in source order.
  public let constantSubstitutions: [(call: Substitution, function: Span)]

  /// Whether a `FindInMap` computes the name of its mapping, so that any mapping may be meant.
  public let hasComputedMappings: Bool

  /// Whether loops put names that are used together from values that are not known for sure.
  public let hasComputedNames: Bool

  /// The texts that hold `{{`, with which dynamic references begin; whoever looks for these need not look elsewhere.
  public let dynamicReferenceTexts: NodeSelection

  /// Whether there may be a dynamic reference anywhere.
  public var mayHoldDynamicReferences: Bool { !dynamicReferenceTexts.isEmpty }

  /// Whether a macro or include inserts something somewhere that may use any name of the template.
  public let hasInsertions: Bool

  /// The file the template was read from.
  public var file: SourceFile { tree.file }

  /// The loops of the template and what came of them; nil when it has none. What they make stands in the sections.
  public let loops: Loops?

  /// Reads the first document of a tree as a template. Never fails; what is amiss is in `problems`.
  ///
  /// Loops go through the values in `given` where they depend on parameters; what is nil there is given several values.
  public convenience init(_ tree: Tree, given: [String: String?] = [:]) {
    let written = TemplateReading(tree.roots[0], loops: nil)
    guard written.collector.needsExpansion else {
      self.init(tree, written, loops: nil)
      return
    }
    let (document, loops) = written.expandingLoops(given: given)
    self.init(tree, TemplateReading(document, loops: loops), loops: loops)
  }

  private init(_ tree: Tree, _ reading: TemplateReading, loops: Loops?) {
    self.tree = tree
    self.loops = loops
    root = reading.reader.root
    transforms = reading.reader.transforms
    parameters = reading.parameters
    mappings = reading.mappings
    conditions = reading.conditions
    rules = reading.rules
    resources = reading.resources
    outputs = reading.outputs
    metadata = root["Metadata"]
    dynamicReferenceTexts =
      tree.file.text.withUnsafeBufferPointer(\.haveDoubleBrace)
      ? NodeSelection(of: root.node.tree) { $0.withUTF8(\.haveDoubleBrace) } : NodeSelection()
    let collector = reading.collector
    references = collector.references
    usedNames = UsedNames(in: references)
    comparisons = collector.comparisons
    comparedPairs = collector.comparedPairs
    conditionComparisons = collector.conditionComparisons
    choices = collector.choices
    lookups = collector.lookups
    selections = collector.selections
    constantSubstitutions = collector.constantSubstitutions.sorted { $0.function < $1.function }
    hasComputedMappings = collector.hasComputedMappings
    hasInsertions = collector.hasInsertions
    hasComputedNames = collector.usesLoopNames || collector.usesMadeNames && loops?.hasLikelyValues == true
    problems = (reading.reader.problems + collector.problems + (loops?.problems ?? [])).sorted { $0.span < $1.span }
  }
}

/// A section of a template: named elements in the order they are written.
public struct Section<Element: Sendable>: Sendable {
  /// The key of the section; nil when the template has none.
  public let key: Node?
  /// The elements; where a name is written twice, both.
  public let elements: [Element]
  /// The entries that make further elements: `Fn::ForEach`, `Fn::Transform`.
  public let generators: [(key: Node, value: Value)]
  private let positions: [String: Int]
  private let hasLikelyElements: Bool
  private let loopNames: LoopNames

  init(
    key: Node?, elements: [Element] = [], positions: [String: Int] = [:],
    generators: [(key: Node, value: Value)] = [], likelyBodies: [Value] = []
  ) {
    self.key = key
    self.elements = elements
    self.positions = positions
    self.generators = generators
    hasLikelyElements = !likelyBodies.isEmpty
    loopNames = LoopNames(generators: generators, bodies: likelyBodies)
  }

  /// Whether the section may have further elements: entries make them, or loops whose values depend on parameters.
  public var hasGenerators: Bool { !generators.isEmpty || hasLikelyElements }

  /// Whether a loop may make an element of a name that is not known.
  public func mayMake(_ name: String) -> Bool { loopNames.mayHold(name) }

  /// The element of a name; the last one, as CloudFormation takes it, when the name is written twice.
  public subscript(name: String) -> Element? { positions[name].map { elements[$0] } }

  /// The position of the element of a name in `elements`.
  public func position(of name: String) -> Int? { positions[name] }

  /// Whether an element has the name.
  public func contains(_ name: String) -> Bool { positions[name] != nil }

  /// The names, in the order they are written.
  public var names: [String] { positions.sorted { $0.value < $1.value }.map(\.key) }
}

extension Section: Sequence {
  /// The elements in the order they are written.
  public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}
