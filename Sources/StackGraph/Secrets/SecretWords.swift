/// Decides from a name whether what it stands for is a secret.
///
/// A name says so when it *ends* with words for a secret; what follows them (`PasswordLength`, `TokenExpiry`,
/// `SecretArn`, `PASSWORD_FILE`) says what the value really is. `Secret` and `Credentials` alone are mostly the names or
/// ARNs of Secrets Manager secrets, so `Secret` needs a word before it for what it protects.
package enum SecretWords {
  /// Whether a parameter, variable or key of this name holds a secret.
  package static func nameSecret(_ name: some StringProtocol) -> Bool {
    // The working directory of a shell.
    guard holdsSecretWord(name.utf8), name != "PWD", name != "OLDPWD" else { return false }
    var words = NameWords(String(name)).words
    while let last = words.last, endings.contains(last) { words.removeLast() }
    guard let last = words.last, let first = words.first, !questions.contains(first),
      !words.contains(where: elsewhere.contains), !(first == "secrets" && words.count > 1 && words[1] == "manager")
    else { return false }
    if wholeWords.contains(where: last.hasSuffix) { return true }
    guard words.count > 1 else { return false }
    let before = words[words.count - 2]
    switch last {
    case "pwd", "psk": return true
    case "pass": return accounts.contains(before)
    case "secret": return protected.contains(before)
    case "token": return !before.hasPrefix("service") && !harmlessTokens.contains(before)
    case "key": return secretKeys.contains(before) || words.suffix(3).elementsEqual(["secret", "access", "key"])
    default: return false
    }
  }

  /// Whether a word for a secret is anywhere in a name, in whatever letters: most names have none, and need not be taken
  /// apart.
  private static func holdsSecretWord(_ name: some Sequence<UInt8>) -> Bool {
    // The last letters, eight bits each.
    var letters: UInt64 = 0
    for byte in name {
      letters = letters << 8 | UInt64(byte | 0x20)
      switch letters & 0xFF_FFFF {
      case 0x6B6579, 0x707764, 0x70736B: return true  // key, pwd, psk
      default: break
      }
      if letters & 0xFFFF_FFFF == 0x7061_7373 { return true }  // pass
      if letters & 0xFF_FFFF_FFFF == 0x74_6F6B_656E { return true }  // token
      if letters & 0xFFFF_FFFF_FFFF == 0x7365_6372_6574 { return true }  // secret
    }
    return false
  }

  /// Whether a parameter, variable or key of this name holds what a secret is found by: its ARN, name or path.
  package static func nameIdentifier(_ name: some StringProtocol) -> Bool {
    guard let last = NameWords(String(name)).words.last else { return false }
    return identifiers.contains(last)
  }

  /// Whether a parameter, variable or key of this name holds what is kept beside a secret, such as the user's name.
  package static func nameCompanion(_ name: some StringProtocol) -> Bool {
    guard let last = NameWords(String(name)).words.last else { return false }
    return companions.contains(last)
  }

  /// What is kept beside a secret and is none.
  static let companions: Set<String> = [
    "account", "arn", "bucket", "database", "dbname", "domain", "email", "endpoint", "engine", "host", "hostname", "id",
    "identifier", "name", "port", "region", "schema", "uri", "url", "user", "username",
  ]

  /// What may follow the words for a secret and change nothing.
  private static let endings: Set<String> = [
    "b", "base", "confirm", "confirmation", "current", "default", "dev", "initial", "input", "new", "plain",
    "plaintext", "prod", "production", "staging", "string", "test", "text", "v", "value",
  ]

  /// Words that stand for a secret wherever a name ends with them, even written together with the word before.
  private static let wholeWords = [
    "password", "passwords", "passwd", "passphrase", "passcode", "apikey", "secretkey", "privatekey", "accesstoken",
    "authtoken",
    "apitoken", "clientsecret",
  ]

  /// First words that make a name a question or an instruction: `UsePassword`, `ManageMasterUserPassword`.
  private static let questions: Set<String> = [
    "allow", "allows", "auto", "change", "create", "deny", "disable", "enable", "enabled", "expire", "force", "forgot",
    "generate", "has", "hide", "ignore", "include", "is", "manage", "max", "maximum", "min", "minimum", "need", "needs",
    "no", "number", "recover", "recovery", "require", "required", "requires", "reset", "rotate", "set", "show", "skip",
    "store", "update", "use", "uses", "with", "without",
  ]

  /// Words anywhere in a name that make it something public or something kept elsewhere.
  private static let elsewhere: Set<String> = [
    "encrypted", "kms", "pagination", "public", "secretsmanager", "sm", "ssm", "xpath",
  ]

  private static let accounts: Set<String> = [
    "admin", "app", "auth", "basic", "database", "db", "ftp", "http", "ldap", "login", "mail", "master", "mongo",
    "mysql", "pg", "postgres", "postgresql", "rabbitmq", "rds", "redis", "root", "sftp", "smtp", "user", "wordpress",
    "wp",
  ]

  /// What a `Secret` that is a value protects.
  private static let protected: Set<String> = [
    "api", "app", "application", "auth", "bot", "client", "consumer", "cookie", "encryption", "github", "gitlab",
    "google", "hmac", "hook", "jwt", "nextauth", "oauth", "session", "shared", "signature", "signing", "slack",
    "stripe", "webhook",
  ]

  /// What is called a token but may be known to anybody, or is a number of them.
  private static let harmlessTokens: Set<String> = [
    "cancellation", "client", "continuation", "csrf", "design", "idempotency", "max", "next", "page", "per",
    "placeholder", "request", "sync", "task",
  ]

  private static let secretKeys: Set<String> = ["api", "license", "private", "secret", "signing"]

  private static let identifiers: Set<String> = [
    "arn", "arns", "id", "ids", "identifier", "name", "names", "parameter", "param", "path", "paths", "prefix",
    "ref", "reference", "ssm", "uri", "url",
  ]
}
