import StackGraph

/// Counts the items of a list that are there in each scenario, to tell the indexes an item can have.
struct ItemPositions {
  private let space: ScenarioSpace
  /// When so many items came before; nil once there are too many cases.
  private var counts: [(before: Int, scenario: Scenario)]?

  /// More counts than these are not told apart.
  private static let limit = 64

  /// Counts the items of a list that is there in a scenario.
  init(of list: Scenario, in space: ScenarioSpace) {
    self.space = space
    counts = [(0, list)]
  }

  /// The indexes of the next item, which is there in a scenario, ascending; empty when they are not known.
  mutating func take(_ item: Scenario) -> [Int] {
    guard let known = counts else { return [] }
    let absent = space.not(item)
    var indexes: [Int] = []
    var next: [(before: Int, scenario: Scenario)] = []
    for (before, scenario) in known {
      let with = space.and(scenario, item)
      let without = space.and(scenario, absent)
      if !without.isNever {
        if let last = next.last, last.before == before {
          next[next.count - 1].scenario = space.or(last.scenario, without)
        } else {
          next.append((before, without))
        }
      }
      if with.isNever { continue }
      indexes.append(before)
      next.append((before + 1, with))
    }
    counts = next.count > Self.limit || space.isExhausted ? nil : next
    return space.isExhausted ? [] : indexes
  }
}
