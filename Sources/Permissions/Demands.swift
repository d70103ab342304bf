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

    /// Where it is all resources of the type; empty when it is some of them anywhere. `needed` are the ARNs of which none
    /// is covered by another.
    func places(_ needed: [String]) -> Set<ARNPlace> {
      if whole.isEmpty { return [] }
      let all = Set(whole.values)
      guard needed.allSatisfy(all.contains) else { return [] }
      let needed = Set(needed)
      return Set(whole.filter { needed.contains($0.value) }.keys)
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
