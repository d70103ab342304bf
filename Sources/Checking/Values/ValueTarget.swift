import CloudFormation
import SourceText
import StackGraph

/// A value somebody asks for, found in one stack.
struct ValueTarget {
  /// What is asked of it.
  enum Question {
    /// What stands below a value; nil where nothing is written that could hold it.
    case content(StackValue?, keys: [String])
    /// Whether something is so, and by which condition of the stack that is decided, if by one.
    case truth(Scenario, condition: String?)
  }

  let question: Question
  /// When what the value belongs to exists.
  let scope: Scenario
  /// The key that declares what the value belongs to.
  let declaration: Span
  /// Whether it is the existence of a resource or output that is asked for.
  let isExistence: Bool

  /// The attributes of a resource beside `Properties` whose value may be asked for.
  private static let attributes: Set<String> = [
    "CreationPolicy", "DeletionPolicy", "DependsOn", "Metadata", "Type", "UpdatePolicy", "UpdateReplacePolicy",
  ]

  /// Finds what a path means in a stack; nil when the template has no element of the name.
  init?(_ path: ValuePath, in stack: Stack, _ resolver: Resolver) {
    switch path.section {
    case .resources: self.init(resource: path, in: stack, resolver)
    case .outputs: self.init(output: path, in: stack, resolver)
    case .conditions:
      guard let condition = stack.template.conditions[path.name] else { return nil }
      self.init(
        .truth(resolver.condition(path.name, in: stack.id), condition: path.name), scope: .always,
        declaration: condition.key.span)
    case .parameters:
      guard let parameter = stack.template.parameters[path.name] else { return nil }
      self.init(.content(nil, keys: path.keys), scope: .always, declaration: parameter.key.span)
    }
  }

  private init(_ question: Question, scope: Scenario, declaration: Span, isExistence: Bool = false) {
    self.question = question
    self.scope = scope
    self.declaration = declaration
    self.isExistence = isExistence
  }

  private init?(resource path: ValuePath, in stack: Stack, _ resolver: Resolver) {
    guard let found = resolver.workspace.resource(LogicalID(path.name), in: stack.id) else { return nil }
    let resource = found.resource
    let scope = resolver.existence(of: found)
    let question: Question
    let first = path.keys.first ?? ""
    let isProperty = resource.properties?[first] != nil
    let isExistence = path.keys == ["Condition"] && !isProperty
    if isExistence {
      question = .truth(scope, condition: resource.condition?.text)
    } else if Self.attributes.contains(first), !isProperty {
      let value = resource.body[first].map { StackValue($0, in: stack.id) }
      question = .content(value, keys: Array(path.keys.dropFirst()))
    } else {
      question = .content(resource.properties.map { StackValue($0, in: stack.id) }, keys: path.keys)
    }
    self.init(question, scope: scope, declaration: resource.key.span, isExistence: isExistence)
  }

  private init?(output path: ValuePath, in stack: Stack, _ resolver: Resolver) {
    guard let output = stack.template.outputs[path.name] else { return nil }
    let own = resolver.truth(ofAttribute: output.condition, in: stack.id)
    let outer = stack.parent.map { resolver.existence(of: resolver.workspace[$0]) } ?? .always
    let scope = resolver.space.and(own, outer)
    let isExistence = path.keys == ["Condition"]
    let keys = path.keys.isEmpty ? ["Value"] : path.keys
    self.init(
      isExistence
        ? .truth(scope, condition: output.condition?.text)
        : .content(StackValue(output.body, in: stack.id), keys: keys),
      scope: scope, declaration: output.key.span, isExistence: isExistence)
  }

  /// Where the value is declared, as far as it is written without functions, and what is written there.
  var written: (key: Span, value: StackValue?) {
    guard case .content(let holder?, let keys) = question else { return (declaration, nil) }
    var (key, value) = (declaration, holder.value)
    for name in keys {
      if let entry = value.entry(name) {
        (key, value) = (entry.key.span, entry.value)
      } else if let index = Int(name), value.items.indices.contains(index) {
        value = value.items[index]
        key = value.span
      } else {
        break
      }
    }
    return (key, StackValue(value, in: holder.stack))
  }
}
