import CloudFormation

extension Resolver {
  /// Whether a scenario has a part that `Rules` sections allow and in which regions and partitions go together.
  package func canHappen(_ scenario: Scenario) -> Bool { !possible(scenario).isNever }

  /// The part of a scenario that the assertions of `Rules` sections that bear on it allow, and in which every region is
  /// in its partition.
  func possible(_ scenario: Scenario) -> Scenario { withinPartitions(allowed(scenario)) }

  private func allowed(_ scenario: Scenario) -> Scenario {
    guard hasAssertions else { return scenario }
    var possible = scenario
    var support = Set(space.support(of: scenario))
    let roots = Set(support.compactMap { atoms.meaning(of: $0)?.root(in: workspace) }).sorted()
    var assertions = roots.flatMap { scopes[Int($0.index)]?.assertions ?? [] }
    while let next = assertions.firstIndex(where: { !support.isDisjoint(with: space.support(of: $0)) }) {
      let assertion = assertions.remove(at: next)
      support.formUnion(space.support(of: assertion))
      possible = space.and(possible, assertion)
    }
    return possible
  }

  /// The region a scenario asks about decides the partition and the suffix of domains.
  private func withinPartitions(_ scenario: Scenario) -> Scenario {
    let open = space.support(of: scenario).compactMap { atom -> OpenPseudo? in
      guard case .text(.origin(.pseudo(let pseudo, let stack)))? = atoms.meaning(of: atom) else { return nil }
      return OpenPseudo(atom: atom, pseudo: pseudo, stack: stack)
    }
    var possible = scenario
    for region in open where region.pseudo == .region {
      for (value, text) in atoms.texts(of: region.atom).enumerated() {
        guard let partition = Partition(ofRegion: text) else { continue }
        for other in open where other.stack == region.stack {
          guard let known = partition.text(of: other.pseudo) else { continue }
          let isThere = space.scenario(region.atom, is: value)
          possible = space.and(possible, space.or(space.not(isThere), truth(of: other.atom, being: known)))
        }
      }
    }
    return possible
  }

  /// When an atom's text is one that may be asked for or not.
  private func truth(of atom: Atom, being text: String) -> Scenario {
    let texts = atoms.texts(of: atom)
    return texts.firstIndex(of: text).map { space.scenario(atom, is: $0) }
      ?? space.not(space.scenario(atom, isOneOf: texts.indices))
  }
}

/// A pseudo parameter whose text is not known.
private struct OpenPseudo {
  let atom: Atom
  let pseudo: PseudoParameter
  let stack: StackID
}
