import Findings

extension JSONWriter {
  /// Writes a scenario: the conditions it decides and parameter values that lead to it. A value is `null` when it is any
  /// but those of `noneOf`.
  mutating func scenario(_ scenario: ScenarioNote) {
    object { json in
      json.object("conditions", inline: true) { json in
        // Conditions of two stacks may share a name, the keys of an object may not.
        var written: Set<String> = []
        for condition in scenario.conditions where written.insert(condition.name).inserted {
          json.key(named: condition.name)
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
