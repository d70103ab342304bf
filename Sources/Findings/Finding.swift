import SourceText

/// A place in a file that a report points at.
package struct Place: Hashable, Sendable {
  /// The file.
  package let file: FileID
  /// The key or value meant, in bytes of the file's text.
  package var span: Span
  /// The keys and indices from the document's root to the place, joined by `/`; nil outside templates.
  package var logicalPath: String?

  /// Makes the place of a span in a file.
  package init(file: FileID, span: Span, logicalPath: String? = nil) {
    self.file = file
    self.span = span
    self.logicalPath = logicalPath
  }
}

/// A further place of a finding, and what stands there.
package struct Note: Hashable, Sendable {
  /// What stands at the place; a phrase without a full stop.
  package let message: String
  /// The place, in any file of the run.
  package var place: Place

  /// Makes the note that `message` holds at `place`.
  package init(_ message: String, at place: Place) {
    self.message = message
    self.place = place
  }
}

/// The scenario in which a conditional finding holds.
package struct ScenarioNote: Hashable, Sendable {
  /// A condition of a stack and its truth in the scenario.
  package struct Condition: Hashable, Sendable {
    /// The condition's name.
    package let name: String
    /// The stack it is of, where another stack has a condition of this name that is decided otherwise.
    package let stack: String?
    /// Whether it holds.
    package let holds: Bool

    /// Makes the statement that the condition `name` holds or not.
    package init(name: String, of stack: String? = nil, holds: Bool) {
      self.name = name
      self.stack = stack
      self.holds = holds
    }
  }

  /// A parameter's value that leads to the scenario.
  package struct Witness: Hashable, Sendable {
    /// The stack whose parameter it is.
    package let stack: String
    /// The parameter.
    package let parameter: String
    /// The position, from 0, of the item of its list that is spoken of; nil where the whole value is.
    package let item: Int?
    /// The value; nil for any value but those in `excluded`.
    package let value: String?
    /// What it is not, where it has no value.
    package let excluded: [String]
    /// Where it has no value, a parameter before it in the scenario that has the same.
    package let equal: String?
    /// Where it has no value, the parameters before it in the scenario that have another.
    package let different: [String]

    /// Makes the statement that a stack's parameter, or an item of its list, has a value.
    package init(stack: String, parameter: String, item: Int? = nil, value: String) {
      self.init(stack: stack, parameter: parameter, item: item, value: value, excluded: [], equal: nil, different: [])
    }

    /// Makes the statement that a stack's parameter, or an item of its list, has a value none of those in `excluded`.
    package init(
      stack: String, parameter: String, item: Int? = nil, noneOf excluded: [String], equal: String? = nil,
      different: [String] = []
    ) {
      self.init(
        stack: stack, parameter: parameter, item: item, value: nil, excluded: excluded, equal: equal,
        different: different)
    }

    /// The same statement of another stack.
    package func with(stack: String) -> Witness {
      Witness(
        stack: stack, parameter: parameter, item: item, value: value, excluded: excluded, equal: equal,
        different: different)
    }

    private init(
      stack: String, parameter: String, item: Int?, value: String?, excluded: [String], equal: String?,
      different: [String]
    ) {
      self.stack = stack
      self.parameter = parameter
      self.item = item
      self.value = value
      self.excluded = excluded
      self.equal = equal
      self.different = different
    }
  }

  /// The conditions the scenario decides, in the order of the template.
  package let conditions: [Condition]
  /// Parameter values that make the scenario happen.
  package let witness: [Witness]

  /// Makes a description of a scenario.
  package init(conditions: [Condition], witness: [Witness]) {
    self.conditions = conditions
    self.witness = witness
  }
}

/// What a rule found at a place. Plain data: it holds no tree and no file.
package struct Finding: Hashable, Sendable {
  /// The rule that found it.
  package var rule: RuleID
  /// How much it matters, after profile and configuration.
  package var level: Level
  /// What is wrong, why it matters and what to do.
  package var message: Message
  /// The one key or value the finding is about.
  package var place: Place
  /// Further places that belong to it, in any file.
  package var notes: [Note]
  /// The way a value took to the place, its source first; empty when there is none to tell.
  package var flow: [Note]
  /// The scenario it holds in; nil when it always holds.
  package var scenario: ScenarioNote?
  /// Identifies the finding across runs and edits elsewhere: lower-case hex. Empty until the run is complete.
  package var fingerprint: String

  /// Makes a finding.
  package init(
    rule: RuleID, level: Level, message: Message, place: Place, notes: [Note] = [], flow: [Note] = [],
    scenario: ScenarioNote? = nil, fingerprint: String = ""
  ) {
    self.rule = rule
    self.level = level
    self.message = message
    self.place = place
    self.notes = notes
    self.flow = flow
    self.scenario = scenario
    self.fingerprint = fingerprint
  }

  /// Hashes what nearly always tells findings apart; their sentences are long.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(place.file)
    hasher.combine(place.span)
    hasher.combine(message.form)
    for argument in message.arguments { hasher.combine(argument) }
  }
}
