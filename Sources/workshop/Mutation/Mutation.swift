/// One kind of defect.
struct Mutation: Sendable {
  /// The name of the kind, in the names of the mutants.
  let kind: String
  /// All edits that put the defect into a template.
  let edits: @Sendable (MutationSites) -> [TextEdit]

  /// All kinds.
  static let all = properties + values + functions + sections
}
