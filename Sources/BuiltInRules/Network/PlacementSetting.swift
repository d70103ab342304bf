import CloudFormation
import Findings
import StackGraph

/// A setting of a resource type that decides where its resources stand or who reaches them, and how it can be wrong.
struct PlacementSetting: Sendable {
  /// The rule that tells it.
  let rule: RuleID
  /// Which of the rule's kinds of finding it is.
  let kind: String
  /// The type of resource.
  let type: ResourceType
  /// The path from `Properties`; `*` is every item of a list.
  let path: [String]
  /// Which values are wrong.
  let fault: Fault
  /// When the setting matters, among the scenarios in which the resource exists.
  let premise: Premise
  /// What kind of thing the resource is, as the first word of a message.
  let subject: String
  /// What is the matter and why that is bad, after the logical ID.
  let defect: String
  /// What to do, as a sentence.
  let remedy: String

  /// When a setting matters.
  typealias Premise = @Sendable (Resolver, StackResource) -> Scenario

  init(
    _ rule: RuleID, _ type: ResourceType, _ path: String, _ fault: Fault, kind: String = "",
    when premise: @escaping Premise = { $0.existence(of: $1) }, _ subject: String, _ defect: String, _ remedy: String
  ) {
    self.rule = rule
    self.kind = kind
    self.type = type
    self.path = path.split(at: ".").map(String.init)
    self.fault = fault
    self.premise = premise
    self.subject = subject
    self.defect = defect
    self.remedy = remedy
  }

  /// Which values of a setting are wrong.
  enum Fault: Sendable {
    /// What is true; what is not written, if that means the same.
    case isTrue(orAbsent: Bool)
    /// What is false; what is not written, if that means the same.
    case isFalse(orAbsent: Bool)
    /// One of some words; what is not written, if that means the same.
    case isOneOf([String], orAbsent: Bool)
    /// All but some words.
    case isNoneOf([String], orAbsent: Bool)
    /// A number below a limit; what is not written, if that means the same.
    case isBelow(Int, orAbsent: Bool)
    /// What is not written.
    case isAbsent

    static var isTrue: Fault { .isTrue(orAbsent: false) }

    /// Whether a value is wrong; nil where that cannot be told.
    func isFault(_ content: Content) -> Bool? {
      switch self {
      case .isTrue(let orAbsent): content == .absent ? orAbsent : content.bool
      case .isFalse(let orAbsent): content == .absent ? orAbsent : content.bool.map(!)
      case .isOneOf(let words, let orAbsent): content == .absent ? orAbsent : content.text.map(words.contains)
      case .isNoneOf(let words, let orAbsent):
        content == .absent ? orAbsent : content.text.map { !words.contains($0) }
      case .isBelow(let limit, let orAbsent): content == .absent ? orAbsent : content.integer.map { $0 < limit }
      case .isAbsent:
        switch content {
        case .absent: true
        case .unknown: nil
        // An empty text stands for nothing in some templates and is refused by some services.
        case .text(let text): text.isEmpty ? nil : false
        default: false
        }
      }
    }
  }
}

extension PlacementSetting {
  /// Where none of some properties is set.
  static func unlessSet(_ paths: String...) -> Premise {
    { resolver, resource in
      let space = resolver.space
      return paths.reduce(resolver.existence(of: resource)) { scope, path in
        space.and(scope, resolver.scenario(keys(path), of: resource) { $0 == .absent })
      }
    }
  }

  /// Where at least one of some properties is certainly set.
  static func whenSet(_ paths: String...) -> Premise {
    { resolver, resource in
      resolver.space.or(
        paths.map { resolver.scenario(keys($0), of: resource) { Fault.isAbsent.isFault($0) == false } })
    }
  }

  /// Where a property has one of some values.
  static func when(_ path: String, isOneOf words: String..., orAbsent: Bool = false) -> Premise {
    { resolver, resource in
      resolver.scenario(keys(path), of: resource) { content in
        content == .absent ? orAbsent : content.text.map(words.contains) == true
      }
    }
  }

  private static func keys(_ path: String) -> [String] { path.split(at: ".").map(String.init) }
}
