import CloudFormation
import SourceText

extension Template {
  /// Those of some parameters that are used as the name, ARN or path of a secret: within a dynamic reference, or as the
  /// value of a property such as `ValueFrom` or `SecretArn`.
  package func parametersNamingSecrets(among names: Set<String>) -> Set<String> {
    var found: Set<String> = []
    for reference in references {
      let name: String
      switch reference.target {
      case .ref(let target), .subVariable(let target): name = target
      default: continue
      }
      guard names.contains(name), !found.contains(name) else { continue }
      if isIdentifier(at: reference.span) { found.insert(name) }
    }
    return found
  }

  private func isIdentifier(at span: Span) -> Bool {
    let line = file.text[..<Int(span.start)].suffix(240)
    let before = String(
      decoding: line[(line.lastIndex(of: UInt8(ascii: "\n")) ?? line.startIndex)...], as: UTF8.self)
    if let opening = before.lastOccurrence(of: "{{resolve:"),
      before.lastOccurrence(of: "}}").map({ $0 < opening }) ?? true
    {
      return true
    }
    var words = NameWords(before).words
    while let last = words.last, ["fn", "ref", "sub"].contains(last) { words.removeLast() }
    guard let last = words.last else { return false }
    return SecretWords.nameIdentifier(last) || words.suffix(2) == ["value", "from"]
  }
}

extension String {
  fileprivate func lastOccurrence(of text: String) -> Int? {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).last { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}
