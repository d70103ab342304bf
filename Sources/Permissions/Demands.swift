import Facts
import StackGraph

/// What must be allowed: for each action, the resources of each resource type it is for.
struct Demands {
  /// The resources of one resource type that an action is allowed on.
  struct Reach: Hashable {
    /// The ARNs.
    fileprivate(set) var arns: Set<String> = []
    /// The ARNs among them that are all resources of the type where some stacks are.
    private var whole: [ARNPlace: String] = [:]

    fileprivate mutating func add(all arn: String, in place: ARNPlace) {
      arns.insert(arn)
      whole[place] = arn
    }

    /// Whether it is all resources of the type where a stack is.
    fileprivate func isWhole(in place: ARNPlace) -> Bool { whole[place] != nil }

    /// Where it is all resources of the type; empty when it is some of them anywhere.
    var places: Set<ARNPlace> {
      if whole.isEmpty { return [] }
      let needed = arns.withoutCovered
      return needed.allSatisfy { whole.values.contains($0) } ? Set(whole.filter { needed.contains($0.value) }.keys) : []
    }
  }

  /// An action and what it is allowed on, by resource type; nothing when it is for `*` only.
  struct Action: Hashable {
    let service: String
    let name: String

    var written: String { "\(service):\(name)" }
  }

  private(set) var reaches: [Action: [String: Reach]] = [:]

  /// Notes that an action is wanted that knows no resources.
  mutating func add(_ action: Action) { reaches[action, default: [:]].merge([:]) { $1 } }

  /// Notes that an action is wanted on some resources of a type.
  mutating func add(_ action: Action, on iamType: String, _ arns: Set<String>) {
    reaches[action, default: [:]][iamType, default: Reach()].arns.formUnion(arns)
  }

  /// Notes that an action is wanted on all resources of a type, whose ARN has a format, where a stack is.
  mutating func add(_ action: Action, onAll iamType: String, _ format: String, in place: ARNPlace) {
    if reaches[action]?[iamType]?.isWhole(in: place) == true { return }
    reaches[action, default: [:]][iamType, default: Reach()].add(all: place.arn(format), in: place)
  }
}

extension Set<String> {
  /// The ARNs of which none is covered by another, in order.
  var withoutCovered: [String] {
    guard count > 1 else { return Array(self) }
    let patterns = sorted().map(ARNPattern.init)
    return patterns.filter { own in
      !patterns.contains { $0.text != own.text && $0.mayCover(own) && $0.pattern.contains(own.pattern) }
    }.map(\.text)
  }
}

/// A pattern of ARNs.
private struct ARNPattern {
  let text: String
  private let known: Substring
  private let parts: [Substring]

  init(_ text: String) {
    self.text = text
    parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    known = parts[parts.count - 1].prefix { $0 != "*" }
  }

  var pattern: TextPattern { TextPattern(text) }

  /// Whether it is worth finding out whether it covers another: what is known in both does not differ.
  func mayCover(_ other: ARNPattern) -> Bool {
    guard parts.count == other.parts.count else { return text.first == "*" }
    for (own, its) in zip(parts, other.parts).dropLast() where own != its && !own.contains("*") { return false }
    return other.parts[other.parts.count - 1].hasPrefix(known)
  }
}
