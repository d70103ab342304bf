import CloudFormation
import StackGraph

extension Resolver {
  /// Goes through everything that the properties of a resource say. Told of every member of a map are the keys from
  /// `Properties`, with `[]` after one whose value is a list, the map, and what the member can be.
  func walkProperties(
    of resource: StackResource, _ visit: (_ path: [String], _ map: StackValue, _ member: [Alternative]) -> Void
  ) {
    walk(property([], of: resource), [], visit)
  }

  private func walk(
    _ alternatives: [Alternative], _ path: [String], _ visit: ([String], StackValue, [Alternative]) -> Void
  ) {
    for alternative in alternatives {
      switch alternative.content {
      case .map(let map):
        for entry in map.value.entries {
          let member = member([entry.key.text], of: [alternative], orAt: entry.key.span)
          let path = path + [entry.key.text]
          visit(path, map, member)
          walk(member, path, visit)
        }
      case .list:
        guard let last = path.last else { continue }
        let inside = path.dropLast() + [last.hasSuffix("[]") ? last : last + "[]"]
        for item in list(of: [alternative], at: nil).items { walk(self.alternatives(of: item), Array(inside), visit) }
      default: break
      }
    }
  }
}
