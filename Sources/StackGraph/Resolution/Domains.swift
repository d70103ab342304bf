import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// The values a parameter of a stack people deploy is told apart by: its allowed values or else its default and
  /// what conditions compare it with, here and in the nested stacks it is passed to.
  func domain(of position: Int, in stack: Stack) -> AtomTable.Domain {
    let meaning = AtomTable.Meaning.parameter(stack.id, position: Int32(position))
    if let known = atoms.domains[meaning] { return known }
    let parameter = stack.template.parameters.elements[position]
    let defaultText = parameter.defaultValue.flatMap { $0.text ?? ($0.isNull ? "" : nil) }
    var values: [AtomTable.Domain.Value] = []
    var texts: Set<String> = []
    func add(_ text: String, _ span: Span) {
      guard texts.insert(text).inserted else { return }
      values.append(.init(text: text, span: span, isDefault: text == defaultText))
    }
    let allowed = parameter.isList ? nil : parameter.allowedValues
    let isClosed = allowed.map { !$0.isEmpty && $0.allSatisfy { $0.text != nil } } ?? false
    if let allowed, isClosed {
      for value in allowed { add(value.text ?? "", value.text == defaultText ? defaultSpan(parameter) : value.span) }
    } else {
      if let defaultText { add(defaultText, defaultSpan(parameter)) }
      for literal in comparedTexts(with: parameter.name, in: stack) { add(literal.text ?? "", literal.span) }
    }
    let atom = atoms.declare(
      meaning, count: values.count + (isClosed ? 0 : 1), preferred: values.firstIndex { $0.isDefault }, in: space)
    let domain = AtomTable.Domain(atom: atom, values: values, isOpen: !isClosed)
    atoms.domains[meaning] = domain
    return domain
  }

  private func defaultSpan(_ parameter: Parameter) -> Span { parameter.defaultValue?.span ?? parameter.key.span }

  private func comparedTexts(with name: String, in stack: Stack) -> [Value] {
    var found = stack.template.comparisons[name] ?? []
    for (position, child) in stack.children.sorted(by: { $0.key < $1.key }) {
      guard let passed = workspace[ResourceID(stack.id, Int(position))].resource.properties?["Parameters"] else {
        continue
      }
      for (key, value) in passed.entries {
        guard case .call(.ref(let target)) = value.form, target.text == name else { continue }
        found += comparedTexts(with: key.text, in: workspace[child])
      }
    }
    return found
  }
}
