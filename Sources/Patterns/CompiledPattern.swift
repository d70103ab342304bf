/// The programs of a pattern and what they refer to.
final class CompiledPattern: Sendable {
  private let source: [UInt8]
  private let dialect: Pattern.Dialect
  private let program: Program
  private let looks: [Look]
  private let sets: [ScalarSet]
  /// How many scalars a text may have for the programs to be right about it.
  private let textLimit: Int
  /// Java's versions disagree on whether letters beyond ASCII are parts of words.
  private let decidesOnlyASCII: Bool

  private struct Look: Sendable {
    let program: Program
    /// Read from the end of the text backwards, as the look is ahead.
    let isBackward: Bool
  }

  /// Reads the pattern `source`, for texts of any length or for those that need no large counts.
  init(_ source: [UInt8], dialect: Pattern.Dialect, countsAll: Bool = false) throws(PatternError) {
    var parser = PatternParser(source, dialect: dialect)
    let root = try parser.parse()
    var compiler = ProgramCompiler(parser.tree, sourceLength: source.count, countsAll: countsAll)
    program = try compiler.compile(root, isBackward: false)
    var looks: [Look] = []
    for look in compiler.tree.looks {
      looks.append(
        Look(program: try compiler.compile(look.body, isBackward: !look.isBehind), isBackward: !look.isBehind))
    }
    self.source = source
    self.dialect = dialect
    self.looks = looks
    sets = compiler.tree.sets
    textLimit = compiler.textLimit
    decidesOnlyASCII = compiler.tree.hasASCIIWordBoundary
  }

  /// Whether the whole text, or else a part of it, matches; nil if that cannot be said.
  func answer(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Bool? {
    if text.allSatisfy({ $0 < 0x80 }) { return answer(units: text, isWhole: isWhole) }
    if decidesOnlyASCII { return nil }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: text.count) { scalars in
      var count = 0
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        scalars[count] = scalar.value
        count += 1
      }
      return answer(units: UnsafeBufferPointer(rebasing: scalars[..<count]), isWhole: isWhole)
    }
  }

  /// How many steps an answer takes at most. Patterns of AWS take a third of it, and most of them none.
  private static func stepLimit(_ length: Int) -> Int { min(20_000 + 256 * length, 32_000_000) }

  private func answer<Unit>(units: UnsafeBufferPointer<Unit>, isWhole: Bool) -> Bool?
  where Unit: FixedWidthInteger & UnsignedInteger {
    guard units.count > textLimit else { return run(over: units, isWhole: isWhole) }
    // Without greatest counts more texts match and none less, except where a look is negative.
    if looks.isEmpty, run(over: units, isWhole: isWhole) == false { return false }
    let full = try? CompiledPattern(source, dialect: dialect, countsAll: true)
    return full?.run(over: units, isWhole: isWhole)
  }

  private func run<Unit>(over units: UnsafeBufferPointer<Unit>, isWhole: Bool) -> Bool?
  where Unit: FixedWidthInteger & UnsignedInteger {
    var budget = Self.stepLimit(units.count)
    var places: [[UInt64]] = []
    for look in looks {
      guard
        let found = Matcher.run(
          look.program, isBackward: look.isBackward, over: units, sets: sets, looks: places, .places, budget: &budget)
      else { return nil }
      places.append(found.places)
    }
    if let answer = Trial.run(program, over: units, sets: sets, looks: places, isWhole: isWhole) { return answer }
    return Matcher.run(
      program, isBackward: false, over: units, sets: sets, looks: places, isWhole ? .whole : .part, budget: &budget
    )?.isMatch
  }
}
