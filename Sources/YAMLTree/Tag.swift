/// An explicit tag such as `!Sub`, with its handle resolved: `!!str` reads `tag:yaml.org,2002:str`.
///
/// All tags that CloudFormation knows fit into a small string, so comparing tags compares two words.
public struct Tag: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The tag with its handle resolved.
  public let name: String

  /// Makes a tag of its resolved name.
  @inlinable public init(_ name: String) { self.name = name }

  /// Makes a tag of its resolved name.
  @inlinable public init(stringLiteral name: String) { self.name = name }

  /// The tag with its handle resolved.
  public var description: String { name }
}
