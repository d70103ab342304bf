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
    /// Which text something is that is known at deployment only; its values are numbered as they are asked for.
    case text(OpenText)
    /// The truth of something that cannot be told.
    case truth(String, root: StackID)
  }

  private var atoms: [Meaning: Atom] = [:]
  /// By the id of the atom; nil for one declared elsewhere.
  private var meanings: [Meaning?] = []
  /// The texts that the values of a `text` atom stand for, with their values.
  private var texts: [Atom: (list: [String], values: [String: Int])] = [:]
  /// The atoms whose truth depends on too much, so that anything may be bound to it.
  private var unfollowed: Set<Atom> = []
  /// What the atoms that stand for something of the deployment depend on, where that may bind them to each other.
  private var bases: [Atom: Set<OpenText.Basis>] = [:]

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

  /// The atom that says which text something is: one of `allowed`, where nothing else can be, or else it has room for
  /// every text that may be asked for.
  mutating func text(
    _ text: OpenText, among allowed: () -> [String]? = { nil }, basis: () -> Set<OpenText.Basis>,
    in space: ScenarioSpace
  ) -> Atom {
    if let atom = atoms[.text(text)] { return atom }
    let allowed = allowed()
    let atom = declare(.text(text), count: allowed?.count ?? Int(Int32.max), in: space)
    texts[atom] = ([], [:])
    for text in allowed ?? [] { _ = value(of: text, in: atom) }
    bases[atom] = basis()
    return atom
  }

  /// The value of a `text` atom that stands for a text.
  mutating func value(of text: String, in atom: Atom) -> Int {
    if let value = texts[atom]?.values[text] { return value }
    let value = texts[atom]?.list.count ?? 0
    texts[atom]?.list.append(text)
    texts[atom]?.values[text] = value
    return value
  }

  /// The texts that the values of a `text` atom stand for, in order; all others are none of them.
  func texts(of atom: Atom) -> [String] { texts[atom]?.list ?? [] }

  mutating func truth(
    _ key: String, root: StackID, basis: Set<OpenText.Basis> = [], isUnfollowed: Bool = false, in space: ScenarioSpace
  ) -> Atom {
    let atom = declare(.truth(key, root: root), count: 2, in: space)
    if isUnfollowed { unfollowed.insert(atom) }
    if !basis.isEmpty { bases[atom] = basis }
    return atom
  }

  /// Whether the truth of an atom depends on too much to be followed.
  func isUnfollowed(_ atom: Atom) -> Bool { unfollowed.contains(atom) }

  /// What an atom depends on that others may depend on, too.
  func basis(of atom: Atom) -> Set<OpenText.Basis> { bases[atom] ?? [] }

  func meaning(of atom: Atom) -> Meaning? { Int(atom.id) < meanings.count ? meanings[Int(atom.id)] : nil }
}

extension AtomTable.Meaning {
  /// The stack people deploy that the atom is of; nil when it is of none alone.
  func root(in workspace: Workspace) -> StackID? {
    switch self {
    case .parameter(let stack, _): workspace.root(of: stack)
    case .truth(_, let root): root
    case .text(let text): text.stack.map { workspace.root(of: $0) }
    case .exporter: nil
    }
  }
}
