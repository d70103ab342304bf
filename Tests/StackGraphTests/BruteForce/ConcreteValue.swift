/// What a value is once every parameter has a value.
enum ConcreteValue: Hashable, CustomStringConvertible {
  case text(String)
  case list([ConcreteValue])
  case map([String: ConcreteValue])
  case absent
  /// There is none: the deployment fails, or, of the resolver's answers, it is not known.
  case error(String)

  var description: String {
    switch self {
    case .text(let text): "'\(text)'"
    case .list(let items): "[\(items.map(\.description).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .absent: "absent"
    case .error(let reason): "error (\(reason))"
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var isError: Bool { if case .error = self { true } else { false } }

  /// Whether the resolver's answer agrees: where the deployment fails it may say anything.
  func admits(_ answer: ConcreteValue) -> Bool {
    switch (self, answer) {
    case (.error, _): true
    // Whether an item or entry is there at all may be what cannot be computed.
    case (.list(let items), _) where items.contains(where: \.isError): true
    case (.list(let items), .list(let answers)):
      items.count == answers.count && zip(items, answers).allSatisfy { $0.admits($1) }
    case (.map(let entries), .map(let answers)):
      Set(answers.keys).isSubset(of: entries.keys)
        && entries.allSatisfy { key, value in value.admits(answers[key] ?? .absent) }
    default: self == answer
    }
  }
}
