/// The path of a file from the root of its repository, as a URI reference.
struct RepositoryPath: Hashable {
  /// The reference, percent-encoded.
  let uri: String
  /// Whether the reference is relative to the root of the repository.
  let isRelative: Bool

  /// Makes the path of a file that is `path` from a folder that is `prefix` (empty, or ending with `/`) from the root.
  init(_ path: String, prefix: String) {
    isRelative = !path.utf8.starts(with: "/".utf8)
    var segments: [Substring] = []
    for segment in ((isRelative ? prefix : "") + path).split(separator: "/") where segment != "." {
      if segment == "..", let last = segments.last, last != ".." {
        segments.removeLast()
      } else {
        segments.append(segment)
      }
    }
    let encoded = segments.map { Self.encoded($0) }.joined(separator: "/")
    uri = isRelative ? encoded : "file:///" + encoded
  }

  /// A segment with everything percent-encoded that may not stand in one (RFC 3986), and colons, which would make the
  /// first segment a scheme.
  private static func encoded(_ segment: Substring) -> String {
    var bytes: [UInt8] = []
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case _ where plainMarks.contains(byte):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 0xF] {
          bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let plainMarks = Array("-._~!$&'()*+,;=@".utf8)
}
