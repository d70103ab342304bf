import Facts
import StackGraph

extension SchemaWalk {
  func anyOf(_ subject: Subject, _ variants: FactList, in scope: Scenario) -> Verdict {
    var verdict = Verdict.wrong
    for index in variants.indices {
      verdict = space.any(verdict, quietly { check(subject, variants.node(index), in: scope) })
      if verdict.valid.isAlways { return .right }
    }
    explain(subject, variants, in: space.and(verdict.invalid, scope))
    return verdict
  }

  func oneOf(_ subject: Subject, _ variants: FactList, in scope: Scenario) -> Verdict {
    var none = Scenario.always
    var several = Scenario.never
    // The scenarios in which exactly one, and in which at least one of the variants so far is known to fit, the others
    // being known not to.
    var exactlyOne = Scenario.never
    var seen = Scenario.never
    for index in variants.indices {
      let one = quietly { check(subject, variants.node(index), in: scope) }
      several = space.or(several, space.and(seen, one.valid))
      exactlyOne = space.or(space.and(exactlyOne, one.invalid), space.and(none, one.valid))
      none = space.and(none, one.invalid)
      seen = space.or(seen, one.valid)
    }
    if found != nil {
      explain(subject, variants, in: space.and(none, scope))
      let overlap = space.and(several, scope)
      if !overlap.isNever { report(.severalVariants, at: place(of: subject), in: overlap) }
    }
    return Verdict(invalid: space.or(none, several), valid: exactlyOne)
  }

  /// Tells what is wrong where no variant fits: what is wrong with the one that is meant.
  private func explain(_ subject: Subject, _ variants: FactList, in scope: Scenario) {
    guard let kept = found, !scope.isNever else { return }
    var attempts: [[SchemaProblem]] = []
    for index in variants.indices {
      found = []
      _ = check(subject, variants.node(index), in: scope)
      attempts.append(found ?? [])
    }
    found = kept
    let known = attempts.filter { !$0.isEmpty }
    guard known.count == attempts.count, let least = known.map({ distance($0, subject) }).min() else { return }
    let nearest = known.filter { distance($0, subject) == least }
    if let wrong = undecided(nearest[0], among: known) {
      found?.append(wrong)
      return
    }
    let missing = nearest.map { problems in
      problems.compactMap {
        if case .missing(let name) = $0.kind, $0.span == place.span || $0.span == place(of: subject) {
          name
        } else {
          nil
        }
      }
    }
    if nearest.count > 1, zip(missing, nearest).allSatisfy({ $0.count == $1.count }) {
      report(.noVariant(missing), at: place(of: subject), in: scope)
    } else {
      found?.append(contentsOf: nearest[0])
    }
  }

  /// The problem with the value that tells variants apart, when it is that of none of them: any other may be meant.
  private func undecided(_ nearest: [SchemaProblem], among variants: [[SchemaProblem]]) -> SchemaProblem? {
    guard var problem = nearest.first(where: { $0.kind.only != nil }), let (text, _) = problem.kind.only else {
      return nil
    }
    var allowed: Set<FactText> = []
    for variant in variants {
      guard let same = variant.first(where: { $0.span == problem.span && $0.kind.only != nil })?.kind.only else {
        return nil
      }
      allowed.insert(same.allowed)
    }
    guard allowed.count > 1 else { return nil }
    problem.kind = .notAllowed(text, allowed: allowed.sorted(), ignoresCase: false)
    return problem
  }

  /// How far a value is from a variant: another type is no near miss, another discriminating value hardly one.
  private func distance(_ problems: [SchemaProblem], _ subject: Subject) -> Int {
    let own = place(of: subject)
    return problems.reduce(0) { sum, problem in
      switch problem.kind {
      case .type: sum + (problem.span == own ? 1000 : 20)
      case .notConstant: sum + 100
      case .notAllowed(_, let allowed, _): sum + (allowed.count == 1 ? 100 : 10)
      case .unknownProperty, .passedOver, .keyPattern, .forbidden, .forbiddenProperty, .excluded: sum + 20
      default: sum + 10
      }
    }
  }
}

extension SchemaProblem.Kind {
  /// A text and the only one that is allowed in its place, if that is what is wrong.
  fileprivate var only: (text: String, allowed: FactText)? {
    switch self {
    case .notConstant(let text, let expected): (text, expected)
    case .notAllowed(let text, let allowed, _) where allowed.count == 1: (text, allowed[0])
    default: nil
    }
  }
}
