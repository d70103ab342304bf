/// Runs a program over a text: all ways at once, one scalar after the other, so the time is at most the length of the
/// text times the size of the program. `Unit` is a byte where the text is ASCII, else a scalar.
struct Matcher<Unit: FixedWidthInteger & UnsignedInteger> {
  typealias Instruction = Program.Instruction

  /// What is asked.
  enum Question {
    /// Whether the whole text matches.
    case whole
    /// Whether a part of the text matches.
    case part
    /// At which places a match begins or, for a program read forward, ends.
    case places
  }

  private let text: UnsafeBufferPointer<Unit>
  private let sets: UnsafeBufferPointer<ScalarSet>
  /// For each look-around, a bit for each place where it holds.
  private let looks: [[UInt64]]
  private let program: UnsafeBufferPointer<Instruction>

  /// For each instruction, the turn in which it was last reached.
  private let marks: UnsafeMutablePointer<UInt32>
  private var turn: UInt32 = 0
  private var current: UnsafeMutablePointer<UInt32>
  private var next: UnsafeMutablePointer<UInt32>
  private var nextCount = 0
  private let pending: UnsafeMutablePointer<UInt32>
  private var currentWords: UnsafeMutablePointer<UInt64>
  private var nextWords: UnsafeMutablePointer<UInt64>
  private var hasMatched = false
  /// How many instructions were looked at.
  private var steps = 0

  /// The answer for the places, when that is the question.
  private var places: [UInt64] = []

  /// Answers `question`; nil when it took more than `budget` steps, from which it takes away what it used.
  static func run(
    _ program: Program, isBackward: Bool, over text: UnsafeBufferPointer<Unit>, sets: [ScalarSet],
    looks: [[UInt64]], _ question: Question, budget: inout Int
  ) -> (isMatch: Bool, places: [UInt64])? {
    let count = program.instructions.count
    let words = program.wordCount
    let size = words * 16 + count * 16
    var remaining = budget
    defer { budget = remaining }
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { memory in
      program.instructions.withUnsafeBufferPointer { instructions in
        sets.withUnsafeBufferPointer { sets in
          let base = memory.baseAddress.unsafelyUnwrapped
          let numbers = (base + words * 16).bindMemory(to: UInt32.self, capacity: count * 4)
          let longs = base.bindMemory(to: UInt64.self, capacity: words * 2)
          longs.initialize(repeating: 0, count: words * 2)
          numbers.initialize(repeating: 0, count: count * 4)
          var matcher = Matcher(
            text: text, sets: sets, looks: looks, program: instructions, marks: numbers, current: numbers + count,
            next: numbers + count * 2, pending: numbers + count * 3, currentWords: longs, nextWords: longs + words)
          let answer = matcher.run(
            question, isBackward: isBackward, isAnchored: program.isAnchored || question == .whole,
            budget: &remaining)
          return answer.map { ($0, matcher.places) }
        }
      }
    }
  }

  private init(
    text: UnsafeBufferPointer<Unit>, sets: UnsafeBufferPointer<ScalarSet>, looks: [[UInt64]],
    program: UnsafeBufferPointer<Instruction>, marks: UnsafeMutablePointer<UInt32>,
    current: UnsafeMutablePointer<UInt32>, next: UnsafeMutablePointer<UInt32>,
    pending: UnsafeMutablePointer<UInt32>, currentWords: UnsafeMutablePointer<UInt64>,
    nextWords: UnsafeMutablePointer<UInt64>
  ) {
    self.text = text
    self.sets = sets
    self.looks = looks
    self.program = program
    self.marks = marks
    self.current = current
    self.next = next
    self.pending = pending
    self.currentWords = currentWords
    self.nextWords = nextWords
  }

  private mutating func run(
    _ question: Question, isBackward: Bool, isAnchored: Bool, budget: inout Int
  ) -> Bool? {
    let end = text.count
    defer { budget -= steps }
    if question == .places { places = [UInt64](repeating: 0, count: end / 64 + 1) }
    var place = isBackward ? end : 0
    let last = isBackward ? 0 : end
    var mayBegin = true
    while true {
      if mayBegin { reach(0, at: place) }
      mayBegin = !isAnchored
      if hasMatched {
        if question == .part || (question == .whole && place == end) { return true }
        if question == .places { places[place / 64] |= 1 << UInt64(place % 64) }
        hasMatched = false
      }
      if place == last || (nextCount == 0 && isAnchored) { return false }
      if steps > budget { return nil }
      let scalar = UInt32(truncatingIfNeeded: text[isBackward ? place - 1 : place])
      place += isBackward ? -1 : 1
      take(scalar, to: place)
    }
  }

  /// Advances every way over one scalar.
  private mutating func take(_ scalar: UInt32, to place: Int) {
    swap(&current, &next)
    swap(&currentWords, &nextWords)
    let currentCount = nextCount
    nextCount = 0
    turn &+= 1
    steps &+= currentCount &+ 1
    for index in 0..<currentCount {
      let at = current[index]
      let instruction = program[Int(at)]
      switch instruction.operation {
      case .scalar: if instruction.a == scalar { reach(at + 1, at: place) }
      case .set: if sets[Int(instruction.a)].contains(scalar) { reach(at + 1, at: place) }
      case .star: if sets[Int(instruction.a)].contains(scalar) { reach(at, at: place) }
      case .upTo: takeUpTo(instruction, at, scalar, to: place)
      case .exactly: takeExactly(instruction, at, scalar, to: place)
      case .split, .jump, .assertion, .look, .match: break
      }
    }
  }

  /// The word holds one more than the scalars that may still be taken, by the way that may take the most.
  private mutating func takeUpTo(_ instruction: Instruction, _ at: UInt32, _ scalar: UInt32, to place: Int) {
    let word = Int(instruction.c)
    let remaining = currentWords[word] - 1
    currentWords[word] = 0
    guard sets[Int(instruction.a)].contains(scalar) else { return }
    if remaining > 1 {
      nextWords[word] = max(nextWords[word], remaining)
      keep(at)
    }
    reach(at + 1, at: place)
  }

  private mutating func takeExactly(_ instruction: Instruction, _ at: UInt32, _ scalar: UInt32, to place: Int) {
    let first = Int(instruction.c)
    let wanted = Int(instruction.b)
    let holds = sets[Int(instruction.a)].contains(scalar)
    var carry: UInt64 = 0
    var isAlive: UInt64 = 0
    steps &+= wanted / 64
    for word in first...first + wanted / 64 {
      let bits = currentWords[word]
      currentWords[word] = 0
      guard holds else { continue }
      var shifted = bits << 1 | carry
      carry = bits >> 63
      if word == first + wanted / 64 {
        let goal: UInt64 = 1 << UInt64(wanted % 64)
        if shifted & goal != 0 { reach(at + 1, at: place) }
        shifted &= goal - 1
      }
      nextWords[word] |= shifted
      isAlive |= shifted
    }
    if isAlive != 0 { keep(at) }
  }

  private mutating func keep(_ at: UInt32) {
    guard marks[Int(at)] != turn + 1 else { return }
    marks[Int(at)] = turn + 1
    next[nextCount] = at
    nextCount += 1
  }

  /// Follows everything that takes nothing from `start` on.
  private mutating func reach(_ start: UInt32, at place: Int) {
    var pendingCount = 0
    var at = start
    while true {
      steps &+= 1
      let instruction = program[Int(at)]
      enter(instruction)
      if marks[Int(at)] != turn + 1 {
        marks[Int(at)] = turn + 1
        switch instruction.operation {
        case .scalar, .set, .exactly:
          next[nextCount] = at
          nextCount += 1
        case .star, .upTo:
          next[nextCount] = at
          nextCount += 1
          at += 1
          continue
        case .split:
          pending[pendingCount] = instruction.b
          pendingCount += 1
          at = instruction.a
          continue
        case .jump:
          at = instruction.a
          continue
        case .assertion:
          if text.holds(PlaceAssertion(rawValue: UInt8(truncatingIfNeeded: instruction.a)), at: place) {
            at += 1
            continue
          }
        case .look:
          let isSeen = looks[Int(instruction.a)][place / 64] >> UInt64(place % 64) & 1 == 1
          if isSeen == (instruction.b == 0) {
            at += 1
            continue
          }
        case .match: hasMatched = true
        }
      }
      guard pendingCount > 0 else { return }
      pendingCount -= 1
      at = pending[pendingCount]
    }
  }

  /// Begins counting, for a way that reaches a counting instruction afresh.
  private mutating func enter(_ instruction: Instruction) {
    switch instruction.operation {
    case .upTo: nextWords[Int(instruction.c)] = UInt64(instruction.b) + 1
    case .exactly: nextWords[Int(instruction.c)] |= 1
    default: break
    }
  }
}
