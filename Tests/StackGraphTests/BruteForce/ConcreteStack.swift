/// One stack of a system under one assignment: values are computed from the sample itself, as CloudFormation does it,
/// without anything of what is tested.
final class ConcreteStack {
  let template: SampleTemplate
  /// The value of each parameter.
  private let values: [String: ConcreteValue]
  /// Whether the stack is there; nil when that cannot be computed.
  private let exists: Bool?
  private unowned let system: ConcreteSystem
  private var truths: [String: Bool?] = [:]
  private var nestedStack: ConcreteStack??

  init(_ template: SampleTemplate, values: [String: ConcreteValue], exists: Bool?, system: ConcreteSystem) {
    self.template = template
    self.values = values
    self.exists = exists
    self.system = system
  }

  /// Whether the rules allow the assignment and conditions find what they look up; nil when that cannot be computed.
  var isAllowed: Bool? {
    if exists == true, template.conditions.contains(where: { failsLookup($0.expression) }) { return false }
    if let nested, nested.isAllowed == false { return false }
    for rule in template.rules {
      guard let applies = rule.condition.map({ truth(of: $0) }) ?? true else { return nil }
      guard applies else { continue }
      guard let holds = truth(of: rule.assertion) else { return nil }
      if !holds { return false }
    }
    return true
  }

  private func failsLookup(_ condition: SampleCondition) -> Bool {
    switch condition {
    case .equals(let a, let b): failsLookup(a) || failsLookup(b)
    case .and(let operands), .or(let operands): operands.contains { failsLookup($0) }
    case .not(let operand): failsLookup(operand)
    case .named: false
    case .contains(_, let item): failsLookup(item)
    }
  }

  private func failsLookup(_ value: SampleValue) -> Bool {
    switch value {
    case .lookup(_, let top, let second, let fallback):
      fallback == nil && self.value(of: value) == .error("no such key") || failsLookup(top) || failsLookup(second)
    case .substitution(_, let variables): variables.contains { failsLookup($0.value) }
    case .join(_, let list), .split(_, let list), .length(let list), .base64(let list): failsLookup(list)
    case .select(let index, let list): failsLookup(index) || failsLookup(list)
    case .list(let items): items.contains { failsLookup($0) }
    default: false
    }
  }

  /// Whether a resource is there; nil when that cannot be computed.
  func existence(of resource: SampleResource) -> Bool? {
    guard let exists else { return nil }
    guard exists else { return false }
    return resource.condition.map { truth(ofCondition: $0) } ?? true
  }

  /// The stack that is nested, if one is; it may be known not to be there.
  var nested: ConcreteStack? {
    if let known = nestedStack { return known }
    nestedStack = .some(makeNested())
    return nestedStack ?? nil
  }

  private func makeNested() -> ConcreteStack? {
    guard let child = system.sample.child, let resource = template.resources.first(where: \.nestsChild) else {
      return nil
    }
    var given: [String: ConcreteValue] = [:]
    if case .map(let entries)? = resource.properties.first(where: { $0.key == "Parameters" })?.value {
      for (key, passed) in entries { given[key] = value(of: passed) }
    }
    var values = self.values.filter { $0.key == SampleGenerator.region }
    for parameter in child.parameters {
      var taken = given[parameter.name] ?? .absent
      if taken == .absent { taken = parameter.defaultValue.map { .text($0) } ?? .error("no value is given") }
      // A list is passed as one text.
      if parameter.type == "CommaDelimitedList", case .list = taken { taken = joined(taken, ",") }
      if parameter.type == "CommaDelimitedList", let text = taken.text {
        taken = .list(text.isEmpty ? [] : pieces(of: text, between: ",").map { .text(trimmed($0)) })
      }
      values[parameter.name] = taken
    }
    return ConcreteStack(child, values: values, exists: existence(of: resource), system: system)
  }

  func truth(ofCondition name: String) -> Bool? {
    if let known = truths[name] { return known }
    let expression = template.conditions.first { $0.name == name }?.expression
    let truth = expression.flatMap { self.truth(of: $0) }
    truths[name] = .some(truth)
    return truth
  }

  private func truth(of condition: SampleCondition) -> Bool? {
    switch condition {
    case .equals(let a, let b):
      guard let a = value(of: a).text, let b = value(of: b).text else { return nil }
      return a == b
    case .and(let operands):
      let truths = operands.map { truth(of: $0) }
      return truths.contains(nil) ? nil : truths.allSatisfy { $0 == true }
    case .or(let operands):
      let truths = operands.map { truth(of: $0) }
      return truths.contains(nil) ? nil : truths.contains(true)
    case .not(let operand): return truth(of: operand).map { !$0 }
    case .named(let name): return truth(ofCondition: name)
    case .contains(let texts, let item): return value(of: item).text.map { texts.contains($0) }
    }
  }

  func value(of sample: SampleValue) -> ConcreteValue {
    switch sample {
    case .literal(let text): return .text(text)
    case .parameter(let name): return values[name] ?? .error("no such parameter")
    case .noValue: return .absent
    case .substitution(let pieces, let variables): return substituted(pieces, variables)
    case .join(let separator, let list): return joined(value(of: list), separator)
    case .select(let index, let list): return selected(value(of: index), from: value(of: list))
    case .split(let separator, let text):
      guard let text = value(of: text).text else { return .error("what is split is no text") }
      return .list(pieces(of: text, between: separator).map { .text($0) })
    case .lookup(let map, let top, let second, let fallback):
      guard let top = value(of: top).text, let second = value(of: second).text else { return .error("key is no text") }
      let rows = template.mappings.first { $0.name == map }?.rows ?? []
      if let entry = rows.first(where: { $0.key == top })?.entries.first(where: { $0.key == second }) {
        return value(of: entry.value)
      }
      return fallback.map { value(of: $0) } ?? .error("no such key")
    case .choice(let condition, let then, let otherwise):
      guard let truth = truth(ofCondition: condition) else { return .error("condition cannot be computed") }
      return value(of: truth ? then : otherwise)
    case .list(let items): return .list(items.map { value(of: $0) }.filter { $0 != .absent })
    case .map(let entries):
      var result: [String: ConcreteValue] = [:]
      for (key, entry) in entries {
        let entry = value(of: entry)
        if entry != .absent { result[key] = entry }
      }
      return .map(result)
    case .base64(let text):
      guard let text = value(of: text).text else { return .error("what is encoded is no text") }
      return .text(encoded(Array(text.utf8)))
    case .length(let list):
      guard case .list(let items) = value(of: list), !items.contains(where: \.isError) else {
        return .error("what is counted is no list")
      }
      return .text(String(items.count))
    case .blocks(let block, let count, let bits): return blocks(of: value(of: block), count: count, bits: bits)
    case .output(let name): return output(name)
    case .imported(let name):
      guard let name = value(of: name).text else { return .error("name is no text") }
      return system.export(name)
    }
  }

  private func output(_ name: String) -> ConcreteValue {
    guard let nested, nested.exists == true else { return .error("the nested stack is not there") }
    return nested.value(ofOutput: name)
  }

  func value(ofOutput name: String) -> ConcreteValue {
    guard let output = template.outputs.first(where: { $0.name == name }) else { return .error("no such output") }
    if let condition = output.condition, truth(ofCondition: condition) != true { return .error("no output now") }
    let content = value(of: output.value)
    // An output is a text; a list or nothing at all makes the deployment fail.
    return content.text == nil ? .error("output is no text") : content
  }

  private func substituted(
    _ pieces: [SamplePiece], _ variables: [(key: String, value: SampleValue)]
  ) -> ConcreteValue {
    var result = ""
    for piece in pieces {
      let part: ConcreteValue =
        switch piece {
        case .text(let text): .text(text)
        case .variable(let name): variables.first { $0.key == name }.map { value(of: $0.value) } ?? .absent
        case .parameter(let name): values[name] ?? .error("no such parameter")
        case .output(let name): output(name)
        }
      guard let text = part.text else { return .error("a part is no text") }
      result += text
    }
    return .text(result)
  }

  private func joined(_ list: ConcreteValue, _ separator: String) -> ConcreteValue {
    guard case .list(let items) = list else { return .error("what is joined is no list") }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? .text(texts.joined(separator: separator)) : .error("an item is no text")
  }

  private func selected(_ index: ConcreteValue, from list: ConcreteValue) -> ConcreteValue {
    guard let index = index.text.flatMap(Int.init), case .list(let items) = list, items.indices.contains(index),
      !items[...index].contains(where: \.isError)
    else { return .error("nothing to select") }
    return items[index]
  }

  /// Subnets of a block `10.x.0.0/16` with as many host bits as asked for.
  private func blocks(of block: ConcreteValue, count: Int, bits: Int) -> ConcreteValue {
    guard let text = block.text, text.hasSuffix(".0.0/16"), bits == 8 else { return .error("no block") }
    let network = text.dropLast(".0.0/16".count)
    return .list((0..<count).map { .text("\(network).\($0).0/24") })
  }

  private func pieces(of text: String, between separator: String) -> [String] {
    var pieces: [String] = []
    var rest = Array(text)
    let mark = Array(separator)
    var piece: [Character] = []
    while !rest.isEmpty {
      if rest.starts(with: mark) {
        pieces.append(String(piece))
        piece = []
        rest.removeFirst(mark.count)
      } else {
        piece.append(rest.removeFirst())
      }
    }
    return pieces + [String(piece)]
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits = bytes.flatMap { byte in (0..<8).reversed().map { byte >> $0 & 1 } }
    while bits.count % 6 != 0 { bits.append(0) }
    let digits = stride(from: 0, to: bits.count, by: 6).map { start in
      alphabet[bits[start..<start + 6].reduce(0) { $0 * 2 + Int($1) }]
    }
    return String(digits) + String(repeating: "=", count: (4 - digits.count % 4) % 4)
  }
}
