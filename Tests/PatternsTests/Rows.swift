import Testing

/// A pattern, texts it holds for, and texts it does not hold for.
struct Row: Sendable, CustomTestStringConvertible {
  let pattern: String
  let yes: [String]
  let no: [String]

  init(_ pattern: String, yes: [String] = [], no: [String] = []) {
    self.pattern = pattern
    self.yes = yes
    self.no = no
  }

  var testDescription: String { pattern }
}
