import Findings

/// The text of a result's message: the finding's sentences, then links to its further places, which code scanning
/// shows only where the message links to them.
enum SARIFMessage {
  private static let linkLimit = 10

  /// The message of a finding whose notes are related locations numbered from 1.
  static func text(of finding: Finding, linking notes: ArraySlice<Note>) -> String {
    let sentences = withoutLinks(finding.message.text)
    if notes.isEmpty { return sentences }
    let links = notes.prefix(linkLimit).enumerated().map { "[\(linkText($1.message))](\($0 + 1))" }
    let rest = notes.count > linkLimit ? ", and \(notes.count - linkLimit) more" : ""
    return "\(sentences) See \(links.joined(separator: ", "))\(rest)."
  }

  /// Text in which no brackets make a link. Braces stay single: code scanning shows doubled ones as they are.
  private static func withoutLinks(_ text: String) -> String {
    var escaped = ""
    var follows = false
    for scalar in text.unicodeScalars {
      if scalar == "(", follows { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
      follows = scalar == "]"
    }
    return escaped
  }

  private static func linkText(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
