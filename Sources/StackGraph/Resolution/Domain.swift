import SourceText

/// What a parameter of a stack people deploy can be, as far as it makes a difference to the system.
struct Domain {
  /// A value the parameter may have.
  struct Value {
    let text: String
    /// Where the value is written.
    let span: Span
    let isDefault: Bool
    /// When the parameter has the value.
    let scenario: Scenario
  }

  /// Says which value an atom has.
  let atom: Atom
  /// The values that are told apart by their text.
  let values: [Value]
  /// When the parameter has a value beyond those: as many as parameters that are compared with each other need to
  /// differ, none where no other value is allowed.
  let others: [Scenario]
  /// When the parameter has any value beyond those in `values`.
  let anyOther: Scenario
  /// Parameters of one tie are told apart by the same texts and by the same other values, in the same order.
  let tie: Int
  /// The texts of all parameters of the tie; one that is none of `values` is not allowed here.
  let texts: Set<String>
  /// Whether so many parameters are compared with each other that their other values are not told apart.
  let isTiedToMany: Bool
  private let positions: [String: Int]

  init(_ sketch: DomainSketch, atom: Atom, texts: Set<String>, scenario: (Int) -> Scenario) {
    self.atom = atom
    self.texts = texts
    tie = sketch.tie
    isTiedToMany = sketch.isTiedToMany
    values = sketch.values.enumerated().map { index, value in
      Value(text: value.text, span: value.span, isDefault: value.isDefault, scenario: scenario(index))
    }
    others = (0..<sketch.otherCount).map { scenario(sketch.values.count + $0) }
    anyOther = scenario(-1)
    positions = Dictionary(values.enumerated().map { ($1.text, $0) }) { first, _ in first }
  }

  /// When the parameter is the text; nil where that cannot be told.
  func scenario(of text: String) -> Scenario? {
    if let position = positions[text] { return values[position].scenario }
    return others.isEmpty || texts.contains(text) ? .never : nil
  }
}

/// A domain before its values have scenarios.
struct DomainSketch {
  struct Value {
    let text: String
    let span: Span
    let isDefault: Bool
  }

  var values: [Value] = []
  var otherCount = 0
  var tie = 0
  var isTiedToMany = false
  /// Whether the default is the likely value; it is not where another value is known to be given.
  var hasLikelyDefault = true

  /// How many values the atom of the domain has; at least one, even where the constraints leave none.
  var valueCount: Int { max(values.count + otherCount, 1) }

  /// The index of the default, if it is among the values.
  var preferred: Int? { !hasLikelyDefault ? nil : values.firstIndex { $0.isDefault } }
}
