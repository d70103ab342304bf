import StackGraph

/// Finds out which ARNs others cover, and what kinds of resources they are of; what was asked once is remembered.
final class ARNCover {
  private var known: [Set<String>: [String]] = [:]
  private var knownKinds: [Set<String>: Set<Kind>] = [:]

  /// The ARNs of which none is covered by another, in order.
  func reduced(_ arns: Set<String>) -> [String] {
    if arns.count < 2 { return Array(arns) }
    if let found = known[arns] { return found }
    let found = Self.reduce(arns)
    known[arns] = found
    return found
  }

  /// A kind of resources: what their ARNs begin with, and the resource with anything for what follows its kind.
  struct Kind: Hashable {
    private let head: TextPattern
    private let resource: TextPattern

    init(head: String, resource: String) {
      self.head = TextPattern(head)
      self.resource = TextPattern(resource)
    }

    /// Whether some resources may be of both kinds. No part of an ARN but the last has more parts.
    func meets(_ other: Kind) -> Bool { head.intersects(other.head) && resource.intersects(other.resource) }
  }

  /// The kinds of the resources of ARNs.
  func kinds(_ arns: Set<String>) -> Set<Kind> {
    if let found = knownKinds[arns] { return found }
    let found = Set(
      arns.map(Parts.init).map { parts in
        let kind = parts.start.prefix { $0 != "/" && $0 != ":" }
        let isWhole = kind.count < parts.start.count
        return Kind(head: parts.head, resource: isWhole ? parts.start.prefix(kind.count + 1) + "*" : "*")
      })
    knownKinds[arns] = found
    return found
  }

  private static func reduce(_ arns: Set<String>) -> [String] {
    let parts = arns.sorted().map(Parts.init)
    // By what they begin with: up to the resource, then up to the first star. Only these can cover another.
    var open: [String: [Substring: [Parts]]] = [:]
    for own in parts where own.text.contains("*") { open[own.head, default: [:]][own.start, default: []].append(own) }
    let heads = open.keys.map { (text: $0, pattern: TextPattern($0)) }
    return parts.filter { own in
      let head = TextPattern(own.head)
      return !heads.contains { other in
        guard other.text == own.head || other.pattern.contains(head), let starts = open[other.text] else {
          return false
        }
        return own.starts.contains { start in
          starts[start]?.contains { $0.text != own.text && TextPattern($0.text).contains(TextPattern(own.text)) }
            == true
        }
      }
    }.map(\.text)
  }

  /// An ARN in two parts.
  private struct Parts {
    let text: String
    /// What stands before the resource.
    let head: String
    /// What stands after it up to the first star.
    let start: Substring
    private let resource: Substring

    init(_ text: String) {
      self.text = text
      let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      resource = parts[parts.count - 1]
      head = String(text[..<resource.startIndex])
      start = resource.prefix { $0 != "*" }
    }

    /// All that something which covers it can begin with.
    var starts: some Sequence<Substring> {
      sequence(state: resource.startIndex as String.Index?) { [resource] end in
        guard let index = end else { return nil }
        end = index == resource.endIndex ? nil : resource.index(after: index)
        return resource[..<index]
      }
    }
  }
}
