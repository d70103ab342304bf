import SourceText
import YAMLTree

/// A call of an intrinsic function with its arguments told apart.
public enum Intrinsic: Sendable {
  case ref(name: Value)
  /// `attribute` is nil when it is part of the text of `resource` (`A.B.C`); `GetAttTarget` tells them apart.
  case getAtt(GetAttTarget)
  case sub(Substitution)
  case join(delimiter: Value, list: Value)
  case select(index: Value, list: Value)
  case split(delimiter: Value, source: Value)
  case findInMap(map: Value, topKey: Value, secondKey: Value, fallback: Value?)
  case `if`(condition: Value, then: Value, otherwise: Value)
  case base64(Value)
  case cidr(block: Value, count: Value, bits: Value?)
  case getAZs(region: Value)
  case importValue(name: Value)
  case length(Value)
  case toJSONString(Value)
  case equals(Value, Value)
  case and([Value])
  case or([Value])
  case not(Value)
  case condition(name: Value)
  /// A function whose result is decided outside the template: a macro, a loop, a function of a `Rules` section.
  case other(IntrinsicFunction, argument: Value)
  /// A call whose arguments are not of the shape the function takes.
  case malformed(IntrinsicFunction, argument: Value)

  /// Tells the arguments of a call apart.
  init(_ function: IntrinsicFunction, argument: Value, at call: Value) {
    let items = argument.isCall ? [] : argument.items
    switch (function, items.count) {
    case (.ref, _) where argument.text != nil: self = .ref(name: argument)
    case (.getAtt, _):
      if let target = GetAttTarget(argument) {
        self = .getAtt(target)
      } else {
        self = .malformed(function, argument: argument)
      }
    case (.sub, _):
      if let substitution = Substitution(argument) {
        self = .sub(substitution)
      } else {
        self = .malformed(function, argument: argument)
      }
    case (.join, 2): self = .join(delimiter: items[0], list: items[1])
    case (.select, 2): self = .select(index: items[0], list: items[1])
    case (.split, 2): self = .split(delimiter: items[0], source: items[1])
    case (.findInMap, 3), (.findInMap, 4):
      self = .findInMap(
        map: items[0], topKey: items[1], secondKey: items[2],
        fallback: items.count == 4 ? items[3]["DefaultValue"] : nil)
    case (.if, 3): self = .if(condition: items[0], then: items[1], otherwise: items[2])
    case (.base64, 0): self = .base64(argument)
    case (.cidr, 2), (.cidr, 3): self = .cidr(block: items[0], count: items[1], bits: items.count == 3 ? items[2] : nil)
    case (.getAZs, 0): self = .getAZs(region: argument)
    case (.importValue, 0): self = .importValue(name: argument)
    case (.length, _): self = .length(argument)
    case (.toJSONString, _): self = .toJSONString(argument)
    case (.equals, 2): self = .equals(items[0], items[1])
    case (.and, 1...): self = .and(items)
    case (.or, 1...): self = .or(items)
    case (.not, 1): self = .not(items[0])
    case (.condition, 0) where argument.text != nil: self = .condition(name: argument)
    case (.transform, _), (.forEach, _), (.contains, _), (.eachMemberEquals, _), (.eachMemberIn, _), (.implies, _),
      (.refAll, _), (.valueOf, _), (.valueOfAll, _), (.getStackOutput, _):
      self = .other(function, argument: argument)
    default: self = .malformed(function, argument: argument)
    }
  }
}

/// The resource and attribute a `GetAtt` names, as `A.B` or `[A, B]`.
public struct GetAttTarget: Hashable, Sendable {
  /// The logical ID of the resource.
  public let resource: LogicalID
  /// The attribute, dots included; nil when it is computed.
  public let attribute: String?
  /// The attribute when it is computed.
  public let computedAttribute: Value?
  /// Where the logical ID stands.
  public let resourceSpan: Span
  /// Where the attribute stands.
  public let attributeSpan: Span

  init?(_ argument: Value) {
    if let text = argument.text {
      guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      let length = text.utf8.distance(from: text.startIndex, to: dot)
      guard length > 0, length + 1 < text.utf8.count else { return nil }
      resource = LogicalID(String(text[..<dot]))
      attribute = String(text[text.utf8.index(after: dot)...])
      computedAttribute = nil
      resourceSpan = argument.node.span(ofText: 0..<length)
      attributeSpan = argument.node.span(ofText: length + 1..<text.utf8.count)
      return
    }
    let items = argument.items
    guard items.count >= 2, let name = items[0].text, !name.isEmpty else { return nil }
    resource = LogicalID(name)
    resourceSpan = items[0].node.span
    attributeSpan = items[1].span.union(items[items.count - 1].span)
    let parts = items.dropFirst().map(\.text)
    if parts.allSatisfy({ $0 != nil }) {
      guard parts.contains(where: { $0?.isEmpty == false }) else { return nil }
      attribute = parts.compactMap { $0 }.joined(separator: ".")
      computedAttribute = nil
    } else {
      guard items.count == 2 else { return nil }
      attribute = nil
      computedAttribute = items[1]
    }
  }
}
