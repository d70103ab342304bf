import CloudFormation
import SourceText
import YAMLTree

@testable import StackGraph

/// Compares all the resolver says of one system with what each assignment makes of it.
struct BruteForceCheck {
  /// What differs, in words; empty when nothing does.
  private(set) var failures: [String] = []
  /// How many values were compared, and how many of them have more alternatives than are told apart.
  private(set) var valueCount = 0
  private(set) var skippedCount = 0

  private let seed: UInt64
  private let sample: SampleSystem
  private let texts: [String]
  private let workspace: Workspace
  private let resolver: Resolver
  private var points: [(assignment: Assignment, concrete: ConcreteSystem, resolved: AssignedResolver)] = []

  init(seed: UInt64) {
    self.seed = seed
    sample = SampleGenerator.system(seed: seed)
    texts = sample.templates.map { SampleWriter.text(of: $0, seed: seed) }
    workspace = Workspace(
      zip(sample.templates, texts).enumerated().map { index, file in
        Template(Tree(reading: SourceFile(id: FileID(index), path: file.0.path, bytes: Array(file.1.utf8))))
      })
    resolver = Resolver(workspace)
    check()
  }

  private mutating func check() {
    let roots = workspace.stacks.filter { $0.parent == nil }
    guard roots.map(\.template.file.path) == sample.roots.map(\.path) else {
      return fail("the stacks are \(roots.map(\.template.file.path))")
    }
    for assignment in ConcreteSystem.assignments(of: sample) {
      let concrete = ConcreteSystem(sample, under: assignment)
      guard concrete.isAllowed == true else { continue }
      points.append((assignment, concrete, AssignedResolver(resolver, roots: roots, assignment: assignment)))
    }
    // Where nothing can be deployed there is nothing to compare.
    if points.isEmpty { return }
    for (position, root) in roots.enumerated() {
      check(root, position) { $0.roots[position] }
      for child in root.children.values.sorted() { check(workspace[child], position) { $0.roots[position].nested } }
    }
  }

  private mutating func check(_ stack: Stack, _ root: Int, at concrete: (ConcreteSystem) -> ConcreteStack?) {
    let stacks = points.map { concrete($0.concrete) }
    let template = stack.parent == nil ? sample.roots[root] : sample.child ?? sample.roots[root]
    for condition in template.conditions {
      compare(
        "the condition \(condition.name) of \(template.path)", resolver.condition(condition.name, in: stack.id),
        with: stacks.map { $0?.truth(ofCondition: condition.name) })
    }
    for sampleResource in template.resources {
      guard let resource = workspace.resource(LogicalID(sampleResource.name), in: stack.id) else {
        fail("\(sampleResource.name) of \(template.path) is not found")
        continue
      }
      let name = "\(sampleResource.name) of \(template.path)"
      let existences = stacks.map { $0?.existence(of: sampleResource) }
      compare("the existence of \(name)", resolver.existence(of: resource), with: existences)
      for (key, value) in sampleResource.properties {
        let values = stacks.map { $0?.value(of: value) ?? .error("there is no stack") }
        compare("\(key) of \(name)", resolver.property(key, of: resource), with: values, where: existences)
        for member in ["Alpha", "Beta"] {
          compare(
            "\(key).\(member) of \(name)", resolver.property(key, member, of: resource),
            with: values.map { $0.member(member) }, where: existences)
        }
      }
    }
  }

  private mutating func compare(_ name: String, _ scenario: Scenario, with truths: [Bool?]) {
    for (point, truth) in zip(points, truths) {
      guard let truth, point.resolved.isIn(scenario) != truth else { continue }
      return fail("\(name) under \(point.assignment): computed \(truth), resolved \(!truth)")
    }
  }

  private mutating func compare(
    _ name: String, _ alternatives: [Alternative], with values: [ConcreteValue], where existences: [Bool?]
  ) {
    valueCount += 1
    for (index, point) in points.enumerated() {
      switch existences[index] {
      case nil: continue
      case false?:
        if alternatives.contains(where: { point.resolved.isIn($0.scenario) != false }) {
          return fail("\(name) under \(point.assignment): no resource, but an alternative")
        }
      case true?:
        let answer = point.resolved.value(among: alternatives)
        if values[index].admits(answer) { continue }
        if answer.isTooMany {
          skippedCount += 1
          return
        }
        return fail("\(name) under \(point.assignment): computed \(values[index]), resolved \(answer)")
      }
    }
    for alternative in alternatives { checkScenario(alternative.scenario, of: name) }
  }

  /// A scenario holds some assignment, and its witness leads into it whatever the other parameters are.
  private mutating func checkScenario(_ scenario: Scenario, of name: String) {
    guard points.contains(where: { $0.resolved.isIn(scenario) != false }) else {
      return fail("\(name): an alternative holds under no assignment")
    }
    let witness = resolver.witness(of: scenario)
    let agreeing = points.filter { point in
      witness.allSatisfy { value in
        workspace.stacks.filter { $0.parent == nil }.enumerated().contains {
          guard $1.id == value.stack, let given = point.assignment[$0][value.parameter] else { return false }
          return value.value.map { $0 == given } ?? !value.excluded.contains(given)
        }
      }
    }
    if agreeing.isEmpty { return fail("\(name): no assignment agrees with the witness \(witness)") }
    for point in agreeing where point.resolved.isIn(scenario) == false {
      return fail("\(name): the witness \(witness) does not lead into its scenario under \(point.assignment)")
    }
  }

  private mutating func fail(_ message: String) {
    let templates = zip(sample.templates, texts).map { "--- \($0.path)\n\($1)" }.joined()
    failures.append("seed \(seed): \(message)\n\(failures.isEmpty ? templates : "")")
  }
}

extension ConcreteValue {
  /// The member of a map; there is none of what is absent, and it is not asked of anything else.
  fileprivate func member(_ key: String) -> ConcreteValue {
    switch self {
    case .map(let entries): entries[key] ?? .absent
    case .absent: .absent
    case .text, .list, .error: .error("no map")
    }
  }
}
