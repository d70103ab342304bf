import SourceText
import YAMLTree

/// Reads the sections of a template and notices what is wrong with their shape.
struct TemplateReader {
  let root: Value
  let transforms: [Value]
  private let loops: Loops?
  private(set) var problems: [TemplateProblem] = []

  /// Reads a document; `loops` were expanded in it.
  init(_ document: Node, loops: Loops?) {
    root = Value(document)
    self.loops = loops
    if let transform = root["Transform"] {
      transforms = transform.node.kind == .sequence && !transform.isCall ? transform.items : [transform]
    } else {
      transforms = []
    }
    guard root.node.kind == .mapping else {
      problems.append(TemplateProblem(kind: .rootIsNoMapping, span: root.span))
      return
    }
    for (key, _) in root.entries where !Template.sectionNames.contains(key.text) {
      if !Self.isGenerator(key) {
        problems.append(TemplateProblem(kind: .unknownSection(key.text), span: key.span))
      } else if LoopDefinition.isKey(key) {
        problems.append(TemplateProblem(kind: .faultyLoop(.standsIn(section: "")), span: key.span))
      }
    }
  }

  /// Whether a key of a section makes elements instead of being one.
  static func isGenerator(_ key: Node) -> Bool { key.namesFunction }

  mutating func section<Element>(_ name: String, make: (Node, Value) -> Element) -> Section<Element> {
    guard let (key, body) = root.entry(name) else { return Section(key: nil) }
    guard body.node.kind == .mapping else {
      if !(body.isNull && name != "Resources") {
        problems.append(TemplateProblem(kind: .sectionIsNoMapping(name), span: body.isNull ? key.span : body.span))
      }
      return Section(key: key)
    }
    var elements: [Element] = []
    var positions: [String: Int] = [:]
    var generators: [(key: Node, value: Value)] = []
    for (key, value) in body.isCall ? body.node.entries.map({ ($0.key, Value($0.value)) }) : body.entries {
      if Self.isGenerator(key) {
        generators.append((key, value))
        if !LoopExpansion.sections.contains(name), LoopDefinition.isKey(key) {
          problems.append(TemplateProblem(kind: .faultyLoop(.standsIn(section: name)), span: key.span))
        }
        continue
      }
      let key = key.resolved
      guard key.kind == .scalar else {
        problems.append(TemplateProblem(kind: .keyIsNoText(section: name), span: key.span))
        continue
      }
      let isMap = value.node.kind == .mapping
      if !isMap, !value.isNull, name != "Conditions" || value.node.kind == .scalar && !value.isCall {
        problems.append(
          TemplateProblem(kind: .elementIsNoMapping(section: name, name: key.text), span: value.span))
      }
      positions[key.text] = elements.count
      elements.append(make(key, value))
    }
    return Section(
      key: key, elements: elements, positions: positions, generators: generators,
      likelyBodies: loops?.likelyBodies[name] ?? [])
  }

  mutating func checkShape(
    of resources: Section<Resource>, parameters: Section<Parameter>, outputs: Section<Output>
  ) {
    guard root.node.kind == .mapping else { return }
    if resources.key == nil {
      if !root.node.entries.contains(where: { Self.isGenerator($0.key) }) {
        problems.append(
          TemplateProblem(kind: .resourcesMissing, span: root.node.entries.first { _ in true }?.key.span ?? root.span))
      }
    } else if let key = resources.key, resources.elements.isEmpty, !resources.hasGenerators,
      root["Resources"]?.node.kind == .mapping
    {
      problems.append(TemplateProblem(kind: .resourcesEmpty, span: key.span))
    }
    for resource in resources where resource.body.node.kind == .mapping {
      if let type = resource.body["Type"] {
        if type.text == nil, !type.isNull {
          problems.append(
            TemplateProblem(kind: .typeIsNoText(resource: resource.id.rawValue), span: type.span))
        }
      } else if !resource.body.isCall, !resource.id.rawValue.isEmpty {
        problems.append(TemplateProblem(kind: .typeMissing(resource: resource.id.rawValue), span: resource.key.span))
      }
      if let properties = resource.properties, properties.text != nil || properties.isList {
        problems.append(
          TemplateProblem(kind: .propertiesAreNoMapping(resource: resource.id.rawValue), span: properties.span))
      }
      checkCondition(resource.condition, of: resource.id.rawValue, in: "Resources")
    }
    for output in outputs { checkCondition(output.condition, of: output.name, in: "Outputs") }
    for parameter in parameters where parameter.body.node.kind == .mapping && parameter.body["Type"] == nil {
      problems.append(TemplateProblem(kind: .parameterTypeMissing(parameter: parameter.name), span: parameter.key.span))
    }
  }

  private mutating func checkCondition(_ condition: Value?, of name: String, in section: String) {
    guard let condition, condition.text == nil, !condition.isNull else { return }
    problems.append(TemplateProblem(kind: .conditionIsNoText(section: section, name: name), span: condition.span))
  }
}

extension Value {
  fileprivate var isList: Bool { node.kind == .sequence && !isCall }
}

extension Template {
  /// The sections CloudFormation knows (user guide, "Template sections"); `Globals` is AWS SAM's.
  public static let sectionNames = [
    "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform",
    "Resources", "Outputs", "Hooks", "Globals",
  ]
}
