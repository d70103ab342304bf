import CloudFormation
import Findings
import SourceText
import YAMLTree

/// The suppressions in a template's metadata: `stackproof: {ignore: [{rule, path, reason}]}`, on the template or on a
/// resource, and those written for other tools.
struct MetadataSuppressions {
  private(set) var suppressions: [Suppression] = []
  private(set) var malformed: [MalformedSuppression] = []
  private var places = LogicalPlaces()

  /// What the metadata belongs to.
  private struct Owner {
    /// Below which paths lead, as loops are expanded, and as it is written.
    let nodes: [Node]
    let span: Span
    let path: String
    /// The logical path of `Metadata/stackproof`.
    var metadataPath: String { (path.isEmpty ? "" : path + "/") + "Metadata/stackproof" }
  }

  init(_ template: Template) {
    if let metadata = template.metadata {
      let nodes = [template.root.node, template.tree.roots[0]]
      read(metadata, of: Owner(nodes: nodes, span: Suppression.wholeFile, path: ""))
    }
    // All resources that a loop makes have the metadata of its body.
    var seen: Set<Span> = []
    for resource in template.resources {
      guard let metadata = resource.metadata, template.loops == nil || seen.insert(resource.key.span).inserted
      else { continue }
      let body = resource.body.node.fullSpan
      // The body of an alias stands elsewhere.
      let span = body.start < resource.key.span.end ? resource.key.fullSpan : resource.key.fullSpan.union(body)
      read(metadata, of: Owner(nodes: [resource.body.node], span: span, path: "Resources/\(resource.id.rawValue)"))
    }
  }

  private mutating func read(_ metadata: Value, of owner: Owner) {
    if let own = metadata.entry("stackproof") { read(own, of: owner) }
    suppressions += ForeignSuppressions.all(in: metadata, coverage: owner.span, path: owner.path)
  }

  private mutating func read(_ entry: (key: Node, value: Value), of owner: Owner) {
    let path = owner.metadataPath
    guard case .map = entry.value.form else { return report(.hasOtherShape(path), at: entry.key, path) }
    for (key, value) in entry.value.entries {
      guard key.isText("ignore") else {
        report(.isUnknownKey(key.text, in: path, among: ["ignore"]), at: key, path)
        continue
      }
      guard case .list = value.form else {
        report(.hasOtherShape(path), at: key, path)
        continue
      }
      for (index, item) in value.items.enumerated() { read(item, path + "/ignore/\(index)", of: owner) }
    }
  }

  private mutating func read(_ item: Value, _ path: String, of owner: Owner) {
    guard case .map = item.form else { return report(.hasOtherShape(owner.metadataPath), at: item.node, path) }
    for (key, _) in item.entries where !["rule", "path", "reason"].contains(where: { key.isText($0) }) {
      report(.isUnknownKey(key.text, in: path, among: ["rule", "path", "reason"]), at: key, path)
    }
    let rules = item["rule"].map { $0.text == nil ? $0.items : [$0] } ?? []
    let names = rules.compactMap { rule in rule.text.map { Suppression.Name($0, at: rule.span) } }
    guard !names.isEmpty, names.count == rules.count else {
      return report(.namesNoRule(path), at: item.entry("rule")?.key ?? item.entries.first?.key ?? item.node, path)
    }
    guard let wanted = item["path"] else {
      suppressions.append(Suppression(names: names, coverage: owner.span, path: owner.path))
      return
    }
    guard let inner = wanted.text, let span = span(at: inner, of: owner) else {
      return report(.leadsNowhere(wanted.text ?? "", below: owner.path), at: wanted.node, path)
    }
    let outer = owner.path.isEmpty ? "" : owner.path + "/"
    suppressions.append(Suppression(names: names, coverage: span, path: outer + inner))
  }

  private mutating func span(at path: String, of owner: Owner) -> Span? {
    for node in owner.nodes { if let span = places.span(at: path, below: node) { return span } }
    return nil
  }

  private mutating func report(_ message: Finding.Message, at node: Node, _ path: String) {
    malformed.append(MalformedSuppression(message: message, span: node.span, path: path))
  }
}

/// Finds places by their logical paths; remembers the children of nodes, of which many paths may have the same.
private struct LogicalPlaces {
  private var children: [Node: [String: (span: Span, value: Node)]] = [:]

  /// The key with its value, or the item, that a path leads to; nil when it leads nowhere.
  mutating func span(at path: String, below node: Node) -> Span? {
    var place: (span: Span, value: Node)?
    for part in path.split(separator: "/") {
      place = children(of: (place?.value ?? node).resolved)[String(part)]
      if place == nil { return nil }
    }
    return place?.span
  }

  private mutating func children(of node: Node) -> [String: (span: Span, value: Node)] {
    if let known = children[node] { return known }
    var found: [String: (span: Span, value: Node)] = [:]
    for (index, item) in node.items.enumerated() { found[String(index)] = (item.fullSpan, item) }
    for (key, value) in node.entries { found[key.resolved.text] = (key.fullSpan.union(value.fullSpan), value) }
    children[node] = found
    return found
  }
}

extension Finding.Message {
  fileprivate static func hasOtherShape(_ path: String) -> Self {
    """
    `\(path)` is not what the tool reads, so it ignores nothing. Write \
    `stackproof: {ignore: [{rule: rule-id, reason: why}]}`.
    """
  }

  fileprivate static func isUnknownKey(_ key: String, in path: String, among known: [String]) -> Self {
    let listed = known.map { "`\($0)`" }.joined(separator: ", ")
    let question = Suggestion.sentence(for: key, among: known).map { " " + $0 } ?? ""
    return "`\(path)` has the key `\(key)`, which has no effect: \(wording: listed) may stand here.\(wording: question)"
  }

  fileprivate static func namesNoRule(_ path: String) -> Self {
    """
    `\(path)` does not say which rule it is about, so it ignores nothing. Give it the key `rule` with the id of a rule \
    or a list of them.
    """
  }

  fileprivate static func leadsNowhere(_ inner: String, below path: String) -> Self {
    """
    The path `\(inner)` leads nowhere below `\(path.isEmpty ? "the template's root" : path)`, so nothing is ignored. \
    Write the keys from there down, such as `Properties/MultiAZ`, or leave `path` out: what is missing is found at \
    the key of the resource.
    """
  }
}
