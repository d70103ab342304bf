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
    var resources: [String] {
      let all = arns.values.reduce(into: Set()) { $0.formUnion($1) }.withoutCovered
      return !places.isEmpty && all.count > 3 ? Set(all.map(ActionGroups.wholeService)).withoutCovered : all
    }
  }

  private var groups: [[Group]] = []
  private var services: [String: Int] = [:]
  private var anything: [String] = []

  init(_ demands: Demands) {
    for (action, reaches) in demands.reaches.sorted(by: { $0.key.written < $1.key.written }) {
      if reaches.isEmpty {
        anything.append(action.written)
      } else {
        let places = Set(reaches.values.map(\.places))
        add(action, reaches.mapValues { Set($0.arns.withoutCovered) }, places.count == 1 ? places.first ?? [] : [])
      }
    }
  }

  /// The actions and resources of each statement, in a fixed order.
  var statements: [(actions: [String], resources: [String])] {
    let found = groups.joined().map { (actions: $0.actions, resources: $0.resources) }
      .sorted { $0.actions[0] < $1.actions[0] }
    return anything.isEmpty ? found : found + [(anything, ["*"])]
  }

  private mutating func add(_ action: Demands.Action, _ arns: [String: Set<String>], _ places: Set<ARNPlace>) {
    let service = services[action.service] ?? groups.count
    if service == groups.count {
      services[action.service] = service
      groups.append([])
    }
    let index = groups[service].firstIndex { $0.places == places && (!places.isEmpty || Self.canShare($0.arns, arns)) }
    if let index {
      groups[service][index].actions.append(action.written)
      groups[service][index].arns.merge(arns) { $0.union($1) }
    } else {
      groups[service].append(Group(actions: [action.written], arns: arns, places: places))
    }
  }

  /// Whether neither side gets at more through the ARNs of the other: the same resource types have the same, and no ARN
  /// of a type the other lacks matches resources of a type the other has.
  private static func canShare(_ own: [String: Set<String>], _ other: [String: Set<String>]) -> Bool {
    for (type, arns) in own {
      if let same = other[type], same != arns { return false }
    }
    func isApart(_ a: [String: Set<String>], _ b: [String: Set<String>]) -> Bool {
      a.filter { b[$0.key] == nil }.values.joined().allSatisfy { arn in
        let pattern = TextPattern(arn)
        return b.filter { a[$0.key] == nil }.values.joined().allSatisfy {
          !TextPattern(general($0)).intersects(pattern)
        }
      }
    }
    return isApart(own, other)
  }

  /// The ARN of everything a service has where a resource is.
  fileprivate static func wholeService(_ arn: String) -> String {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).prefix(5).joined(separator: ":") + ":*"
  }

  /// An ARN with anything for what follows the kind of its resource.
  private static func general(_ arn: String) -> String {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return arn }
    let kind = parts[5].prefix { $0 != "/" && $0 != ":" && $0 != "*" }
    return parts[..<5].joined(separator: ":") + ":" + (kind.count < parts[5].count ? kind + "*" : "*")
  }
}
