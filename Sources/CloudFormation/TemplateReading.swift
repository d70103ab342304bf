import YAMLTree

/// The parts of a template while it is read.
struct TemplateReading {
  private(set) var reader: TemplateReader
  let parameters: Section<Parameter>
  let mappings: Section<Mapping>
  let conditions: Section<Condition>
  let rules: Section<RuleAssertion>
  let resources: Section<Resource>
  let outputs: Section<Output>
  private(set) var collector: ReferenceCollector

  /// Reads a document; `loops` were expanded in it.
  init(_ document: Node, loops: Loops?) {
    var reader = TemplateReader(document, loops: loops)
    parameters = reader.section("Parameters") { Parameter(name: $0.text, key: $0, body: $1) }
    mappings = reader.section("Mappings") { Mapping(name: $0.text, key: $0, body: $1) }
    conditions = reader.section("Conditions") { Condition(name: $0.text, key: $0, body: $1) }
    rules = reader.section("Rules") { RuleAssertion(name: $0.text, key: $0, body: $1) }
    resources = reader.section("Resources") { Resource(id: LogicalID($0.text), key: $0, body: $1) }
    outputs = reader.section("Outputs") { Output(name: $0.text, key: $0, body: $1) }
    reader.checkShape(of: resources, parameters: parameters, outputs: outputs)
    self.reader = reader
    collector = ReferenceCollector(parameters: parameters)
    collector.collect(
      root: reader.root, conditions: conditions, rules: rules, resources: resources, outputs: outputs, loops: loops)
  }

  /// The document with its loops expanded, and the loops. `given` is what is known of the values that parameters are
  /// given, nil for one that is given several.
  func expandingLoops(given: [String: String?]) -> (document: Node, loops: Loops) {
    LoopExpansion.expand(
      reader.root, LoopCollection(parameters: parameters, mappings: mappings, resources: resources, given: given),
      isTransformed: reader.transforms.areRewriting || reader.transforms.haveLanguageExtensions)
  }
}
