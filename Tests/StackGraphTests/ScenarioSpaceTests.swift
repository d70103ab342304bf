import Testing

@testable import StackGraph

/// A space beside the plain list of its assignments, to compare both.
private struct SmallSpace {
  let space = ScenarioSpace()
  var atoms: [Atom] = []
  var preferred: [Int?] = []
  var assignments: [[Int]] = [[]]
  /// What the literals of formulas are restricted to.
  var constraint = Scenario.always

  init(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let count = Int.random(in: 1...3, using: &random)
      let likely = Bool.random(using: &random) ? Int.random(in: 0..<count, using: &random) : nil
      atoms.append(space.declare(valueCount: count, preferred: likely))
      preferred.append(likely)
      assignments = assignments.flatMap { head in (0..<count).map { head + [$0] } }
    }
  }

  /// A random scenario and, for each assignment, whether it belongs to it.
  func formula(depth: Int, _ random: inout SplitMix) -> (Scenario, [Bool]) {
    if depth == 0 || Int.random(in: 0..<6, using: &random) == 0 {
      let index = Int.random(in: 0..<atoms.count, using: &random)
      let values = (0..<space.valueCount(of: atoms[index])).filter { _ in Bool.random(using: &random) }
      let literal = space.restrict(
        space.scenario(atoms[index], isOneOf: values), of: atoms[index], to: constraint)
      return (literal, assignments.map { values.contains($0[index]) })
    }
    let (a, inA) = formula(depth: depth - 1, &random)
    let (b, inB) = formula(depth: depth - 1, &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return (space.and(a, b), zip(inA, inB).map { $0 && $1 })
    case 1: return (space.or(a, b), zip(inA, inB).map { $0 || $1 })
    default: return (space.not(a), inA.map { !$0 })
    }
  }
}

@Suite struct ScenarioSpaceTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func restrictingLiteralsRestrictsEveryCombination(seed: UInt64) {
    var small = SmallSpace(seed: seed)
    let space = small.space
    var random = SplitMix(state: seed &* 431)
    let (constraint, _) = small.formula(depth: 3, &random)
    guard !constraint.isNever else { return }
    small.constraint = constraint
    for round in 0..<20 {
      let state = random
      let (restricted, _) = small.formula(depth: round % 5, &random)
      small.constraint = .always
      random = state
      let (plain, _) = small.formula(depth: round % 5, &random)
      small.constraint = constraint
      #expect(space.and(restricted, constraint) == space.and(plain, constraint))
      #expect(restricted.isNever == space.areDisjoint(plain, constraint))
      #expect(restricted.isAlways == space.implies(constraint, plain))
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithTheListOfAssignments(seed: UInt64) throws {
    let small = SmallSpace(seed: seed)
    let space = small.space
    var random = SplitMix(state: seed &* 977)
    var known: [[Bool]: Scenario] = [
      small.assignments.map { _ in true }: .always, small.assignments.map { _ in false }: .never,
    ]
    for round in 0..<15 {
      let (scenario, members) = small.formula(depth: round % 5, &random)
      // Equal sets have equal ids, and unequal sets do not.
      if let other = known[members] { #expect(scenario == other) }
      #expect(known.allSatisfy { ($0.value == scenario) == ($0.key == members) })
      known[members] = scenario
      #expect(space.not(space.not(scenario)) == scenario)

      let (other, otherMembers) = small.formula(depth: 3, &random)
      #expect(space.implies(scenario, other) == zip(members, otherMembers).allSatisfy { !$0 || $1 })
      #expect(space.areDisjoint(scenario, other) == zip(members, otherMembers).allSatisfy { !($0 && $1) })
      #expect(
        space.not(space.and(scenario, other)) == space.or(space.not(scenario), space.not(other)))

      if let witness = space.witness(of: scenario) {
        #expect(witness.map(\.atom) == witness.map(\.atom).sorted())
        for (assignment, belongs) in zip(small.assignments, members)
        where witness.allSatisfy({ assignment[Int($0.atom.id)] == $0.value }) && !belongs {
          Issue.record("the witness allows \(assignment)")
        }
      } else {
        #expect(!members.contains(true))
      }

      let likely = zip(small.assignments, members).filter { assignment, _ in
        zip(assignment, small.preferred).allSatisfy { $1 == nil || $0 == $1 }
      }
      let verdicts = Set(likely.map { $0.1 })
      #expect(space.holdsByDefault(scenario) == (verdicts.count == 1 ? verdicts.first : nil))

      let support = small.atoms.filter { atom in
        zip(small.assignments, members).contains { assignment, belongs in
          zip(small.assignments, members).contains { changed, stillBelongs in
            belongs != stillBelongs
              && assignment.indices.allSatisfy { $0 == Int(atom.id) || assignment[$0] == changed[$0] }
          }
        }
      }
      #expect(space.support(of: scenario) == support)
    }
  }

  @Test func listsCombineLikePairs() {
    let space = ScenarioSpace()
    let atoms = (0..<7).map { _ in space.declare(valueCount: 3, preferred: nil) }
    let parts = atoms.map { space.scenario($0, isOneOf: [0, 2]) }
    #expect(space.and(parts) == parts.reduce(.always) { space.and($0, $1) })
    #expect(space.or(parts) == parts.reduce(.never) { space.or($0, $1) })
    #expect(space.and([Scenario]()) == .always)
    #expect(space.or([Scenario]()) == .never)
  }

  @Test func valuesAnAtomDoesNotHaveAreIgnored() {
    let space = ScenarioSpace()
    let atom = space.declare(valueCount: 3, preferred: 1)
    #expect(space.scenario(atom, is: 3) == .never)
    #expect(space.scenario(atom, is: -1) == .never)
    #expect(space.scenario(atom, isOneOf: [2, 0, 1, 1]) == .always)
    #expect(space.scenario(atom, isOneOf: []) == .never)
  }

  @Test func witnessPrefersLikelyValuesThenTheLowest() throws {
    let space = ScenarioSpace()
    let a = space.declare(valueCount: 4, preferred: 2)
    let b = space.declare(valueCount: 4, preferred: 1)
    let c = space.declare(valueCount: 4, preferred: nil)
    let scenario = space.and([
      space.scenario(a, isOneOf: [1, 2, 3]), space.not(space.scenario(b, is: 1)),
      space.scenario(c, isOneOf: [2, 3]),
    ])
    let witness = try #require(space.witness(of: scenario))
    #expect(witness.map(\.atom) == [a, b, c])
    #expect(witness.map(\.value) == [2, 0, 2])
    #expect(space.witness(of: .never) == nil)
    #expect(space.witness(of: .always)?.isEmpty == true)
  }

  @Test func witnessByDefaultNamesWhatDecides() throws {
    let space = ScenarioSpace()
    let free = space.declare(valueCount: 3, preferred: nil)
    let likely = space.declare(valueCount: 2, preferred: 1)
    let either = space.or(space.scenario(free, is: 2), space.scenario(likely, is: 1))
    let witness = try #require(space.witness(of: either))
    #expect(witness.map(\.atom) == [likely] && witness.map(\.value) == [1])
    #expect(space.holds(either) { $0 == likely ? 1 : nil } == true)
    #expect(space.holds(either) { $0 == likely ? 0 : nil } == nil)
  }

  @Test func twoHundredConditionsOverOneParameterStaySmall() {
    let space = ScenarioSpace()
    let parameter = space.declare(valueCount: 201, preferred: 200)
    let conditions = (0..<200).map { space.scenario(parameter, is: $0) }
    let any = space.or(conditions)
    #expect(space.not(any) == space.scenario(parameter, is: 200))
    for (index, condition) in conditions.enumerated() {
      #expect(space.areDisjoint(condition, conditions[(index + 1) % 200]))
      #expect(space.implies(condition, any))
    }
    #expect(space.size(of: any) == 1)
    #expect(space.nodeCount < 1_000)
  }

  @Test func thousandsOfValuesCostTheirRuns() {
    let space = ScenarioSpace()
    let parameter = space.declare(valueCount: 5_000, preferred: nil)
    let conditions = (0..<4_000).map { space.scenario(parameter, is: $0) }
    #expect(space.or(conditions) == space.scenario(parameter, isOneOf: 0..<4_000))
    #expect(space.nodeCount < 10_000)
  }

  @Test func sixtyConditionsOverTwentyParametersStaySmall() {
    let space = ScenarioSpace()
    let parameters = (0..<20).map { _ in space.declare(valueCount: 4, preferred: 0) }
    var conditions: [Scenario] = []
    for index in 0..<20 {
      let next = parameters[(index + 1) % 20]
      let first = space.scenario(parameters[index], is: index % 4)
      let second = space.or(first, space.scenario(next, isOneOf: [0, 3]))
      conditions += [first, second, space.and(space.not(second), space.scenario(parameters[(index + 7) % 20], is: 1))]
    }
    for a in conditions { for b in conditions { _ = space.and(a, space.not(b)) } }
    #expect(space.nodeCount < 12_000)
  }

  @Test func thousandsOfAtomsDoNotOverflowTheStack() {
    let space = ScenarioSpace()
    let atoms = (0..<20_000).map { _ in space.declare(valueCount: 2, preferred: 0) }
    let odd = space.and(atoms.enumerated().filter { $0.offset % 2 == 1 }.map { space.scenario($0.element, is: 0) })
    let even = space.and(atoms.enumerated().filter { $0.offset % 2 == 0 }.map { space.scenario($0.element, is: 0) })
    let all = space.and(odd, even)
    #expect(space.size(of: all) == 20_000)
    #expect(space.holdsByDefault(all) == true)
    #expect(space.witness(of: space.not(all))?.last?.value == 1)
    #expect(space.implies(all, odd))
  }
}
