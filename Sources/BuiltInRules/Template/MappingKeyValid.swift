import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A key of a mapping, of either level, that is a number or has characters that it may not have.
  static let mappingKeyValid = Rule.template("mapping-key-valid") { template, context in
    guard !template.isRewritten else { return }
    for mapping in template.mappings {
      // A macro or another function may stand in place of an entry.
      for (key, row) in mapping.body.entries where !row.isCall && !key.namesFunction {
        if let message = Finding.Message.problem(ofFirst: key.resolved, in: mapping.name) {
          context.report(message, at: context.place(key.span, in: template))
        }
        for (name, _) in row.entries where !name.namesFunction {
          guard let message = Finding.Message.problem(ofSecond: name.resolved, in: mapping.name) else { continue }
          context.report(message, at: context.place(name.span, in: template))
        }
      }
    }
  }
}

extension Node {
  /// Whether a key of YAML is a whole number or one with a point, as YAML 1.1 reads it: `012` is one in octal, and
  /// `089` a text.
  fileprivate var isNumber: Bool {
    guard style == .plain, !isTagged else { return false }
    return withUTF8 { bytes in
      var points = 0
      var isOctal = true
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "7"): continue
        case UInt8(ascii: "8"), UInt8(ascii: "9"): isOctal = false
        case UInt8(ascii: "."): points += 1
        default: return false
        }
      }
      return points == 1 && bytes.count > 1
        || points == 0 && !bytes.isEmpty && (bytes[0] != UInt8(ascii: "0") || isOctal)
    }
  }

  fileprivate func consists(ofLettersDigitsAnd others: String) -> Bool {
    withUTF8 { bytes in
      !bytes.isEmpty
        && bytes.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || others.utf8.contains(byte)
        }
    }
  }
}

extension Finding.Message {
  fileprivate static func problem(ofFirst key: Node, in mapping: String) -> Self? {
    if key.isNumber { return number(key.text, mapping) }
    guard !key.consists(ofLettersDigitsAnd: "-.") else { return nil }
    return """
      Key `\(key.text)` of mapping `\(mapping)` has other characters than letters, digits, `-` and `.`, so \
      CloudFormation rejects the template. Rename it, here and where it is looked up.
      """
  }

  fileprivate static func problem(ofSecond key: Node, in mapping: String) -> Self? {
    if key.isNumber { return number(key.text, mapping) }
    guard !key.consists(ofLettersDigitsAnd: "") else { return nil }
    return """
      Key `\(key.text)` of mapping `\(mapping)` has other characters than letters and digits, which the keys of the \
      second level may have alone, so CloudFormation rejects the template. Rename it, here and where it is looked up.
      """
  }

  private static func number(_ key: String, _ mapping: String) -> Self {
    """
    Key `\(key)` of mapping `\(mapping)` is a number, and CloudFormation takes only texts as keys, so it rejects the \
    template. Put it into quotes: `'\(key)'`.
    """
  }
}
