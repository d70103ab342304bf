import Findings

extension JSONWriter {
  /// Writes a scenario: the conditions it decides and parameter values that lead to it. A condition that another stack
  /// decides otherwise is called `stack/condition`. A value is `null` when it is any but those of `noneOf`; it is that
  /// of one item of a list where its index, from 0, is given.
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
            if let item = witness.item { json.field("item", item) }
            json.field("value", witness.value)
            if witness.value == nil { json.field("noneOf", witness.excluded) }
          }
        }
      }
    }
  }
}
