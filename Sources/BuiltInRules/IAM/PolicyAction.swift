import Facts
import StackGraph

/// What the text of an action in a policy is.
struct PolicyAction {
  /// Why no action is like it.
  enum Mistake {
    /// There is no service before it.
    case hasNoService
    /// There is more than one colon.
    case hasSeveralColons
    /// No service has the prefix.
    case service(String)
    /// The service has no such action.
    case action(String, of: ActionService)
    /// The service has no action that the pattern matches.
    case pattern(String, of: ActionService)
  }

  /// Why no action is like it; nil when one is, or that cannot be told.
  let mistake: Mistake?

  init(_ text: String) {
    // Dynamic references and variables are filled in later.
    guard !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "$") }) else {
      mistake = nil
      return
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      mistake = !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } ? nil : .hasNoService
      return
    }
    let prefix = String(text[..<colon])
    let name = String(text[text.utf8.index(after: colon)...])
    if name.utf8.contains(UInt8(ascii: ":")) {
      mistake = .hasSeveralColons
    } else if prefix.isPattern {
      mistake = nil
    } else if let service = ActionService(prefix.lowercased()) {
      mistake = Self.mistake(in: name, of: service)
    } else {
      mistake = .service(prefix)
    }
  }

  private static func mistake(in name: String, of service: ActionService) -> Mistake? {
    let key = name.lowercased()
    guard name.isPattern else { return service.actions.named(key) == nil ? .action(name, of: service) : nil }
    let start = String(key.prefix { $0 != "*" && $0 != "?" })
    let candidates = service.actions.beginning(with: start)
    let rest = key.utf8.dropFirst(start.utf8.count)
    let isBeginning = rest.allSatisfy { $0 == UInt8(ascii: "*") }
    let glob = Glob(key)
    let isMatched = isBeginning ? !candidates.isEmpty : candidates.contains { glob.matches($0.key.string) }
    return isMatched ? nil : .pattern(name, of: service)
  }
}

extension String {
  fileprivate var isPattern: Bool { utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
}
