import CloudFormation

@testable import StackGraph

/// The resolver's answers under one assignment.
struct AssignedResolver {
  let resolver: Resolver
  /// The scenario that holds the assignment alone, as far as parameters decide.
  let point: Scenario

  init(_ resolver: Resolver, roots: [Stack], assignment: Assignment) {
    self.resolver = resolver
    let regions = zip(roots, assignment).compactMap { stack, values -> Scenario? in
      guard let region = values[SampleGenerator.region] else { return nil }
      let atom = resolver.atoms.text(.origin(.pseudo(.region, stack.id)), basis: { [] }, in: resolver.space)
      return resolver.space.scenario(atom, is: resolver.atoms.value(of: region, in: atom))
    }
    point = resolver.space.and(
      regions
        + zip(roots, assignment).flatMap { stack, values in
          stack.template.parameters.elements.enumerated().map { position, parameter in
            let domain = resolver.domain(of: position, in: stack)
            let index = domain.values.firstIndex { $0.text == values[parameter.name] }
            return index.map { resolver.space.scenario(domain.atom, is: $0) } ?? .never
          }
        })
  }

  /// Whether the assignment belongs to a scenario; nil when parameters do not decide that.
  func isIn(_ scenario: Scenario) -> Bool? {
    let both = resolver.space.and(point, scenario)
    return both.isNever ? false : both == point ? true : nil
  }

  /// What the alternatives say the value is.
  func value(among alternatives: [Alternative]) -> ConcreteValue {
    let verdicts = alternatives.map { isIn($0.scenario) }
    guard !verdicts.contains(nil) else { return .error("a scenario does not depend on parameters alone") }
    let held = zip(alternatives, verdicts).filter { $0.1 == true }.map(\.0)
    guard held.count == 1 else { return .error("\(held.count) alternatives") }
    return value(of: held[0])
  }

  private func value(of alternative: Alternative) -> ConcreteValue {
    switch alternative.content {
    case .text(let text): return .text(text)
    case .absent: return .absent
    case .list:
      let list = resolver.list(of: [alternative], at: nil)
      guard !list.isOpen else { return .error("open list") }
      return .list(
        list.items.compactMap { item in
          switch isIn(item.scenario) {
          case false?: nil
          case true?: value(among: resolver.alternatives(of: item))
          case nil: .error("an item's scenario does not depend on parameters alone")
          }
        }.filter { $0 != .absent })
    case .map(let map):
      var result: [String: ConcreteValue] = [:]
      for (key, entry) in map.value.entries {
        let content = value(among: resolver.alternatives(of: StackValue(entry, in: map.stack)))
        if content != .absent { result[key.text] = content }
      }
      return .map(result)
    case .unknown(let reason): return .error("unknown \(reason)")
    case .origin(let origin): return .error("origin \(origin)")
    case .pieces(let pieces): return .error("pieces \(pieces)")
    }
  }
}

extension ConcreteValue {
  /// Whether a part of it has more alternatives than the resolver tells apart.
  var isTooMany: Bool {
    switch self {
    case .error(let reason): reason == "unknown \(UnknownReason.tooMany)"
    case .list(let items): items.contains(where: \.isTooMany)
    case .map(let entries): entries.values.contains(where: \.isTooMany)
    case .text, .absent: false
    }
  }
}
