import CloudFormation

/// All texts made of one alternative of each of some parts, each in its scenarios.
struct Concatenation {
  /// One of the texts.
  struct Result {
    var pieces: [TextPiece] = []
    var scenario: Scenario = .always
    var trail: [Step] = []
    /// Whether there is no text because nothing is deployed.
    var isFailing = false

    mutating func append(_ alternative: Alternative) {
      pieces.append(alternative.content)
      trail += alternative.trail
      if alternative.failsDeployment { isFailing = true }
    }
  }

  /// The texts; nil when they are more than the limit.
  private(set) var results: [Result]? = [Result()]

  init(_ parts: [[Alternative]], in space: ScenarioSpace, limit: Int) {
    var results = [Result()]
    // The results that hold in a scenario are found by it: parts that depend on the same thing alone have the same
    // scenarios, and what holds in one of them does not hold in the others.
    var positions: [Scenario: Int]?
    for part in parts {
      // Extending in place keeps long texts, most of whose parts are one thing only, from being copied at every part.
      if part.count == 1, part[0].scenario.isAlways {
        for index in results.indices { results[index].append(part[0]) }
        continue
      }
      if part.count == results.count, positions == nil {
        positions = Dictionary(results.enumerated().map { ($1.scenario, $0) }) { first, _ in first }
      }
      if part.count == results.count, let known = positions, part.allSatisfy({ known[$0.scenario] != nil }) {
        for alternative in part { if let index = known[alternative.scenario] { results[index].append(alternative) } }
        continue
      }
      positions = nil
      var next: [Result] = []
      for result in results {
        for alternative in part {
          let scenario = space.and(result.scenario, alternative.scenario)
          guard !scenario.isNever else { continue }
          if next.count == limit {
            self.results = nil
            return
          }
          var longer = result
          longer.append(alternative)
          longer.scenario = scenario
          next.append(longer)
        }
      }
      results = next
    }
    self.results = results
  }
}

extension [TextPiece] {
  /// Adds a content at the end; neighbouring texts become one.
  fileprivate mutating func append(_ content: Content) {
    switch content {
    case .text(let text): if !text.isEmpty { add(.text(text)) }
    case .pieces(let pieces): for piece in pieces { add(piece) }
    case .origin(let origin): add(.origin(origin))
    case .absent: break
    case .list, .map, .unknown: add(.unknown)
    }
  }

  private mutating func add(_ piece: TextPiece) {
    if case .text(let text) = piece, case .text(var before)? = last {
      // Taken out and put back, the text is extended where it is.
      self[count - 1] = .unknown
      before += text
      self[count - 1] = .text(before)
    } else {
      append(piece)
    }
  }
}
