/// Something wrong with a page.
package struct PageProblem: Equatable, Sendable {
  /// The line it stands on, counted from 1.
  package let line: Int
  /// What is wrong and what to write instead.
  package let message: String

  /// Makes the problem that `message` holds on `line`.
  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}
