/// A pattern as instructions for the matcher, read from the text's start on or backwards from its end.
struct Program: Sendable {
  /// What to do, with up to three numbers.
  struct Instruction: Sendable {
    /// The operation.
    enum Operation: UInt8 {
      /// Takes the scalar `a`.
      case scalar
      /// Takes a scalar of the set `a`.
      case set
      /// Takes any number of scalars of the set `a`.
      case star
      /// Takes at most `b` scalars of the set `a`; `c` is its word of memory.
      case upTo
      /// Takes `b` scalars of the set `a`; the words of memory from `c` on have a bit for each number taken.
      case exactly
      /// Goes on at `a` and at `b`.
      case split
      /// Goes on at `a`.
      case jump
      /// Goes on if the assertion with the raw value `a` holds.
      case assertion
      /// Goes on if the look `a` holds, or does not where `b` is 1.
      case look
      /// The pattern has matched.
      case match
    }

    let operation: Operation
    var a: UInt32 = 0
    var b: UInt32 = 0
    var c: UInt32 = 0
  }

  var instructions: [Instruction] = []
  /// How many words of memory the counting instructions need.
  var wordCount = 0
  /// Whether there can be a match at the start of the text only.
  var isAnchored = false
}
