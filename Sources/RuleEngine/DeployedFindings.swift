import Findings
import StackGraph

/// Findings in a workspace with templates that are deployed several times: each is said once, and where it does not
/// concern all deployments of its template it names those it concerns.
struct DeployedFindings {
  private let workspace: Workspace
  /// The stacks people deploy, by the first of those that have the same template.
  private let siblings: [StackID: [StackID]]
  private let first: [StackID: StackID]
  private var findings: [Finding] = []
  private var numbers: [Finding: Int] = [:]
  /// For each finding the stacks people deploy that it concerns.
  private var roots: [Set<StackID>] = []
  /// In which stack a place was last looked at.
  private var stacks: [Place: StackID] = [:]

  /// Nil when no template is deployed several times.
  init?(_ workspace: Workspace) {
    guard workspace.stacks.contains(where: \.hasSiblings) else { return nil }
    let deployed = workspace.stacks.filter { $0.parent == nil }
    let groups = Dictionary(grouping: deployed, by: \.template.file.id).values.map { $0.map(\.id) }
    self.workspace = workspace
    siblings = Dictionary(uniqueKeysWithValues: groups.map { ($0[0], $0) })
    first = Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.map { ($0, group[0]) } })
  }

  /// Remembers which stack the next finding at a place is about.
  mutating func look(at place: Place, in stack: StackID) { stacks[place] = stack }

  /// Adds a finding, unless another deployment has the same.
  mutating func add(_ finding: Finding) {
    var key = finding
    // What each deployment is given, and where, tells findings apart only where it makes a difference.
    key.flow = []
    key.scenario = finding.scenario.map { scenario in
      ScenarioNote(
        conditions: scenario.conditions,
        witness: scenario.witness.map { $0.with(stack: "") })
    }
    let number = numbers[key] ?? findings.count
    if number == findings.count {
      numbers[key] = number
      findings.append(finding)
      roots.append([])
    }
    if let stack = stacks[finding.place] { roots[number].insert(workspace[stack].root) }
  }

  /// The findings, in the order in which they were added.
  var named: [Finding] {
    zip(findings, roots).map { finding, roots in
      let all = Set(roots.compactMap { first[$0] }).reduce(0) { $0 + (siblings[$1]?.count ?? 0) }
      guard roots.count < all else { return finding }
      var named = finding
      named.message = finding.message.adding(sentence(roots.sorted()))
      return named
    }
  }

  private static let namesShown = 3

  private func sentence(_ roots: [StackID]) -> String {
    let names = roots.map { root in
      let isAmbiguous =
        (first[root].flatMap { siblings[$0] } ?? []).count { workspace[$0].name == workspace[root].name } > 1
      let region = isAmbiguous ? workspace[root].region.map { " in \($0)" } : nil
      return "`\(workspace[root].name)`\(region ?? "")"
    }
    guard let last = names.last, names.count > 1 else { return "This concerns stack \(names.first ?? "") only." }
    if names.count > Self.namesShown {
      let shown = names.prefix(Self.namesShown).joined(separator: ", ")
      return "This concerns stacks \(shown) and \(names.count - Self.namesShown) more only."
    }
    return "This concerns stacks \(names.dropLast().joined(separator: ", ")) and \(last) only."
  }
}
