import ArgumentParser

/// What developers of stackproof run: `swift run workshop VERB`.
struct Workshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Developers' verbs; run them anywhere in the package.",
    subcommands: [
      NewRule.self, RuleTable.self, PackFacts.self, CompareCfnLint.self, MutateTemplates.self,
      GenerateSystem.self,
    ])
}
