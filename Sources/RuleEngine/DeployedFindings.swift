import Findings
import SourceText
import StackGraph

/// Findings in a workspace with templates that make several stacks, deployed or nested more than once: each is said once,
/// and where it does not concern all stacks of its template it names those it concerns.
struct DeployedFindings {
  private let workspace: Workspace
  private var findings: [Finding] = []
  private var numbers: [Finding: Int] = [:]
  /// For each finding the stacks that it concerns, of those that its template makes.
  private var concerned: [Set<StackID>] = []
  /// In which stack a place was last looked at.
  private var stacks: [Place: StackID] = [:]
  /// The places looked at since the last finding, and in which stack.
  private var looked: [(place: Place, stack: StackID)] = []

  /// Nil when no template makes several stacks.
  init?(_ workspace: Workspace) {
    guard !workspace.instances.isEmpty else { return nil }
    self.workspace = workspace
  }

  /// Remembers which stack the next finding at a place is about.
  mutating func look(at place: Place, in stack: StackID) {
    guard workspace.instances[place.file] != nil else { return }
    stacks[place] = stack
    looked.append((place, stack))
  }

  /// Forgets the places looked at for a finding that is not made.
  mutating func dropLooks() { looked = [] }

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
      concerned.append([])
    }
    if let stack = stacks[finding.place] { concerned[number].insert(stack) }
    // What stands against each other in two stacks of a template concerns both.
    let others = Set(finding.notes.map(\.place).filter { $0.file == finding.place.file })
    for (place, stack) in looked where place == finding.place || others.contains(place) {
      concerned[number].insert(stack)
    }
    dropLooks()
  }

  /// The findings, in the order in which they were added.
  var named: [Finding] {
    zip(findings, concerned).map { finding, concerned in
      guard !concerned.isEmpty, concerned.count < (workspace.instances[finding.place.file]?.count ?? 0) else {
        return finding
      }
      var named = finding
      named.message = finding.message.adding(sentence(concerned.sorted()))
      return named
    }
  }

  private static let namesShown = 3

  private func sentence(_ stacks: [StackID]) -> String {
    let names = stacks.map { workspace.title(ofInstance: $0) }
    guard let last = names.last, names.count > 1 else { return "This concerns stack \(names.first ?? "") only." }
    if names.count > Self.namesShown {
      let shown = names.prefix(Self.namesShown).joined(separator: ", ")
      return "This concerns stacks \(shown) and \(names.count - Self.namesShown) more only."
    }
    return "This concerns stacks \(names.dropLast().joined(separator: ", ")) and \(last) only."
  }
}

extension Workspace {
  /// How a message tells a stack from others of its template: a nested one by the resources that nest it, from the
  /// outermost, and by the stack people deploy where there are several of that; that one by its name and, where others
  /// have the same, its region.
  package func title(ofInstance id: StackID) -> String {
    let stack = self[id]
    var nesting: [String] = []
    var outer = stack
    while let parent = outer.parent {
      nesting.insert(self[parent].logicalID.rawValue, at: 0)
      outer = self[parent.stack]
    }
    guard !nesting.isEmpty else {
      let isAmbiguous =
        outer.hasSiblings
        && stacks.contains {
          $0.id != id && $0.parent == nil && $0.template === outer.template && $0.name == outer.name
        }
      return "`\(outer.name)`" + (isAmbiguous ? outer.region.map { " in \($0)" } ?? "" : "")
    }
    let name = "`\(nesting.joined(separator: "."))`"
    return outer.hasSiblings ? "\(name) of \(title(ofInstance: outer.id))" : name
  }
}
