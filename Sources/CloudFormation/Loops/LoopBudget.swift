/// How much the loops of a template may still make. CloudFormation takes no more than 500 resources of at most 1 MB;
/// what is far beyond that is not worth reading.
struct LoopBudget {
  private var elements = 2_000
  private var nodes = 200_000

  /// Whether more was asked for than there was.
  private(set) var isExhausted = false

  /// Takes the cost of an entry of a loop's body.
  mutating func spendElement() {
    elements -= 1
    if elements < 0 { isExhausted = true }
  }

  /// Takes the cost of some nodes with `bytes` of text.
  mutating func spend(_ count: Int = 1, bytes: Int = 0) {
    nodes -= count + bytes / 64
    if nodes < 0 { isExhausted = true }
  }
}
