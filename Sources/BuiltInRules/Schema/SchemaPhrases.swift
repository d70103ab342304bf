/// A text of at most 60 characters: the text, or its beginning; quotation marks for an empty one.
func short(_ text: String) -> String {
  if text.isEmpty { return "''" }
  return text.count > 60 ? String(text.prefix(57)) + "..." : text
}

/// Names in backquotes as a sentence lists them.
func listed(_ names: [String], _ conjunction: String) -> String {
  let quoted = names.map { "`\($0)`" }
  guard quoted.count > 1 else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + quoted[quoted.count - 1]
}

/// Values in backquotes of which one is meant; of more than `limit` the others are counted only.
func oneOf(_ values: [String], atMost limit: Int) -> String {
  guard values.count > limit else { return listed(values, "or") }
  let shown = values.prefix(limit - 1).map { "`\($0)`" }.joined(separator: ", ")
  return "\(shown) or one of \(values.count - limit + 1) more"
}

/// A count with its noun.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

/// How many there must be.
func bounds(_ minimum: Int?, _ maximum: Int?) -> String {
  if let minimum { return "at least \(minimum)" }
  return "at most \(maximum ?? 0)"
}

/// What a number must be.
func range(_ minimum: Double?, _ maximum: Double?, _ isExclusive: Bool) -> String {
  if let minimum { return isExclusive ? "more than \(decimal(minimum))" : "at least \(decimal(minimum))" }
  return isExclusive ? "less than \(decimal(maximum ?? 0))" : "at most \(decimal(maximum ?? 0))"
}

/// A number without a needless fraction.
func decimal(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}

/// The formats of schemas in words.
enum FormatWords {
  /// What a text of the format is, with its article.
  static func phrase(_ format: String) -> String {
    switch format {
    case "date-time": "a date and time such as `2026-01-31T12:00:00Z`"
    case "json": "a JSON document"
    case "ipv4-network": "an IPv4 network such as `10.0.0.0/16`"
    case "ipv6-network": "an IPv6 network such as `2001:db8::/32`"
    case "ipv4": "an IPv4 address"
    case "ipv6": "an IPv6 address"
    default: "an `\(format)`"
    }
  }
}
