/// A set of assignments of values to atoms: a node of its space's diagram.
///
/// Two scenarios of one space are equal exactly when they hold the same assignments.
package struct Scenario: Hashable, Sendable {
  let id: Int32

  init(id: Int32) { self.id = id }

  /// No assignment: what cannot happen.
  package static var never: Scenario { Scenario(id: DecisionDiagram.never) }
  /// Every assignment: what holds whatever the parameters are.
  package static var always: Scenario { Scenario(id: DecisionDiagram.always) }

  /// Whether no assignment belongs to the scenario.
  package var isNever: Bool { id == DecisionDiagram.never }
  /// Whether every assignment belongs to the scenario.
  package var isAlways: Bool { id == DecisionDiagram.always }
}

/// Something the conditions of a run depend on: a variable with finitely many values, numbered from zero.
package struct Atom: Hashable, Sendable {
  /// The atom's place in the order of declaration, which is also its place in the diagram.
  let id: Int32

  init(id: Int32) { self.id = id }
}

extension Atom: Comparable {
  /// Whether the left atom was declared first.
  package static func < (left: Atom, right: Atom) -> Bool { left.id < right.id }
}

/// All scenarios over the declared atoms, as one shared multi-valued decision diagram.
///
/// The space decides exactly: a scenario that cannot happen *is* `never`. It is not `Sendable`; each thread owns one.
/// Atoms may be declared at any time; put those that appear together next to each other, because the size of a
/// scenario depends on the order. One combination costs at most the product of both sizes (``size(of:)``).
package final class ScenarioSpace {
  private var diagram = DecisionDiagram()

  /// A space without atoms.
  package init() {}

  /// Declares an atom of `valueCount` (at least 1) values; `preferred` is the index of its likely value, if it has one.
  package func declare(valueCount: Int, preferred: Int?) -> Atom {
    Atom(id: diagram.declare(valueCount: valueCount, preferred: preferred))
  }

  /// How many values the atom was declared with.
  package func valueCount(of atom: Atom) -> Int { Int(diagram.valueCounts[Int(atom.id)]) }

  /// The index of the atom's likely value, if it has one.
  package func preferredValue(of atom: Atom) -> Int? {
    let preferred = diagram.preferredValues[Int(atom.id)]
    return preferred < 0 ? nil : Int(preferred)
  }

  /// The assignments that give `atom` the value; `never` when the atom has no such value.
  package func scenario(_ atom: Atom, is value: Int) -> Scenario {
    Scenario(id: diagram.node(atom.id, is: value))
  }

  /// The assignments that give `atom` one of the values, in any order; values the atom does not have are ignored.
  package func scenario(_ atom: Atom, isOneOf values: some Sequence<Int>) -> Scenario {
    Scenario(id: diagram.node(atom.id, isOneOf: values))
  }

  /// The assignments in both scenarios.
  package func and(_ a: Scenario, _ b: Scenario) -> Scenario {
    Scenario(id: diagram.combine(.and, a.id, b.id))
  }

  /// The assignments in either scenario.
  package func or(_ a: Scenario, _ b: Scenario) -> Scenario {
    Scenario(id: diagram.combine(.or, a.id, b.id))
  }

  /// The assignments outside the scenario.
  package func not(_ a: Scenario) -> Scenario {
    Scenario(id: diagram.negate(a.id))
  }

  /// The assignments in all the scenarios; `always` for none.
  package func and(_ many: [Scenario]) -> Scenario {
    switch many.count {
    case 1: many[0]
    case 2: and(many[0], many[1])
    default: Scenario(id: diagram.combine(.and, many.map(\.id)))
    }
  }

  /// The assignments in any of the scenarios; `never` for none.
  package func or(_ many: [Scenario]) -> Scenario {
    switch many.count {
    case 1: many[0]
    case 2: or(many[0], many[1])
    default: Scenario(id: diagram.combine(.or, many.map(\.id)))
    }
  }

  /// Whether every assignment in `a` is in `b` too.
  package func implies(_ a: Scenario, _ b: Scenario) -> Bool {
    areDisjoint(a, not(b))
  }

  /// Whether no assignment is in both scenarios.
  package func areDisjoint(_ a: Scenario, _ b: Scenario) -> Bool {
    diagram.areDisjoint(a.id, b.id)
  }

  /// The set in the place of `literal`, which depends on `atom` alone, when only the assignments in `constraint` can
  /// happen: `never` when none of these is in it, `always` when all are. Combining such sets in any way gives the same
  /// as replacing the combination of the originals. `constraint` must not be `never`.
  package func restrict(_ literal: Scenario, of atom: Atom, to constraint: Scenario) -> Scenario {
    Scenario(id: diagram.restrict(literal.id, of: atom.id, to: constraint.id))
  }

  /// Whether so many sets were made that answers are not to be trusted any more.
  package var isExhausted: Bool { diagram.isExhausted }

  /// What `body` finds, or nil when it makes more sets than a condition people can understand needs.
  package func limitingGrowth(_ body: () -> Scenario) -> Scenario? {
    guard !diagram.isExhausted else { return nil }
    let limit = diagram.nodeLimit
    diagram.nodeLimit = min(limit, diagram.nodeCount + Self.conditionGrowthLimit)
    let found = body()
    diagram.nodeLimit = limit
    defer { if diagram.nodeCount < limit { diagram.isExhausted = false } }
    return diagram.isExhausted ? nil : found
  }

  private static let conditionGrowthLimit = 10_000

  /// Whether the assignments that give every atom its preferred value belong to the scenario; `nil` when that still
  /// depends on an atom without preferred value.
  package func holdsByDefault(_ scenario: Scenario) -> Bool? {
    diagram.holdsByDefault(scenario.id)
  }

  /// One assignment in the scenario, or `nil` when there is none.
  ///
  /// It names, ascending, only the atoms that decide; all others are free. Each atom takes its preferred value where
  /// that leads into the scenario, otherwise the lowest that does. Where the scenario holds by default it names preferred
  /// values only.
  package func witness(of scenario: Scenario) -> [(atom: Atom, value: Int)]? {
    let witness = diagram.witnessByDefault(of: scenario.id) ?? diagram.witness(of: scenario.id)
    return witness?.map { (atom: Atom(id: $0.atom), value: Int($0.value)) }
  }

  /// Whether assignments that give atoms these values, nil for any, belong to the scenario; nil when that depends on
  /// the atoms without a value.
  package func holds(_ scenario: Scenario, given value: (Atom) -> Int?) -> Bool? {
    diagram.holds(scenario.id) { value(Atom(id: $0)).map(Int32.init) }
  }

  /// The atoms the scenario depends on, ascending.
  package func support(of scenario: Scenario) -> [Atom] {
    diagram.support(of: scenario.id).map(Atom.init(id:))
  }

  /// The values of an atom for which a scenario may differ from what it is for the last one, ascending.
  package func values(of atom: Atom, toldApartIn scenario: Scenario) -> [Int] {
    diagram.values(of: atom.id, toldApartIn: scenario.id).map(Int.init)
  }

  /// How many nodes the scenario's diagram has, not counting `never` and `always`: a measure of what it costs to
  /// combine it that depends on its meaning and the order of its atoms alone.
  package func size(of scenario: Scenario) -> Int {
    diagram.reachableNodes(from: scenario.id).count
  }

  /// How many atoms are declared.
  package var atomCount: Int { diagram.valueCounts.count }

  /// How many distinct scenarios the space has made, `never` and `always` included.
  package var nodeCount: Int { diagram.nodeCount }
}
