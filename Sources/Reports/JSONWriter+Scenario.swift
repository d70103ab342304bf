import Findings

extension JSONWriter {
  /// Writes a scenario: the conditions it decides and parameter values that lead to it. A condition that another stack
  /// decides otherwise is called `stack/condition`. A value is `null` when it is any but those of `noneOf`.
  mutating func scenario(_ scenario: ScenarioNote) {
    object { json in
      json.object("conditions", inline: true) { json in
        for condition in scenario.conditions {
          json.key(named: condition.stack.map { "\($0)/\(condition.name)" } ?? condition.name)
          json.bool(condition.holds)
        }
      }
      json.array("witness") { json in
        for witness in scenario.witness {
          json.object(inline: true) { json in
            json.field("stack", witness.stack)
            json.field("parameter", witness.parameter)
            json.field("value", witness.value)
            if witness.value == nil { json.field("noneOf", witness.excluded) }
          }
        }
      }
    }
  }
}
