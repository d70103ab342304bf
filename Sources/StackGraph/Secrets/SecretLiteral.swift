import SourceText

/// What a text written in a template is, when its form alone proves it a secret.
package enum SecretLiteral: Hashable, Sendable {
  /// The id of an AWS access key, `AKIA…`; the other half is never far.
  case accessKeyID
  /// A private key in PEM form.
  case privateKey
  /// A token of a service that marks its tokens.
  case token(service: String)
  /// A URL with a password in it, `scheme://user:password@host`.
  case passwordInURL

  /// Recognises a secret anywhere in a text; nil for nearly every text.
  package init?(in text: String) {
    var text = text
    guard let found = text.withUTF8(Self.first) else { return nil }
    self = found
  }

  /// What is proven first by bytes: a key, an address with a password, a token. Nearly all texts are seen once and hold
  /// none of what begins one.
  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> SecretLiteral? {
    var mayHoldKey = false
    var token: SecretLiteral?
    // The first byte after one that is part of no word.
    var start = 0
    while start + shortestWord <= bytes.count {
      // A word long enough to say anything reaches this far: most bytes need not be looked at.
      let reached = start + shortestWord - 1
      var first = reached + 1
      while first > start, isTokenByte(bytes[first - 1]) { first -= 1 }
      if first > start {
        start = first
        continue
      }
      var end = reached + 1
      while end < bytes.count, isTokenByte(bytes[end]) { end += 1 }
      let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if word.count >= shortestToken, token == nil { token = recognised(word) }
      if word[word.count - 1] == UInt8(ascii: "N"), word[word.count - 6] == UInt8(ascii: "-") { mayHoldKey = true }
      start = end + 1
    }
    if mayHoldKey, hasPrivateKey(bytes) { return .privateKey }
    if bytes.contains(UInt8(ascii: "@")), hasPasswordInURL(bytes) { return .passwordInURL }
    return token
  }

  /// The length of `-----BEGIN`.
  private static let shortestWord = 10

  /// The length of an access key's id.
  private static let shortestToken = 20

  private static func recognised(_ word: UnsafeBufferPointer<UInt8>) -> SecretLiteral? {
    if word.count == 20, word.starts(with: "AKIA".utf8), word.allSatisfy(isUpperOrDigit) {
      // The key id of AWS's own documentation.
      return word.elementsEqual("AKIAIOSFODNN7EXAMPLE".utf8) ? nil : .accessKeyID
    }
    guard tokenBeginnings.contains(word[0]) else { return nil }
    for form in tokenForms where word.count >= form.length && word.starts(with: form.prefix.utf8) {
      return .token(service: form.service)
    }
    return nil
  }

  /// The first bytes of all prefixes.
  private static let tokenBeginnings = Set(tokenForms.compactMap(\.prefix.utf8.first))

  /// Prefixes that services mark their tokens with, and how long such a token is at least.
  private static let tokenForms: [(prefix: String, length: Int, service: String)] = [
    ("ghp_", 40, "GitHub"), ("gho_", 40, "GitHub"), ("ghu_", 40, "GitHub"), ("ghs_", 40, "GitHub"),
    ("ghr_", 40, "GitHub"), ("github_pat_", 60, "GitHub"), ("glpat-", 26, "GitLab"), ("xoxb-", 40, "Slack"),
    ("xoxp-", 40, "Slack"), ("sk_live_", 32, "Stripe"), ("rk_live_", 32, "Stripe"), ("npm_", 40, "npm"),
    ("AIza", 39, "Google"),
  ]

  private static func hasPrivateKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let begin = bytes.firstIndex(of: "-----BEGIN ", from: 0),
      let end = bytes.firstIndex(of: "PRIVATE KEY-----", from: begin)
    else { return false }
    return !bytes[begin..<end].contains(UInt8(ascii: "\n"))
  }

  private static func hasPasswordInURL(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var from = 0
    while let separator = bytes.firstIndex(of: "://", from: from) {
      from = separator + 3
      let authority = bytes[from...].prefix { $0 != UInt8(ascii: "/") && $0 > 0x20 && $0 != UInt8(ascii: "\"") }
      guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
        let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let password = authority[(colon + 1)..<at]
      // A hole in the text, a variable of a shell or a mask stands for a password and is none.
      if colon > from, !password.isEmpty, password.allSatisfy({ $0 < 0x80 && !placeholderBytes.contains($0) }) {
        return true
      }
    }
    return false
  }

  private static let placeholderBytes = Set("${}<>[]*%()".utf8)

  private static func isUpperOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a token may have the byte: a letter, a digit, `_` or `-`. All bytes of a template are asked about.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0x03FF_2000_0000_0000 : byte < 128 ? 0x07FF_FFFE_87FF_FFFE : 0
    return bits >> UInt64(byte & 63) & 1 != 0
  }
}
