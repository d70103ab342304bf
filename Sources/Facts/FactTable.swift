import CFacts

/// What AWS says of resource types and IAM actions, packed into the executable and read in place.
///
/// The words are little-endian. The header is followed by sections; texts are numbered in the order of their bytes, so
/// that a list of text numbers in ascending order can be searched by text. `workshop pack-facts` writes the table.
public enum FactTable {
  /// The first word of every table: "SPF1".
  public static let magic: UInt32 = 0x3146_5053
  /// The number of the format, raised whenever it changes.
  public static let version: UInt32 = 4

  /// The sections in the order of their places in the header, where each has its first word and its length.
  public enum Section: Int, CaseIterable, Sendable {
    /// Where each text begins in `textBytes`; one more word than there are texts.
    case texts
    /// The UTF-8 bytes of the texts, one after the other; the length is in bytes.
    case textBytes
    /// `typeWidth` words a resource type, in the order of their names: name, node, regions (low, high), details.
    case types
    /// Where the entries of each schema node begin in `entries`; one more word than there are nodes.
    case nodes
    /// A keyword (8 bits) and what it says (24 bits) each.
    case entries
    /// Lists: a length, then the words.
    case lists
    /// IEEE 754 numbers, low word first.
    case numbers
    /// The text of each pattern.
    case patterns
    /// The text of each format.
    case formats
    /// The text of each region, in the order of the bits of region sets.
    case regions
    /// `runtimeWidth` words a Lambda runtime: name, then the days from which it is deprecated, cannot be created and
    /// cannot be updated (`yyyymmdd`, 0 for none), and the text of its successor plus one (0 for none).
    case runtimes
    /// `serviceWidth` words a service prefix of IAM actions, in the order of their names: name, then lists of
    /// actions, of resource types and of condition keys.
    case services
  }

  /// The words of a resource type.
  public static let typeWidth = 5
  /// The words of a Lambda runtime.
  public static let runtimeWidth = 5
  /// The words of a service prefix.
  public static let serviceWidth = 4
  /// The words before the first section.
  public static let headerWidth = 2 + 2 * Section.allCases.count

  /// The table.
  @inlinable @inline(__always)
  static var words: UnsafePointer<UInt32> { stackproof_facts_words() }

  @inlinable @inline(__always)
  static func word(_ index: Int) -> UInt32 { words[index] }

  /// The index of the first word of a section.
  @inlinable @inline(__always)
  static func start(of section: Section) -> Int { Int(word(2 + 2 * section.rawValue)) }

  /// The number of words of a section; of bytes for `textBytes`.
  @inlinable @inline(__always)
  static func count(of section: Section) -> Int { Int(word(3 + 2 * section.rawValue)) }

  /// A word of a section.
  @inlinable @inline(__always)
  static func word(_ index: Int, of section: Section) -> UInt32 { word(start(of: section) + index) }
}
