import CloudFormation
import SourceText

/// The atoms a resolver has declared, and what each stands for.
struct AtomTable {
  /// What an atom stands for.
  enum Meaning: Hashable {
    /// The value of a parameter: one of its domain's values, then any other.
    case parameter(StackID, position: Int32)
    /// Which of several stacks interchangeable exports come from.
    case exporter([StackID])
    /// Which key an origin means where it is looked up in mappings.
    case key(Origin, lookups: String)
    /// The truth of something that cannot be told.
    case truth(String, root: StackID)
  }

  private var atoms: [Meaning: Atom] = [:]
  /// By the id of the atom; nil for one declared elsewhere.
  private var meanings: [Meaning?] = []
  /// The keys that the values of a `key` atom stand for.
  private(set) var keys: [Atom: [String]] = [:]

  mutating func declare(_ meaning: Meaning, count: Int, preferred: Int? = nil, in space: ScenarioSpace) -> Atom {
    if let atom = atoms[meaning] { return atom }
    let atom = space.declare(valueCount: count, preferred: preferred)
    atoms[meaning] = atom
    let missing = Int(atom.id) + 1 - meanings.count
    if missing > 0 { meanings += repeatElement(nil, count: missing) }
    meanings[Int(atom.id)] = meaning
    return atom
  }

  mutating func choice(among stacks: [StackID], in space: ScenarioSpace) -> Atom {
    declare(.exporter(stacks), count: stacks.count, in: space)
  }

  /// The atom that says which of `keys` an origin means in some lookups; with `orNone` its last value is none of them.
  mutating func key(
    of origin: Origin, lookups: String, keys: [String], orNone: Bool, in space: ScenarioSpace
  ) -> Atom {
    let atom = declare(.key(origin, lookups: lookups), count: keys.count + (orNone ? 1 : 0), in: space)
    self.keys[atom] = keys
    return atom
  }

  mutating func truth(_ key: String, root: StackID, in space: ScenarioSpace) -> Atom {
    declare(.truth(key, root: root), count: 2, in: space)
  }

  func meaning(of atom: Atom) -> Meaning? { Int(atom.id) < meanings.count ? meanings[Int(atom.id)] : nil }
}

extension AtomTable.Meaning {
  /// The stack people deploy that the atom is of; nil when it is of none alone.
  func root(in workspace: Workspace) -> StackID? {
    switch self {
    case .parameter(let stack, _): workspace.root(of: stack)
    case .truth(_, let root): root
    case .key(let origin, _): origin.stack.map { workspace.root(of: $0) }
    case .exporter: nil
    }
  }
}
