import YAMLTree

/// Works out the values a loop goes through, as far as the template says them.
struct LoopCollection {
  /// What a collection, or a value of one, came to.
  enum Outcome<Result> {
    /// `isLikely` when it is so only with the defaults of parameters, or in some regions and accounts.
    case known(Result, isLikely: Bool)
    case unknown
    case faulty(LoopFault)
  }

  let parameters: Section<Parameter>
  let mappings: Section<Mapping>
  let resources: Section<Resource>
  /// What is known of the values that parameters are given: nil for one that is given several.
  let given: [String: String?]

  /// What has a name already.
  func holder(of name: String) -> LoopFault.Holder? {
    parameters.contains(name) ? .parameter : resources.contains(name) ? .resource : nil
  }

  /// What an attribute of a resource is that is computed before the template is deployed.
  enum Attribute {
    case text(String)
    case absent
    case unknown
  }

  /// The attribute that a function computes in one turn of the loops around it.
  func attribute(_ value: Value, _ bindings: [LoopBinding], _ budget: inout LoopBudget) -> Attribute {
    if case .known(let text, isLikely: false) = text(of: value, bindings, &budget) { return .text(text) }
    guard case .call(.findInMap(let map, let topKey, let secondKey, let fallback?)) = value.form,
      case .call(.ref(let name)) = fallback.form, name.text == PseudoParameter.noValue.rawValue,
      case .missing = lookUp(map, topKey, secondKey, bindings, &budget, where: { _ in true })
    else { return .unknown }
    return .absent
  }

  /// The parameters with defaults that a collection names.
  func parameters(in value: Value) -> [String] {
    var names: [String] = []
    func look(_ value: Value) {
      switch value.form {
      case .call(.ref(let name)): names.append(name.text ?? "")
      case .call(.sub(let substitution)):
        for case .variable(let variable) in substitution.pieces { names.append(variable.name) }
      default:
        if let (_, argument) = value.functionCall { return look(argument) }
        value.items.forEach(look)
        value.entries.forEach { look($0.value) }
      }
    }
    look(value)
    return names.filter { parameters[$0]?.defaultValue != nil }
  }

  /// The values of a collection in one turn of the loops around it.
  func values(of value: Value, _ bindings: [LoopBinding], _ budget: inout LoopBudget) -> Outcome<[String]> {
    budget.spend()
    if budget.isExhausted { return .unknown }
    switch value.form {
    case .list: return list(value.items, bindings, &budget)
    case .call(.ref(let name)): return values(ofParameter: name.text ?? "", bindings, &budget)
    case .call(.findInMap(let map, let topKey, let secondKey, let fallback)):
      switch lookUp(map, topKey, secondKey, bindings, &budget, where: { !$0.items.isEmpty || $0.isEmptyList }) {
      case .found(let found, let isLikely): return list(found.items, bindings, &budget).isLikely(isLikely)
      case .missing: return fallback.map { values(of: $0, bindings, &budget) } ?? .unknown
      case .unknown: return fallback.map { values(of: $0, bindings, &budget).isLikely(true) } ?? .unknown
      }
    case .call(.split(let delimiter, let source)):
      guard case .known(let delimiter, let isLikely) = text(of: delimiter, bindings, &budget), !delimiter.isEmpty,
        case .known(let source, let isLikelyToo) = text(of: source, bindings, &budget)
      else { return .unknown }
      budget.spend(source.utf8.count)
      return .known(source.parts(between: delimiter), isLikely: isLikely || isLikelyToo)
    case .call(.getAtt(let target)): return .faulty(.collectionIsKnownTooLate(resource: target.resource.rawValue))
    case .scalar, .map: return .faulty(.collectionIsNoList)
    case .null, .call, .unknownCall: return .unknown
    }
  }

  private func list(_ items: [Value], _ bindings: [LoopBinding], _ budget: inout LoopBudget) -> Outcome<[String]> {
    var values: [String] = []
    var isLikely = false
    for item in items {
      switch text(of: item, bindings, &budget) {
      case .known(let text, let isLikelyItem):
        values.append(text)
        isLikely = isLikely || isLikelyItem
      case .unknown: return .unknown
      case .faulty(let fault): return .faulty(fault)
      }
    }
    return .known(values, isLikely: isLikely)
  }

  private func values(
    ofParameter name: String, _ bindings: [LoopBinding], _ budget: inout LoopBudget
  ) -> Outcome<[String]> {
    if bindings.contains(where: { $0.identifier == name }) { return .faulty(.collectionIsNoList) }
    guard let parameter = parameters[name] else { return undefined(name) }
    guard !parameter.isNoEcho else { return .faulty(.collectionIsSecret(parameter: name)) }
    guard parameter.isList else {
      return parameter.isFromSSM ? .unknown : .faulty(.collectionIsScalar(parameter: name))
    }
    if let known = given[name], !parameter.isFromSSM {
      guard let text = known else { return .unknown }
      budget.spend(text.utf8.count / 4)
      return .known(text.isEmpty ? [] : text.commaDelimitedItems, isLikely: false)
    }
    guard !parameter.isFromSSM, let text = parameter.defaultValue?.text ?? parameter.allowedValues?.first?.text,
      !text.isEmpty
    else { return .unknown }
    budget.spend(text.utf8.count / 4)
    return .known(text.commaDelimitedItems, isLikely: true)
  }

  private func undefined<Result>(_ name: String) -> Outcome<Result> {
    if resources.contains(name) { return .faulty(.collectionIsKnownTooLate(resource: name)) }
    if PseudoParameter(named: name) != nil || parameters.hasGenerators { return .unknown }
    return .faulty(.collectionIsUndefined(name: name))
  }

  /// A text of a collection or of what leads to one.
  private func text(of value: Value, _ bindings: [LoopBinding], _ budget: inout LoopBudget) -> Outcome<String> {
    let written = value.text
    budget.spend(bytes: written?.utf8.count ?? 0)
    if budget.isExhausted { return .unknown }
    if let written {
      guard let made = LoopText(value.node, bindings) else { return .known(written, isLikely: false) }
      budget.spend(bytes: made.count)
      return budget.isExhausted ? .unknown : .known(made.text(of: value.node), isLikely: false)
    }
    switch value.form {
    case .call(.ref(let name)): return text(ofParameter: name.text ?? "", bindings)
    case .call(.sub(let substitution)):
      guard substitution.variables == nil else { return .unknown }
      return join(
        substitution.pieces.map { piece in
          switch piece {
          case .text(let text): .known(text, isLikely: false)
          case .variable(let variable): text(ofParameter: variable.name, bindings)
          }
        }, by: "", &budget)
    case .call(.join(let delimiter, let list)):
      guard let delimiter = delimiter.text ?? (delimiter.isNull ? "" : nil), !list.isCall else { return .unknown }
      return join(list.items.map { text(of: $0, bindings, &budget) }, by: delimiter, &budget)
    case .call(.findInMap(let map, let topKey, let secondKey, let fallback)):
      switch lookUp(map, topKey, secondKey, bindings, &budget, where: { $0.text != nil }) {
      case .found(let found, let isLikely): return .known(found.text ?? "", isLikely: isLikely)
      case .missing: return fallback.map { text(of: $0, bindings, &budget) } ?? .unknown
      case .unknown: return fallback.map { text(of: $0, bindings, &budget).isLikely(true) } ?? .unknown
      }
    case .call(.getAtt(let target)): return .faulty(.collectionIsKnownTooLate(resource: target.resource.rawValue))
    default: return .unknown
    }
  }

  private func text(ofParameter name: String, _ bindings: [LoopBinding]) -> Outcome<String> {
    if let binding = bindings.last(where: { $0.identifier == name }) { return .known(binding.value, isLikely: false) }
    guard let parameter = parameters[name] else { return undefined(name) }
    if parameter.isNoEcho { return .faulty(.collectionIsSecret(parameter: name)) }
    guard !parameter.isFromSSM, !parameter.isList else { return .unknown }
    if let known = given[name] { return known.map { .known($0, isLikely: false) } ?? .unknown }
    if let only = parameter.allowedValues?.onlyElement?.text { return .known(only, isLikely: false) }
    guard let text = parameter.defaultValue?.text else { return .unknown }
    return .known(text, isLikely: true)
  }

  private func join(
    _ parts: [Outcome<String>], by delimiter: String, _ budget: inout LoopBudget
  ) -> Outcome<String> {
    var texts: [String] = []
    var isLikely = false
    for part in parts {
      switch part {
      case .known(let text, let isLikelyPart):
        budget.spend(bytes: text.utf8.count + delimiter.utf8.count)
        texts.append(text)
        isLikely = isLikely || isLikelyPart
      case .unknown, .faulty: return part
      }
    }
    if budget.isExhausted { return .unknown }
    return .known(texts.joined(separator: delimiter), isLikely: isLikely)
  }

  /// What a lookup in a mapping came to.
  private enum Lookup {
    case found(Value, isLikely: Bool)
    /// The mapping has no such key.
    case missing
    case unknown
  }

  /// A value of a mapping. Where the first key depends on the region, account or the like, it is the first value of
  /// the mapping, which is likely only, unless there is but one.
  private func lookUp(
    _ map: Value, _ topKey: Value, _ secondKey: Value, _ bindings: [LoopBinding], _ budget: inout LoopBudget,
    where isWanted: (Value) -> Bool
  ) -> Lookup {
    guard case .known(let name, let isLikelyMap) = text(of: map, bindings, &budget), let mapping = mappings[name],
      case .known(let second, let isLikelySecond) = text(of: secondKey, bindings, &budget)
    else { return .unknown }
    let isLikely = isLikelyMap || isLikelySecond
    let entries = mapping.body.entries
    budget.spend(entries.count / 4)
    if case .known(let top, let isLikelyTop) = text(of: topKey, bindings, &budget) {
      guard let found = mapping.body[path: top, second] else {
        return isLikely || isLikelyTop || mapping.body.isCall ? .unknown : .missing
      }
      return isWanted(found) ? .found(found, isLikely: isLikely || isLikelyTop) : .unknown
    }
    let found = entries.lazy.compactMap { $0.value[second] }.first(where: isWanted)
    return found.map { .found($0, isLikely: isLikely || entries.count > 1) } ?? .unknown
  }
}

extension LoopCollection.Outcome {
  /// The same, known only likely if it is so of what it depends on.
  fileprivate func isLikely(_ isLikelyToo: Bool) -> Self {
    guard case .known(let result, let isLikely) = self else { return self }
    return .known(result, isLikely: isLikely || isLikelyToo)
  }
}

extension Value {
  fileprivate var isEmptyList: Bool { node.kind == .sequence && !isCall && node.items.isEmpty }
}

extension Array {
  fileprivate var onlyElement: Element? { count == 1 ? self[0] : nil }
}
