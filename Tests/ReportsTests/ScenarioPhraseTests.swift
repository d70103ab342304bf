import Findings
import Testing

@Suite struct ScenarioPhraseTests {
  private typealias Witness = ScenarioNote.Witness

  private static let scenarios: [(ScenarioNote, String?)] = [
    (scenario([]), nil),
    (scenario([value("Stage", "dev")]), "`Stage` is `dev`"),
    (scenario([value("Stage", "")]), "`Stage` is empty"),
    (scenario([value("Stage", "dev")], ["IsProd": false]), "`Stage` is `dev`, so `IsProd` is false"),
    (scenario([], ["IsProd": true]), "`IsProd` is true"),
    (
      scenario([value("Stage", "dev"), value("Size", "2")], ["IsProd": false, "IsSmall": true]),
      "`Stage` is `dev` and `Size` is `2`, so `IsProd` is false and `IsSmall` is true"
    ),
    (
      ScenarioNote(
        conditions: [.init(name: "IsOn", of: "a", holds: true), .init(name: "IsOn", of: "b", holds: false)],
        witness: [value("Stage", "dev")]),
      "`Stage` is `dev`, so `IsOn` of stack `a` is true and `IsOn` of stack `b` is false"
    ),
    (scenario([.init(stack: "network", parameter: "Stage", value: "dev")]), "`Stage` of stack `network` is `dev`"),
    (
      scenario([.init(stack: "own", parameter: "L", item: 0, value: "c")], ["IsC": true]),
      "the first item of `L` is `c`, so `IsC` is true"
    ),
    (
      scenario([.init(stack: "a", parameter: "L", item: 21, noneOf: [""])]),
      "the 22nd item of `L` of stack `a` is not empty"
    ),
    (scenario([other("Size", ["2"])]), "`Size` is not `2`"),
    (scenario([other("Size", [""])]), "`Size` is not empty"),
    (scenario([other("Size", ["", "2"])]), "`Size` is neither empty nor `2`"),
    (scenario([other("Size", ["1", "2", "3"])]), "`Size` is none of `1`, `2` and `3`"),
    (
      scenario([other("Size", ["1", "2", "3", "4", "5"])]), "`Size` is none of `1`, `2`, `3` and 2 other values"
    ),
    (
      scenario([other("A", []), .init(stack: "own", parameter: "B", noneOf: [], equal: "A")]),
      "`A` has some value and `B` is the same as `A`"
    ),
    (
      scenario([other("A", ["x"]), .init(stack: "own", parameter: "B", noneOf: ["x"], different: ["A"])]),
      "`A` is not `x` and `B` is not `x` and differs from `A`"
    ),
    (
      scenario((0..<9).map { value("P\($0)", "x") }),
      "`P0` is `x`, `P1` is `x`, `P2` is `x`, `P3` is `x`, `P4` is `x`, and so on for 4 more parameters"
    ),
  ]

  @Test(arguments: scenarios.indices)
  func scenariosReadWell(index: Int) {
    let (note, phrase) = Self.scenarios[index]
    #expect(note.phrase { $0 == "own" } == phrase)
  }

  private static func value(_ parameter: String, _ value: String) -> Witness {
    Witness(stack: "own", parameter: parameter, value: value)
  }

  private static func other(_ parameter: String, _ excluded: [String]) -> Witness {
    Witness(stack: "own", parameter: parameter, noneOf: excluded)
  }

  private static func scenario(_ witness: [Witness], _ truths: KeyValuePairs<String, Bool> = [:]) -> ScenarioNote {
    ScenarioNote(conditions: truths.map { .init(name: $0, holds: $1) }, witness: witness)
  }
}
