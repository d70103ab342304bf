/// The words a name is made of: `InitTaskDefinition`, `db-init` and `DB_INIT` all have the word `init`.
package struct NameWords {
  /// The words in lower case, in order.
  package let words: [String]

  /// Splits a name where its case or its punctuation changes.
  package init(_ name: String) {
    var words: [String] = []
    var word: [UInt8] = []
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      let isUpper = (0x41...0x5A).contains(byte)
      guard isUpper || (0x61...0x7A).contains(byte) else {
        finish()
        continue
      }
      if isUpper, index > 0 {
        let wasLower = (0x61...0x7A).contains(bytes[index - 1])
        let willBeLower = index + 1 < bytes.count && (0x61...0x7A).contains(bytes[index + 1])
        if wasLower || willBeLower && (0x41...0x5A).contains(bytes[index - 1]) { finish() }
      }
      word.append(isUpper ? byte | 0x20 : byte)
    }
    finish()
    self.words = words
  }

  /// The first word, or pair of words, that says that something is done once.
  package var oneOff: String? { oneOffs.first }

  /// The words that say that something is done once.
  package var oneOffs: [String] {
    words.filter(Self.once.contains)
      + zip(words, words.dropFirst()).compactMap { first, second in
        switch (first, second) {
        case ("one", "off"), ("setup", "db"), ("db", "setup"), ("setup", "database"): "\(first)-\(second)"
        default: nil
        }
      }
  }

  /// Whether a word says that something goes on for ever.
  package var goesOn: Bool { words.contains(where: Self.forEver.contains) }

  /// Whether a word says that a container serves the main one.
  package var isSidecar: Bool { words.contains(where: Self.sidecars.contains) }

  private static let once: Set<String> = [
    "init", "initdb", "dbinit", "seed", "seeds", "seeder", "seeding", "dbseed", "migrate", "migration", "migrations",
    "migrator", "dbmigrate", "backfill", "oneoff",
  ]
  private static let forEver: Set<String> = [
    "worker", "workers", "queue", "queues", "cron", "consumer", "consumers", "scheduler", "schedulers", "sqs",
    "poller", "listener", "daemon", "beat",
  ]
  private static let sidecars: Set<String> = [
    "sidecar", "datadog", "agent", "xray", "firelens", "fluent", "fluentd", "fluentbit", "logrouter", "log", "router",
    "envoy", "proxy", "otel", "collector", "cloudwatch", "newrelic", "filebeat",
  ]
}
