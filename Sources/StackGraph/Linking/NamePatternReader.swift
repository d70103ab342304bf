import CloudFormation
import SourceText

/// Reads names as patterns, through the parameters and outputs of nested stacks.
struct NamePatternReader {
  private let stacks: [Stack]
  private let known: KnownNames
  /// What the parameters and outputs of nested stacks stand for; nil while it is being found out.
  private var nestedValues: [NestedValue: [NamePattern]?] = [:]

  /// Whether conditions hold; nil where that is not decided, or is being found out.
  private var truths: [ConditionKey: Bool?] = [:]

  private enum NestedValue: Hashable {
    case parameter(String, StackID)
    case output(String, StackID)
  }

  /// A name that depends on conditions has at most so many patterns.
  private static let patternLimit = 8
  private static let tokenLimit = 64
  /// Conditions that name each other are followed so far.
  private static let conditionDepth = 100

  init(_ stacks: [Stack], _ known: KnownNames) {
    self.stacks = stacks
    self.known = known
  }

  /// The patterns a name may have, one for each combination of the conditions in it; none when the name is left out.
  mutating func patterns(of name: Value, in stack: StackID) -> [NamePattern] {
    switch name.form {
    case .scalar: return [NamePattern([.text(name.text ?? "")])]
    case .call(let call): return patterns(of: call, at: name, in: stack)
    case .null, .list, .map, .unknownCall: return opaque(name, stack)
    }
  }

  private mutating func patterns(of call: Intrinsic, at name: Value, in stack: StackID) -> [NamePattern] {
    switch call {
    case .ref(let name): return patterns(ofReference: name.text ?? "", in: stack)
    case .getAtt(let target): return attribute(target.attribute ?? "", of: target.resource, in: stack)
    case .sub(let substitution):
      return product(substitution.pieces) { reader, piece in reader.patterns(of: piece, in: substitution, stack) }
    case .join(let delimiter, let list):
      guard !list.isCall, let separator = delimiter.text ?? (delimiter.isNull ? "" : nil) else {
        return opaque(name, stack)
      }
      let items = list.items
      return product(items.indices) { reader, index in
        let patterns = reader.patterns(of: items[index], in: stack)
        return index == 0 ? patterns : patterns.map { NamePattern([.text(separator)] + $0.tokens) }
      }
    case .if(let condition, let then, let otherwise):
      if let holds = truth(ofCondition: condition.text, in: stack) {
        return patterns(of: holds ? then : otherwise, in: stack)
      }
      return bounded(patterns(of: then, in: stack) + patterns(of: otherwise, in: stack))
    case .findInMap(let map, let top, let second, _):
      let keys = [map, top, second].map { key -> String? in
        knownText(of: key, in: stack)
      }
      guard let map = keys[0], let top = keys[1], let second = keys[2],
        let text = self[stack].template.mappings[map]?.body[path: top, second]?.text
      else { return opaque(name, stack) }
      return [NamePattern([.text(text)])]
    case .select(let index, let list):
      guard let index = index.text.flatMap({ Int($0) }), !list.isCall, list.items.indices.contains(index) else {
        return opaque(name, stack)
      }
      return patterns(of: list.items[index], in: stack)
    default: return opaque(name, stack)
    }
  }

  private mutating func patterns(
    of piece: Substitution.Piece, in substitution: Substitution, _ stack: StackID
  ) -> [NamePattern] {
    switch piece {
    case .text(let text): return [NamePattern([.text(text)])]
    case .variable(let variable):
      if let value = substitution.variables?[variable.name] { return patterns(of: value, in: stack) }
      if let attribute = variable.attribute {
        return self.attribute(attribute, of: LogicalID(variable.resource), in: stack)
      }
      return patterns(ofReference: variable.name, in: stack)
    }
  }

  private mutating func patterns(ofReference name: String, in stack: StackID) -> [NamePattern] {
    if let pseudo = PseudoParameter(named: name) {
      switch pseudo {
      case .accountID, .partition, .region, .urlSuffix: return [NamePattern([.pseudo(pseudo)])]
      case .stackName:
        return [NamePattern([self[stack].parent == nil ? .stackName(stack) : .nestedStackName(stack)])]
      case .noValue: return []
      case .notificationARNs, .stackID: return [NamePattern([.opaque(name, of: stack)])]
      }
    }
    guard let parameter = self[stack].template.parameters[name] else {
      return [NamePattern([.opaque(name, of: stack)])]
    }
    let unknown = [NamePattern([.parameter(name, of: stack)])]
    guard let parent = self[stack].parent, !parameter.isFromSSM, !parameter.isList else { return unknown }
    return nestedValue(.parameter(name, stack), otherwise: unknown) { reader in
      let nesting = reader[parent.stack].template.resources.elements[Int(parent.position)]
      guard let given = nesting.properties?["Parameters"] else { return reader.defaultText(of: parameter) }
      if given.isCall { return nil }
      guard let value = given[name] else { return reader.defaultText(of: parameter) }
      let patterns = reader.patterns(of: value, in: parent.stack)
      return patterns.isEmpty ? reader.defaultText(of: parameter) : patterns
    }
  }

  /// What a parameter that is not given stands for.
  private func defaultText(of parameter: Parameter) -> [NamePattern]? {
    parameter.defaultValue?.text.map { [NamePattern([.text($0)])] }
  }

  private mutating func attribute(_ attribute: String, of resource: LogicalID, in stack: StackID) -> [NamePattern] {
    let unknown = [NamePattern([.opaque("\(resource).\(attribute)", of: stack)])]
    guard attribute.hasPrefix("Outputs."),
      let position = self[stack].template.resources.position(of: resource.rawValue),
      let child = self[stack].children[Int32(truncatingIfNeeded: position)]
    else { return unknown }
    let name = String(attribute.dropFirst("Outputs.".count))
    return nestedValue(.output(name, child), otherwise: unknown) { reader in
      guard let value = reader[child].template.outputs[name]?.value else { return nil }
      return reader.patterns(of: value, in: child)
    }
  }

  private mutating func nestedValue(
    _ key: NestedValue, otherwise: [NamePattern], find: (inout Self) -> [NamePattern]?
  ) -> [NamePattern] {
    if let known = nestedValues[key] { return known ?? otherwise }
    nestedValues[key] = .some(nil)
    let found = find(&self) ?? otherwise
    nestedValues[key] = found
    return found
  }

  /// The text of a value that is known to be one text.
  private mutating func knownText(of value: Value, in stack: StackID) -> String? {
    let patterns = patterns(of: value, in: stack)
    return patterns.count == 1 ? known.resolved(patterns[0], in: stack).text : nil
  }

  /// Whether a condition holds, where what is known of deployments decides it.
  private mutating func truth(ofCondition name: String?, in stack: StackID, depth: Int = 0) -> Bool? {
    guard !known.isEmpty, let name, let condition = self[stack].template.conditions[name] else { return nil }
    let key = ConditionKey(stack: stack, name: name)
    if let known = truths[key] { return known }
    truths[key] = .some(nil)
    guard depth < Self.conditionDepth else { return nil }
    let truth = truth(of: condition.expression, in: stack, depth: depth)
    truths[key] = .some(truth)
    return truth
  }

  private mutating func truth(of expression: ConditionExpression, in stack: StackID, depth: Int) -> Bool? {
    switch expression {
    case .equals(let a, let b):
      guard let left = knownText(of: a, in: stack), let right = knownText(of: b, in: stack) else { return nil }
      return left == right
    case .not(let operand):
      return truth(of: ConditionExpression(operand), in: stack, depth: depth).map { !$0 }
    case .and(let operands): return decided(operands, by: false, in: stack, depth: depth)
    case .or(let operands): return decided(operands, by: true, in: stack, depth: depth)
    case .condition(let name): return truth(ofCondition: name.text, in: stack, depth: depth + 1)
    case .contains, .eachMemberEquals, .eachMemberIn, .opaque: return nil
    }
  }

  /// The truth of operands of which one that is `decisive` decides for all.
  private mutating func decided(_ operands: [Value], by decisive: Bool, in stack: StackID, depth: Int) -> Bool? {
    var isKnown = true
    for operand in operands {
      let truth = truth(of: ConditionExpression(operand), in: stack, depth: depth)
      if truth == decisive { return decisive }
      if truth == nil { isKnown = false }
    }
    return isKnown ? !decisive : nil
  }

  private mutating func product<Part>(
    _ parts: some Sequence<Part>, patterns: (inout Self, Part) -> [NamePattern]
  ) -> [NamePattern] {
    var results = [NamePattern()]
    for part in parts {
      let next = patterns(&self, part)
      if next.count == 1 {
        for index in results.indices { for token in next[0].tokens { results[index].append(token) } }
      } else {
        results = bounded(results.flatMap { start in next.map { NamePattern(start.tokens + $0.tokens) } })
      }
      results = results.filter { $0.tokens.count <= Self.tokenLimit }
    }
    return results
  }

  private func bounded(_ patterns: [NamePattern]) -> [NamePattern] {
    var seen: Set<NamePattern> = []
    return Array(patterns.filter { seen.insert($0).inserted }.prefix(Self.patternLimit))
  }

  private func opaque(_ value: Value, _ stack: StackID) -> [NamePattern] {
    [NamePattern([.opaque(self[stack].template.file.text(of: value.span), of: stack)])]
  }

  private subscript(id: StackID) -> Stack { stacks[Int(id.index)] }
}

/// A condition of a stack.
private struct ConditionKey: Hashable {
  let stack: StackID
  let name: String
}
