import SourceText
import YAMLTree

/// The text of an `Fn::Sub` in pieces, with its own variables.
public struct Substitution: Hashable, Sendable {
  /// A piece of the text.
  public enum Piece: Hashable, Sendable {
    /// Text that stays as it is; `${!Name}` is here as `${Name}`.
    case text(String)
    /// `${Name}` or `${Name.Attribute}`.
    case variable(Variable)
  }

  /// A variable of the text.
  public struct Variable: Hashable, Sendable {
    /// What stands between the braces, without blanks around it.
    public let name: String
    /// Where the name stands, in bytes of the file.
    public let span: Span

    /// The part before the first dot: the logical ID when the variable is an attribute.
    public var resource: String { String(name[..<(dot ?? name.endIndex)]) }

    /// The part after the first dot.
    public var attribute: String? { dot.map { String(name[name.utf8.index(after: $0)...]) } }

    private var dot: String.Index? { name.utf8.firstIndex(of: UInt8(ascii: ".")) }
  }

  /// The scalar that holds the text.
  public let text: Value
  /// The text in order.
  public let pieces: [Piece]
  /// The variables the call defines itself.
  public let variables: Value?

  /// Whether nothing is put into the text.
  public var isConstant: Bool {
    pieces.allSatisfy { if case .text = $0 { true } else { false } }
  }

  init?(_ argument: Value) {
    let items = argument.items
    let template: Value
    if argument.text != nil || argument.isNull {
      template = argument
      variables = nil
    } else if items.count == 2, items[0].text != nil, !items[1].isCall, items[1].node.kind == .mapping {
      template = items[0]
      variables = items[1]
    } else {
      return nil
    }
    text = template
    pieces = Self.pieces(of: template.node)
  }

  /// The variables a text would have if a `Sub` looked at it.
  public static func variables(in text: Node) -> [Variable] {
    pieces(of: text).compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
  }

  private static func pieces(of node: Node) -> [Piece] {
    node.withUTF8 { bytes in
      var pieces: [Piece] = []
      // The text since the last variable: what `${!` came before, and then the bytes since `start`.
      var literal = ""
      var start = 0
      func endLiteral(at end: Int) {
        if start < end { literal += String(decoding: bytes[start..<end], as: UTF8.self) }
        if !literal.isEmpty { pieces.append(.text(literal)) }
        literal = ""
      }
      var index = 0
      // Beyond the last brace nothing closes, and looking for one again at every `${` would be quadratic.
      let lastClose = bytes.lastIndex(of: UInt8(ascii: "}")) ?? -1
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
      while index + 2 <= lastClose {
        guard bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{"),
          let close = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "}"))
        else {
          index += 1
          continue
        }
        if bytes[index + 2] == UInt8(ascii: "!") {
          literal += String(decoding: bytes[start..<index + 2], as: UTF8.self)
          start = index + 3
        } else {
          endLiteral(at: index)
          var (first, end) = (index + 2, close)
          while first < end, isBlank(bytes[first]) { first += 1 }
          while end > first, isBlank(bytes[end - 1]) { end -= 1 }
          let name = String(decoding: bytes[first..<end], as: UTF8.self)
          pieces.append(.variable(Variable(name: name, span: node.span(ofText: first..<end))))
          start = close + 1
        }
        index = close + 1
      }
      endLiteral(at: bytes.count)
      return pieces
    }
  }
}
