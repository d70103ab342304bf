import Facts
import StackGraph

/// Puts actions that can share a statement together: one gives no action more than a statement of its own would.
struct ActionGroups {
  private struct Group {
    var actions: [String]
    /// The ARNs by resource type.
    var arns: [String: Set<String>]
    /// Where they are all there is of the types; empty when they are not.
    let places: Set<ARNPlace>

    /// The ARNs as they are written: more than these of all there is are written as the whole service.
    func resources(_ cover: ARNCover) -> [String] {
      let all = cover.reduced(arns.values.reduce(into: Set()) { $0.formUnion($1) })
      return !places.isEmpty && all.count > 3 ? cover.reduced(Set(all.map(ActionGroups.wholeService))) : all
    }
  }

  private var groups: [[Group]] = []
  private var services: [String: Int] = [:]
  private var anything: [String] = []
  private let cover = ARNCover()

  init(_ demands: Demands) {
    for (action, reaches) in demands.reaches.sorted(by: { $0.key.written < $1.key.written }) {
      if reaches.isEmpty {
        anything.append(action.written)
      } else {
        let needed = reaches.mapValues { cover.reduced($0.arns) }
        let places = Set(reaches.map { $1.places(needed[$0] ?? []) })
        add(action, needed.mapValues(Set.init), places.count == 1 ? places.first ?? [] : [])
      }
    }
  }

  /// The actions and resources of each statement, in a fixed order.
  var statements: [(actions: [String], resources: [String])] {
    let found = groups.joined().map { (actions: $0.actions, resources: $0.resources(cover)) }
      .sorted { $0.actions[0] < $1.actions[0] }
    return anything.isEmpty ? found : found + [(anything, ["*"])]
  }

  private mutating func add(_ action: Demands.Action, _ arns: [String: Set<String>], _ places: Set<ARNPlace>) {
    let service = services[action.service] ?? groups.count
    if service == groups.count {
      services[action.service] = service
      groups.append([])
    }
    let index = groups[service].firstIndex { $0.places == places && (!places.isEmpty || canShare($0.arns, arns)) }
    if let index {
      groups[service][index].actions.append(action.written)
      groups[service][index].arns.merge(arns) { $0.union($1) }
    } else {
      groups[service].append(Group(actions: [action.written], arns: arns, places: places))
    }
  }

  /// Whether neither side gets at more through the ARNs of the other: the same resource types have the same, and no ARN
  /// of a type the other lacks matches resources of a type the other has.
  private func canShare(_ own: [String: Set<String>], _ other: [String: Set<String>]) -> Bool {
    for (type, arns) in own {
      if let same = other[type], same != arns { return false }
    }
    return isApart(own.filter { other[$0.key] == nil }, from: other)
      && isApart(other.filter { own[$0.key] == nil }, from: own)
  }

  /// Whether no ARN of some types matches resources of others.
  private func isApart(_ own: [String: Set<String>], from other: [String: Set<String>]) -> Bool {
    let others = other.values.flatMap(cover.kinds)
    return own.values.flatMap(cover.kinds).allSatisfy { kind in others.allSatisfy { !kind.meets($0) } }
  }

  /// The ARN of everything a service has where a resource is.
  fileprivate static func wholeService(_ arn: String) -> String {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).prefix(5).joined(separator: ":") + ":*"
  }
}
