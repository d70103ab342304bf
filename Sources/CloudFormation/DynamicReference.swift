extension UnsafeBufferPointer<UInt8> {
  /// Whether bytes hold `{{`, with which dynamic references begin.
  public var haveDoubleBrace: Bool {
    let brace = UInt8(ascii: "{")
    let bytes = UnsafeRawBufferPointer(self)
    var index = 0
    while index + 1 < count {
      if index + 8 <= count, !bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).holds(brace) {
        index += 8
      } else if self[index] == brace, self[index + 1] == brace {
        return true
      } else {
        index += 1
      }
    }
    return false
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is this one: taking it away leaves zero, of which alone a borrow sets the high bit.
  fileprivate func holds(_ byte: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = self ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & (ones << 7) != 0
  }
}

/// A `{{resolve:service:key}}` in a text: a value CloudFormation fetches while it deploys.
public struct DynamicReference: Hashable, Sendable {
  /// The service that holds the value.
  public enum Service: String, Sendable {
    case ssm
    case ssmSecure = "ssm-secure"
    case secretsManager = "secretsmanager"
  }

  /// The service.
  public let service: Service
  /// What stands after the service: the parameter's name and version, or the secret's id and path in it.
  public let key: String
  /// Where the reference stands in the text it was found in, in UTF-8 bytes.
  public let range: Range<Int>

  /// Finds the dynamic references of a text, in order.
  public static func all(in text: String) -> [DynamicReference] {
    guard text.utf8.count > 12 else { return [] }
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBufferPointer(\.haveDoubleBrace) else { return [] }
    let opening = Array("{{resolve:".utf8)
    var found: [DynamicReference] = []
    var index = 0
    while index + opening.count < bytes.count {
      guard bytes[index] == opening[0], bytes[index..<(index + opening.count)].elementsEqual(opening) else {
        index += 1
        continue
      }
      var end = index + opening.count
      while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) {
        end += 1
      }
      guard end + 1 < bytes.count else { break }
      let body = bytes[(index + opening.count)..<end]
      if let colon = body.firstIndex(of: UInt8(ascii: ":")),
        let service = Service(rawValue: String(decoding: body[..<colon], as: UTF8.self))
      {
        let key = String(decoding: body[(colon + 1)...], as: UTF8.self)
        found.append(DynamicReference(service: service, key: key, range: index..<(end + 2)))
      }
      index = end + 2
    }
    return found
  }

  /// What stands between `{{resolve:` and `}}` in a text, whether or not it can be read, with every variable of a `Sub`
  /// as `$`, for their names have colons.
  public static func written(in text: String) -> [String] {
    guard text.utf8.count > "{{resolve:".utf8.count else { return [] }
    var found: [String] = []
    var current: String?
    var rest = text[...]
    while !rest.isEmpty {
      if current == nil {
        guard let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) else { break }
        rest = rest[brace...]
        guard rest.hasPrefix("{{resolve:") else {
          rest = rest.dropFirst()
          continue
        }
        current = ""
        rest = rest.dropFirst("{{resolve:".count)
      } else if rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") {
        current?.append("$")
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("}}") {
        found.append(current ?? "")
        current = nil
        rest = rest.dropFirst(2)
      } else {
        current?.append(rest.removeFirst())
      }
    }
    return found
  }
}
