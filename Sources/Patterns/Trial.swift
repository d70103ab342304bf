/// Runs a program over a text one way after the other, longest first. That is fastest for almost all texts; where it
/// would not be, it gives up after a number of steps in proportion to the text, for `Matcher` to answer.
struct Trial<Unit: FixedWidthInteger & UnsignedInteger>: ~Copyable {
  /// A way not yet tried: to go on at an instruction, from any of the places between two.
  private struct Way {
    let at: UInt32
    let first: UInt32
    let last: UInt32
  }

  private static var wayLimit: Int { 64 }

  private let text: UnsafeBufferPointer<Unit>
  private let program: UnsafeBufferPointer<Program.Instruction>
  private let sets: UnsafeBufferPointer<ScalarSet>
  private let looks: [[UInt64]]
  private let isWhole: Bool
  private let ways: UnsafeMutableBufferPointer<Way>
  private var wayCount = 0
  private var steps: Int

  /// Whether the whole text, or else a part of it, matches; nil if it gave up.
  static func run(
    _ program: Program, over text: UnsafeBufferPointer<Unit>, sets: [ScalarSet], looks: [[UInt64]], isWhole: Bool
  ) -> Bool? {
    guard text.count < UInt32.max else { return nil }
    return withUnsafeTemporaryAllocation(of: Way.self, capacity: wayLimit) { ways in
      program.instructions.withUnsafeBufferPointer { instructions in
        sets.withUnsafeBufferPointer { sets in
          var trial = Self(
            text: text, program: instructions, sets: sets, looks: looks, isWhole: isWhole, ways: ways,
            steps: 256 + 16 * text.count)
          return trial.run(isAnchored: isWhole || program.isAnchored)
        }
      }
    }
  }

  private mutating func run(isAnchored: Bool) -> Bool? {
    var start = 0
    while true {
      guard let isMatch = run(from: start) else { return nil }
      if isMatch { return true }
      if isAnchored || start == text.count { return false }
      start += 1
    }
  }

  private mutating func run(from start: Int) -> Bool? {
    let end = text.count
    var at = 0
    var place = start
    while true {
      steps -= 1
      if steps < 0 { return nil }
      let instruction = program[at]
      var goesOn = false
      switch instruction.operation {
      case .scalar:
        if place < end, UInt32(truncatingIfNeeded: text[place]) == instruction.a {
          place += 1
          goesOn = true
        }
      case .set:
        if place < end, sets[Int(instruction.a)].contains(UInt32(truncatingIfNeeded: text[place])) {
          place += 1
          goesOn = true
        }
      case .star, .upTo:
        let first = place
        let most = instruction.operation == .star ? end : min(end, place + Int(instruction.b))
        place = endOfRun(instruction.a, from: place, to: most)
        if place > first, !push(at + 1, first, place - 1) { return nil }
        goesOn = true
      case .exactly:
        let wanted = place + Int(instruction.b)
        if wanted <= end, endOfRun(instruction.a, from: place, to: wanted) == wanted {
          place = wanted
          goesOn = true
        }
      case .split:
        guard push(Int(instruction.b), place, place) else { return nil }
        at = Int(instruction.a)
        continue
      case .jump:
        at = Int(instruction.a)
        continue
      case .assertion:
        goesOn = text.holds(PlaceAssertion(rawValue: UInt8(truncatingIfNeeded: instruction.a)), at: place)
      case .look:
        let isSeen = looks[Int(instruction.a)][place / 64] >> UInt64(place % 64) & 1 == 1
        goesOn = isSeen == (instruction.b == 0)
      case .match: if !isWhole || place == end { return true }
      }
      if goesOn {
        at += 1
      } else {
        guard wayCount > 0 else { return false }
        (at, place) = pop()
      }
    }
  }

  private mutating func endOfRun(_ set: UInt32, from first: Int, to end: Int) -> Int {
    let set = sets[Int(set)]
    var place = first
    while place < end, set.contains(UInt32(truncatingIfNeeded: text[place])) { place += 1 }
    steps -= (place - first) / 8
    return place
  }

  /// Keeps ways for later; false if there are too many.
  private mutating func push(_ at: Int, _ first: Int, _ last: Int) -> Bool {
    guard wayCount < Self.wayLimit else { return false }
    ways[wayCount] = Way(
      at: UInt32(truncatingIfNeeded: at), first: UInt32(truncatingIfNeeded: first),
      last: UInt32(truncatingIfNeeded: last))
    wayCount += 1
    return true
  }

  /// Takes the last of the ways that were kept last, without those a scalar that must follow rules out.
  private mutating func pop() -> (at: Int, place: Int) {
    let way = ways[wayCount - 1]
    let at = Int(way.at)
    var place = Int(way.last)
    let next = program[at]
    if next.operation == .scalar {
      while place > way.first, UInt32(truncatingIfNeeded: text[place]) != next.a { place -= 1 }
      steps -= (Int(way.last) - place) / 8
    }
    if place > way.first {
      ways[wayCount - 1] = Way(at: way.at, first: way.first, last: UInt32(truncatingIfNeeded: place - 1))
    } else {
      wayCount -= 1
    }
    return (at, place)
  }
}
