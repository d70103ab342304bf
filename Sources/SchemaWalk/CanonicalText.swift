import CloudFormation
import YAMLTree

extension Node {
  /// A text that equal values have in common, whatever way they are written: calls with the same arguments give the
  /// same. Nil where a macro or a secret is in it, which may give anything.
  var canonicalText: String? {
    var text = ""
    return append(to: &text) ? text : nil
  }

  private func append(to text: inout String) -> Bool {
    let node = resolved
    if let tag = node.tag { text += "\(tag.name) " }
    switch node.kind {
    case .scalar:
      let own = node.text
      text += "\(own.utf8.count):\(own)"
      return !own.contains("{{resolve:")
    case .sequence:
      text += "["
      for item in node.items where !item.append(to: &text) { return false }
      text += "]"
      return true
    case .mapping:
      // The order of keys does not tell maps apart.
      var members: [String] = []
      for (key, value) in node.entries {
        guard !key.namesGenerator else { return false }
        var member = "\(key.text)="
        guard value.append(to: &member) else { return false }
        members.append(member)
      }
      text += "{" + members.sorted().joined(separator: ",") + "}"
      return true
    case .alias: return false
    }
  }
}
