import Findings
import SourceText
import StackGraph

/// The scenarios that findings hold in, as messages tell of them: each is put into words once, as many findings hold in
/// the same. Used by one thread.
final class ToldScenarios {
  /// What a finding says of its scenario.
  struct Telling {
    /// The scenario as reports have it.
    let note: ScenarioNote
    /// The sentence the message ends with.
    let sentence: String
    /// Whether the sentence tells when it is so, and not only that nobody knows.
    let isTold: Bool
  }

  private struct Key: Hashable {
    let scenario: Scenario
    let file: FileID
  }

  private let resolver: Resolver
  private var known: [Key: Telling] = [:]

  init(_ resolver: Resolver) { self.resolver = resolver }

  /// The words for a scenario where `file` is spoken of.
  func telling(of scenario: Scenario, in file: FileID) -> Telling {
    let key = Key(scenario: scenario, file: file)
    if let telling = known[key] { return telling }
    let description = ScenarioDescription(scenario, in: file, resolver)
    let telling = Telling(
      note: description.note, sentence: description.sentence, isTold: description.phrase != nil)
    known[key] = telling
    return telling
  }
}
