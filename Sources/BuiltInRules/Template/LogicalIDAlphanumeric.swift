import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A name of a parameter, resource or output that has other characters than letters and digits.
  static let logicalIDAlphanumeric = Rule.template("logical-id-alphanumeric") { template, context in
    guard template.isWhole, !template.hasGeneratedNames else { return }
    let kinds = [
      ("Parameter", template.parameters.elements.map(\.key)),
      ("Resource", template.resources.elements.map(\.key)),
      ("Output", template.outputs.elements.map(\.key)),
    ]
    for (kind, keys) in kinds {
      for key in keys where !key.resolved.isAlphanumeric {
        let name = key.resolved.text
        context.report(
          name.isEmpty ? .hasNoName(kind) : .hasOtherCharacters(kind, name), at: context.place(key.span, in: template))
      }
    }
  }
}

extension Node {
  fileprivate var isAlphanumeric: Bool {
    withUTF8 { bytes in
      !bytes.isEmpty
        && bytes.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoName(_ kind: String) -> Self {
    "\(kind) without a name: its key is empty or no text, so CloudFormation rejects the template. Name it."
  }

  fileprivate static func hasOtherCharacters(_ kind: String, _ name: String) -> Self {
    """
    \(kind) `\(name)` has a name of other characters than letters and digits, so CloudFormation rejects the template. \
    Rename it.
    """
  }
}
