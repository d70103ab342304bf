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

  /// Whether the text looks like the name of a secret, a variable or a file: `prod/db/password`, `DB_PASSWORD`,
  /// `app-db-password`, `id_rsa.pem`.
  package static func isName(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./:".utf8.contains(byte)
    }
    guard isPlain, text.utf8.contains(where: "-_./".utf8.contains) else { return false }
    let words = NameWords(text).words
    return words.contains { ["password", "passwd", "secret", "secrets", "token", "credentials", "pem"].contains($0) }
      || SecretWords.nameSecret(text)
  }

  /// Whether the text is plainly no value: nothing, a reference, a flag, `<password>`, `xxxx`, `${PASSWORD}`.
  package static func isVoid(_ text: String) -> Bool {
    if SecretDefault(text) != .known { return true }
    if text.first == "<" && text.last == ">" || text.hasPrefix("{{") || text.hasPrefix("$") { return true }
    return Set(text.utf8).count == 1
  }

  /// Whether the text stands for a value that somebody is to put in its place.
  package static func isPlaceholder(_ text: String) -> Bool {
    if isVoid(text) { return true }
    let text = text.lowercased()
    let letters = String(decoding: text.utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
    return placeholders.contains { letters.hasPrefix($0) || letters.hasSuffix($0) }
  }

  private static let placeholders = [
    "changeme", "changethis", "changeit", "replaceme", "replacethis", "replacewith", "placeholder", "dummy", "example",
    "fixme", "todo",
    "tobechanged", "tobedefined", "tobefilled", "tobereplaced", "tobeset", "updateme", "updatethis", "insert", "your",
    "setme", "initialvalue", "fillme", "fillin",
  ]
}
