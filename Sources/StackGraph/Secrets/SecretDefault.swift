import CloudFormation

extension Parameter {
  /// Whether its name says that the value given for it is a secret, and nothing else that it only names one.
  package var isNamedSecret: Bool {
    guard SecretWords.nameSecret(name), elementType == "String", !isList, allowedValues == nil else { return false }
    if let text = defaultValue?.text, !isFromSSM, SecretDefault(text) == .notASecret { return false }
    return !describesIdentifier
  }

  /// Whether its description says that the value is the name of something.
  private var describesIdentifier: Bool {
    guard let description = body["Description"]?.text?.lowercased() else { return false }
    let words = NameWords(description).words
    if words.contains("arn") || words.contains("path") { return true }
    return zip(words, words.dropFirst()).contains { $0 == "name" && ($1 == "of" || $1 == "for") }
  }
}

/// What the Default of a parameter that holds a secret is.
package enum SecretDefault {
  /// Nothing: one has to be given, or the template does without.
  case empty
  /// A reference, an identifier or a flag: the parameter does not hold the secret itself.
  case notASecret
  /// A secret anybody who reads the template knows.
  case known

  /// Judges the text of a Default.
  package init(_ text: String) {
    if text.utf8.allSatisfy({ $0 <= 0x20 }) || Self.noValues.contains(text.lowercased()) {
      self = .empty
    } else if !DynamicReference.all(in: text).isEmpty || SecretText.isIdentifier(text) {
      self = .notASecret
    } else {
      self = .known
    }
  }

  private static let noValues: Set<String> = [
    "-", "disabled", "n/a", "na", "nil", "none", "not-used", "null", "undefined", "unset", "unused",
  ]
}

/// What a known text is where a secret is expected.
package enum SecretText {
  /// Whether the text is an ARN, a path, a URL without password, or a boolean: no secret itself.
  package static func isIdentifier(_ text: String) -> Bool {
    if text.hasPrefix("arn:") || text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("s3://") { return true }
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return true }
    return ["true", "false", "yes", "no", "on", "off"].contains(text.lowercased())
  }
}
