import Findings
import SourceText

/// What a value of a template can be in each stack the template makes, ready to be written.
package struct ValueReport: Sendable {
  /// What a value is, as programs tell such things apart.
  package enum Kind: String, Sendable {
    /// A known text, number or truth.
    case text
    case list, map
    /// A resource's `Ref` or attribute.
    case resource
    /// A parameter's value, or an item of it.
    case parameter
    /// A pseudo parameter, or Availability Zones.
    case pseudo
    /// An export of a stack that is not in the system.
    case external
    /// A text of which parts are not known.
    case partial
    /// Not set, or removed by `AWS::NoValue`.
    case absent
    /// Nothing is known.
    case unknown
  }

  /// A scenario, for programs and for people.
  package struct When: Sendable {
    let note: ScenarioNote
    let clause: String?
    let isExample: Bool
    let isExact: Bool
    let isDefault: Bool

    /// Makes a scenario: `clause` says when it happens, or with `isExample` gives an example; nil where nothing can be
    /// said. `isExact` is whether it happens with just the values of the note's witness, `isDefault` whether defaults
    /// alone lead to it.
    package init(_ note: ScenarioNote, clause: String?, isExample: Bool, isExact: Bool, isDefault: Bool) {
      self.note = note
      self.clause = clause
      self.isExample = isExample
      self.isExact = isExact
      self.isDefault = isDefault
    }
  }

  /// One of the things the value can be.
  package struct Alternative: Sendable {
    let kind: Kind
    let words: String
    let text: String?
    let when: When?
    let way: [Note]
    let items: [Item]

    /// Makes an alternative: `words` say what it is, `text` is the known text, `when` nil what always holds where the
    /// value is used at all, `way` the places the value came through, the nearest first.
    package init(
      _ kind: Kind, _ words: String, text: String? = nil, when: When?, way: [Note], items: [Item] = []
    ) {
      self.kind = kind
      self.words = words
      self.text = text
      self.when = when
      self.way = way
      self.items = items
    }
  }

  /// An item of a list.
  package struct Item: Sendable {
    let indexes: [Int]
    let alternatives: [Alternative]

    /// Makes an item; `indexes`, from 0 and ascending, are those it has in one scenario or another, none where they are
    /// not known.
    package init(at indexes: [Int], _ alternatives: [Alternative]) {
      self.indexes = indexes
      self.alternatives = alternatives
    }
  }

  /// What the value can be in one stack.
  package struct Answer: Sendable {
    let stack: String
    let nesting: String?
    let holder: String
    let place: Place
    let exists: When?
    let alternatives: [Alternative]

    /// Makes an answer: `nesting` is the way from the stack people deploy to one that is nested; `holder` is what the
    /// value belongs to, as the subject of a sentence; `place` is where the value is written, or ought to be; `exists`
    /// is when the holder exists, nil for always. Without alternatives it never does.
    package init(
      stack: String, nesting: String?, holder: String, place: Place, exists: When?, _ alternatives: [Alternative]
    ) {
      self.stack = stack
      self.nesting = nesting
      self.holder = holder
      self.place = place
      self.exists = exists
      self.alternatives = alternatives
    }
  }

  /// The files of the run; a file's index is its `FileID.index`.
  let files: [SourceFile]
  /// What was asked for, as the keys from the template's root.
  let path: [String]
  /// The value in words.
  let title: String
  let answers: [Answer]
  let lines: ReportedLines

  /// Makes the report of some answers about the value at `path`; `title` names it.
  package init(files: [SourceFile], path: [String], title: String, answers: [Answer]) {
    self.files = files
    self.path = path
    self.title = title
    self.answers = answers
    lines = ReportedLines(of: files, at: answers.flatMap(\.places))
  }
}

extension ValueReport.Answer {
  /// All places the answer points at.
  fileprivate var places: [Place] { [place] + alternatives.flatMap(\.places) }
}

extension ValueReport.Alternative {
  /// The places the alternative and its items came through; items are no lists with items themselves.
  fileprivate var places: [Place] {
    way.map(\.place) + items.flatMap { item in item.alternatives.flatMap { $0.way.map(\.place) } }
  }
}
