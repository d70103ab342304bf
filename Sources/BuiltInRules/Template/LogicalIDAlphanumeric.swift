import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A name of a parameter, resource, output or condition that has other characters than letters and digits.
  static let logicalIDAlphanumeric = Rule.template("logical-id-alphanumeric") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    let kinds = [
      ("Parameter", template.parameters.elements.map(\.key)),
      ("Resource", template.resources.elements.map(\.key)),
      ("Output", template.outputs.elements.map(\.key)),
      ("Condition", template.conditions.elements.map(\.key)),
      ("Mapping", template.mappings.elements.map(\.key)),
    ]
    for (kind, keys) in kinds {
      for key in keys where !key.resolved.isName(orWithUnderscores: kind == "Condition") {
        let name = key.resolved.text
        let message: Finding.Message =
          if name.isEmpty {
            .hasNoName(kind)
          } else if let spelling = template.spellingWithoutOtherCharacters(of: key) {
            .isMadeOfOtherCharacters(kind, name, spelling)
          } else {
            .hasOtherCharacters(kind, name)
          }
        context.report(message, at: context.place(key.span, in: template))
      }
    }
  }
}

extension Template {
  /// The spelling of a name that a loop puts together which leaves other characters out: `&{Name}` for `${Name}`. Nil
  /// for names that no loop makes.
  fileprivate func spellingWithoutOtherCharacters(of key: Node) -> String? {
    guard loops?.repeats(key.span) == true else { return nil }
    let written = file.text(of: key.span)
    let parts = written.split(at: "$", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.dropFirst().allSatisfy({ $0.first == "{" }) else { return nil }
    return parts.joined(separator: "&")
  }
}

extension Node {
  /// Whether the text is made of letters and digits, with underscores and ampersands where those are allowed too.
  fileprivate func isName(orWithUnderscores isLenient: Bool) -> Bool {
    withUTF8 { bytes in
      !bytes.isEmpty
        && bytes.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || isLenient && (byte == UInt8(ascii: "_") || byte == UInt8(ascii: "&"))
        }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoName(_ kind: String) -> Self {
    "\(kind) without a name: its key is empty, so CloudFormation rejects the template. Name it."
  }

  fileprivate static func isMadeOfOtherCharacters(_ kind: String, _ name: String, _ spelling: String) -> Self {
    """
    \(kind) `\(name)`, which a loop makes, has a name of other characters than letters and digits, so CloudFormation \
    rejects the template. Write `\(wording: spelling)`, which leaves the other characters of a value out, or change the \
    values.
    """
  }

  fileprivate static func hasOtherCharacters(_ kind: String, _ name: String) -> Self {
    """
    \(kind) `\(name)` has a name of other characters than letters and digits, so CloudFormation rejects the template. \
    Rename it.
    """
  }
}
