/// Why a comparison cannot be made.
struct ComparisonError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
