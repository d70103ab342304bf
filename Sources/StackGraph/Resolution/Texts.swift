import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// What `Fn::Sub` can be.
  func substituted(_ substitution: Substitution, at value: StackValue) -> [Alternative] {
    let parts = substitution.pieces.map { piece -> [Alternative] in
      switch piece {
      case .text(let text): return [known(.text(text), at: value)]
      case .variable(let variable):
        if let own = substitution.variables?[variable.name] {
          return alternatives(of: StackValue(own, in: value.stack))
        }
        if let attribute = variable.attribute {
          return self.attribute(attribute, of: LogicalID(variable.resource), at: value, span: variable.span)
        }
        return reference(to: variable.name, at: value, span: variable.span)
      }
    }
    // A text of one variable is that variable, with its way.
    if parts.count == 1, case .variable = substitution.pieces[0] { return parts[0] }
    return concatenated(parts, at: value)
  }

  /// What `Fn::Join` can be.
  func joined(_ list: StackValue, by delimiter: StackValue, at value: StackValue) -> [Alternative] {
    guard let separator = delimiter.value.text ?? (delimiter.value.isNull ? "" : nil) else {
      return [unknown(.computed, at: value)]
    }
    return joined(alternatives(of: list), by: separator, at: value)
  }

  /// The texts that alternatives of a list make, each in its scenarios.
  func joined(_ lists: [Alternative], by separator: String, at value: StackValue) -> [Alternative] {
    lists.flatMap { alternative -> [Alternative] in
      if case .unknown = alternative.content { return [alternative] }
      let resolved = self.list(of: [alternative], at: value)
      guard let cases = resolved.cases(in: space, within: alternative.scenario, limit: Self.alternativeLimit) else {
        return restrict([tooMany(at: value)], to: alternative.scenario)
      }
      return cases.flatMap { scope, items in
        restrict(joined(items, isOpen: resolved.isOpen, by: separator, at: value), to: scope)
      }
    }
  }

  private func joined(
    _ items: [ListItem], isOpen: Bool, by separator: String, at value: StackValue
  ) -> [Alternative] {
    var parts: [[Alternative]] = []
    for item in items {
      if !parts.isEmpty, !separator.isEmpty { parts.append([known(.text(separator), at: value)]) }
      parts.append(alternatives(of: item))
    }
    if isOpen { parts.append([unknown(.computed, at: value)]) }
    // A text of one item is that item, with its way.
    let isText = parts.count == 1 && parts[0].allSatisfy { $0.content.isOneValue }
    if isText, !isOpen { return parts[0] }
    // Whatever is in the list, what comes of it is a text.
    return concatenated(parts, at: value).map { text in
      isOpen && text.content == .unknown(.computed) ? text.with(.pieces([.unknown])) : text
    }
  }

  /// All texts made of one alternative of each part; parts with too many are kept as what they stand for.
  private func concatenated(_ parts: [[Alternative]], at value: StackValue) -> [Alternative] {
    let alternatives = Concatenation(parts, in: space, limit: Self.alternativeLimit).results
    guard let alternatives else { return [tooMany(at: value)] }
    return alternatives.map { result in
      Alternative(
        content: result.isFailing ? .unknown(.missing) : Content(result.pieces), scenario: result.scenario,
        stack: value.stack, span: value.value.span, trail: result.trail)
    }
  }

  /// What `Fn::Split` can be.
  func split(_ source: StackValue, by delimiter: StackValue, at value: StackValue) -> [Alternative] {
    guard let separator = delimiter.value.text, !separator.isEmpty else { return [unknown(.computed, at: value)] }
    return alternatives(of: source).map { $0.with($0.content.split(by: separator, at: value, in: workspace)) }
  }

  /// What `Fn::Cidr` can be.
  func blocks(of block: StackValue, count: StackValue, bits: StackValue?, at value: StackValue) -> [Alternative] {
    let bits = bits.map { alternatives(of: $0) } ?? [known(.text("8"), at: value)]
    var found: [Alternative] = []
    for count in alternatives(of: count) {
      for bits in bits {
        let scope = space.and(count.scenario, bits.scenario)
        if scope.isNever { continue }
        found += alternatives(of: block, in: scope).map { alternative in
          guard let block = alternative.content.text.flatMap(CIDRBlock.init), let count = count.content.integer,
            let bits = bits.content.integer, (1...256).contains(count),
            let subnets = block.subnets(count: count, cidrBits: bits)
          else { return alternative.with(.unknown(.computed)) }
          return alternative.with(.list(.contents(subnets.map { .text($0.description) }, at: value)))
        }
        if found.count > Self.alternativeLimit { return [tooMany(at: value)] }
      }
    }
    return found
  }
}

extension Content {
  /// Whether it is a text already, known or not.
  fileprivate var isOneValue: Bool {
    switch self {
    case .text, .origin, .pieces, .unknown: true
    case .absent, .list, .map: false
    }
  }
}
