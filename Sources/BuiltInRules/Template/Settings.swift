import CloudFormation
import Facts
import Findings
import RuleEngine
import SchemaWalk
import SourceText
import StackGraph
import YAMLTree

/// What may stand in a place of an attribute of a resource.
indirect enum Settings: Sendable {
  case anything
  case text
  case integer
  case boolean
  /// One of some texts.
  case choice([String])
  /// A text of so many characters.
  case characters(Int)
  case list(Settings)
  /// A map with keys of these names only.
  case map([String: Settings])
  /// A map with keys of any name.
  case names(Settings)
  /// A map with keys of any name, of which some are known.
  case open([String: Settings])
}

/// A place in an attribute where something else stands than may.
struct SettingsMistake {
  enum Kind {
    case unknownKey(String, known: [String])
    case wrongForm(expected: String)
    case notAllowed(String, allowed: [String])
  }

  let kind: Kind
  /// The nearest key above the place.
  let name: String
  let span: Span
  let stack: StackID
  let scenario: Scenario
}

extension Settings {
  /// Looks at what a value can be. What is not known may be anything. Depth is that of the settings, not of the value.
  func mistakes(in alternatives: [Alternative], of name: String, _ resolver: Resolver) -> [SettingsMistake] {
    alternatives.flatMap { mistakes(in: $0, of: name, resolver) }
  }

  private func mistakes(in value: Alternative, of name: String, _ resolver: Resolver) -> [SettingsMistake] {
    func mistake(_ kind: SettingsMistake.Kind) -> [SettingsMistake] {
      [SettingsMistake(kind: kind, name: name, span: value.span, stack: value.stack, scenario: value.scenario)]
    }
    switch (self, value.content) {
    case (.anything, _), (_, .absent), (_, .unknown): return []
    case (.map, .origin(let origin)), (.open, .origin(let origin)), (.names, .origin(let origin)),
      (.list, .origin(let origin)):
      let isSingle = resolver.types(of: origin).isDisjoint(with: [.array, .object])
      return isSingle ? mistake(.wrongForm(expected: form)) : []
    case (_, .origin): return []
    case (.map(let settings), .map(let map)), (.open(let settings), .map(let map)):
      return map.value.entries.flatMap { key, member -> [SettingsMistake] in
        if let inner = settings[key.text] { return inner.mistakes(at: member, of: key, of: map, value, resolver) }
        guard case .map = self else { return [] }
        return [
          SettingsMistake(
            kind: .unknownKey(key.text, known: settings.keys.sorted()), name: name, span: key.span, stack: map.stack,
            scenario: value.scenario)
        ]
      }
    case (.names(let inner), .map(let map)):
      return map.value.entries.flatMap { key, member in inner.mistakes(at: member, of: key, of: map, value, resolver) }
    case (.list(let inner), .list):
      let items = resolver.list(of: [value], at: nil).items
      return items.flatMap { inner.mistakes(in: resolver.alternatives(of: $0), of: name, resolver) }
    case (.integer, .text(let text)): return Int(text) == nil ? mistake(.wrongForm(expected: "a whole number")) : []
    case (.boolean, .text(let text)):
      return Value.bool(ofText: text) == nil ? mistake(.wrongForm(expected: "`true` or `false`")) : []
    case (.choice(let allowed), .text(let text)):
      return allowed.contains(text) ? [] : mistake(.notAllowed(text, allowed: allowed))
    case (.characters(let count), .text(let text)):
      return text.count == count ? [] : mistake(.wrongForm(expected: "a text of \(count) characters"))
    case (.text, .text), (.text, .pieces), (.choice, .pieces), (.characters, .pieces): return []
    case (.integer, .pieces), (.boolean, .pieces): return []
    default: return mistake(.wrongForm(expected: form))
    }
  }

  /// Looks at what stands at a key of a map; what may be anything, such as the content of a file, is not worked out.
  private func mistakes(
    at member: Value, of key: Node, of map: StackValue, _ value: Alternative, _ resolver: Resolver
  ) -> [SettingsMistake] {
    if case .anything = self { return [] }
    let alternatives = resolver.alternatives(of: StackValue(member, in: map.stack), in: value.scenario)
    return mistakes(in: alternatives, of: key.text, resolver)
  }

  private var form: String {
    switch self {
    case .anything, .text, .characters, .choice: "a text"
    case .integer: "a whole number"
    case .boolean: "`true` or `false`"
    case .list: "a list"
    case .map, .names, .open: "a map"
    }
  }
}

extension RuleContext {
  /// Reports what is wrong in an attribute of a resource.
  func report(_ mistakes: [SettingsMistake], in attribute: String, of resource: StackResource) {
    for mistake in mistakes {
      let scope = resolver.existence(of: resource)
      guard let extent = resolver.extent(of: mistake.scenario, within: scope) else { continue }
      let message: Finding.Message =
        switch mistake.kind {
        case .unknownKey(let key, let known): .isUnknown(key, known, under: mistake.name, attribute, resource.logicalID)
        case .wrongForm(let expected): .isWrong(mistake.name, expected, attribute, resource.logicalID)
        case .notAllowed(let text, let allowed):
          .isNotAllowed(text, allowed, mistake.name, attribute, resource.logicalID)
        }
      report(message, at: place(mistake.span, in: mistake.stack), when: mistake.scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isUnknown(
    _ key: String, _ known: [String], under name: String, _ attribute: String, _ resource: LogicalID
  ) -> Self {
    let near = key.utf8.count <= 255 ? Suggestion.sentence(for: key, among: known) : nil
    let names = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    let remedy = near ?? "It can have \(names)\(known.count > 8 ? " and others" : "")."
    return """
      \(place(name, attribute, resource)) has no setting `\(key)`. \(wording: remedy)
      """
  }

  fileprivate static func isWrong(_ name: String, _ expected: String, _ attribute: String, _ resource: LogicalID)
    -> Self
  {
    "\(place(name, attribute, resource)) is not \(wording: expected), which it must be."
  }

  fileprivate static func isNotAllowed(
    _ text: String, _ allowed: [String], _ name: String, _ attribute: String, _ resource: LogicalID
  ) -> Self {
    let names = allowed.map { "`\($0)`" }.joined(separator: ", ")
    return """
      \(place(name, attribute, resource)) is `\(short(text))`, but it can only be one of \(wording: names).
      """
  }

  private static func place(_ name: String, _ attribute: String, _ resource: LogicalID) -> String {
    name == attribute
      ? "`\(attribute)` of resource `\(resource)`" : "`\(name)` in `\(attribute)` of resource `\(resource)`"
  }
}
