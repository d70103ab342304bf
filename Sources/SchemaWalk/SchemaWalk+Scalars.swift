import Facts
import StackGraph

extension SchemaWalk {
  /// Judges a scalar by one of the things a node says.
  func scalar(_ subject: Subject, _ entry: SchemaNode.Entry, in scope: Scenario) -> Verdict {
    let kind: SchemaProblem.Kind?
    switch subject {
    case .written, .text:
      switch subject.withUTF8({ judge($0, entry) }) ?? .unknown {
      case .right: return .right
      case .unknown: return .unknown
      case .wrong(let problem): kind = problem
      }
    case .list, .items, .map: return entry.keyword.isOfScalarsOnly ? .right : .unknown
    case .typed:
      guard entry.keyword == .format, let reference else { return .unknown }
      let format = FactNames.format(entry.count)
      guard let other = resolver.kind(of: reference, notOfFormat: format.string) else { return .unknown }
      kind = .otherKind(other, format)
    case .unknown: return .unknown
    }
    if let kind { report(kind, in: scope) }
    return .wrong
  }

  private enum Judgement {
    case right
    case unknown
    case wrong(SchemaProblem.Kind?)
  }

  /// Services are mostly lenient about the case of letters in what holds between properties; IAM is not.
  private var ignoresCase: Bool { constraint.map { !$0.isText("iam-policy-shape") } ?? false }

  /// Whether a scalar is right, and what is wrong with it when problems are remembered.
  private func judge(_ text: UnsafeBufferPointer<UInt8>, _ entry: SchemaNode.Entry) -> Judgement {
    func answer(_ isRight: Bool, _ kind: (String) -> SchemaProblem.Kind) -> Judgement {
      if isRight { return .right }
      return .wrong(found == nil ? nil : kind(String(decoding: text, as: UTF8.self)))
    }
    switch entry.keyword {
    case .enum:
      let allowed = entry.list
      let isRight =
        allowed.find(text) != nil
        || allowed.indices.contains { ScalarText.isSame(text, allowed.text($0), ignoringCase: ignoresCase) }
      return answer(isRight) { .notAllowed($0, allowed: allowed.texts, ignoresCase: false) }
    case .enumCaseInsensitive:
      let allowed = entry.list
      return answer(allowed.find(String(decoding: text, as: UTF8.self).lowercased()) != nil) {
        .notAllowed($0, allowed: allowed.texts, ignoresCase: true)
      }
    case .regionalEnum: return offer(text, entry.regional)
    case .const:
      return answer(ScalarText.isSame(text, entry.text, ignoringCase: ignoresCase)) {
        .notConstant($0, entry.text)
      }
    case .pattern:
      guard let pattern = patterns[entry.count], let isFound = pattern.isFound(in: text) else { return .unknown }
      return answer(isFound) { .pattern($0, FactNames.pattern(entry.count)) }
    case .format:
      guard let isRight = patterns.format(entry.count)?.holds(for: text) else { return .unknown }
      return answer(isRight) { .format($0, FactNames.format(entry.count)) }
    case .minLength:
      let length = ScalarText.length(text)
      return answer(length >= entry.count) { _ in .length(length, minimum: entry.count, maximum: nil) }
    case .maxLength:
      let length = ScalarText.length(text)
      return answer(length <= entry.count) { _ in .length(length, minimum: nil, maximum: entry.count) }
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      guard let number = ScalarText.number(text) else { return .right }
      return judge(number, entry, answer)
    default: return .unknown
    }
  }

  private func judge(
    _ number: Double, _ entry: SchemaNode.Entry, _ answer: (Bool, (String) -> SchemaProblem.Kind) -> Judgement
  ) -> Judgement {
    let bound = entry.number64
    switch entry.keyword {
    case .minimum:
      return answer(number >= bound) { .range($0, minimum: bound, maximum: nil, isExclusive: false) }
    case .maximum:
      return answer(number <= bound) { .range($0, minimum: nil, maximum: bound, isExclusive: false) }
    case .exclusiveMinimum:
      return answer(number > bound) { .range($0, minimum: bound, maximum: nil, isExclusive: true) }
    case .exclusiveMaximum:
      return answer(number < bound) { .range($0, minimum: nil, maximum: bound, isExclusive: true) }
    default:
      let isMultiple = bound == 0 || (number / bound).rounded() * bound == number
      return answer(isMultiple) { .multiple($0, of: bound) }
    }
  }

  private func offer(_ text: UnsafeBufferPointer<UInt8>, _ offered: FactList) -> Judgement {
    guard let region else {
      guard offered.find(text) == nil else { return .right }
      return .wrong(
        found == nil ? nil : .notOffered(String(decoding: text, as: UTF8.self), offered: offered, region: nil))
    }
    if let index = offered.find(text), offered.regions(index).contains(region) != false { return .right }
    // Of a region without any value nothing is known.
    guard offered.indices.contains(where: { offered.regions($0).contains(region) == true }) else {
      return offered.find(text) == nil ? .unknown : .right
    }
    return .wrong(
      found == nil ? nil : .notOffered(String(decoding: text, as: UTF8.self), offered: offered, region: region))
  }
}

extension SchemaKeyword {
  /// Whether the keyword says nothing of lists and maps.
  fileprivate var isOfScalarsOnly: Bool {
    switch self {
    case .enum, .enumCaseInsensitive, .regionalEnum, .const: false
    default: true
    }
  }
}
