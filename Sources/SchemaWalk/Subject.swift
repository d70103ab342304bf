import Facts
import StackGraph
import YAMLTree

/// What a schema is held against: one of the things a value can be.
enum Subject {
  /// A scalar as written in a template.
  case written(Node)
  /// A scalar that came to be otherwise.
  case text(String)
  /// A list as written.
  case list(StackValue)
  /// A list of which the items are known some other way.
  case items(ResolvedList)
  /// A map as written.
  case map(StackValue)
  /// A value of which only the type is known.
  case typed(SchemaType)
  /// Anything.
  case unknown

  /// Whether it is a scalar whose text is known.
  var isScalar: Bool {
    switch self {
    case .written, .text: true
    default: false
    }
  }

  /// Calls `body` with the UTF-8 of a scalar; nil for others.
  func withUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    switch self {
    case .written(let node): return node.withUTF8(body)
    case .text(var text): return text.withUTF8(body)
    default: return nil
    }
  }

  /// The text of a scalar.
  var string: String {
    switch self {
    case .written(let node): node.text
    case .text(let text): text
    default: ""
    }
  }
}
