/// The bytes of a file turned into valid UTF-8.
struct DecodedText {
  var utf8: [UInt8]
  var encoding: SourceFile.Encoding
  var invalid: Span?

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = DecodedText(utf16: bytes, littleEndian: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = DecodedText(utf16: bytes, littleEndian: false)
    } else {
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      let content = hasMark ? Array(bytes[3...]) : bytes
      encoding = .utf8(byteOrderMark: hasMark)
      invalid = nil
      utf8 = content
      if !content.isASCII { repair() }
    }
  }

  /// Replaces what is not UTF-8 and remembers the first such place.
  private mutating func repair() {
    guard String(validating: utf8, as: UTF8.self) == nil else { return }
    guard let valid = utf8.withUnsafeBufferPointer({ Self.validPrefix($0) }) else { return }
    utf8 = Array(String(decoding: utf8, as: UTF8.self).utf8)
    invalid = Span(valid, valid + 3)
  }

  /// The length of the longest valid prefix, or nil when all of it is valid.
  private static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var valid = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): valid += scalar.count
      case .emptyInput: return nil
      case .error: return valid
      }
    }
  }

  private init(utf16 bytes: [UInt8], littleEndian: Bool) {
    encoding = littleEndian ? .utf16LittleEndian : .utf16BigEndian
    utf8 = []
    utf8.reserveCapacity(bytes.count)
    invalid = nil
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (low, high) = littleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    var decoder = Unicode.UTF16.ForwardParser()
    var iterator = units.makeIterator()
    decoding: while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar):
        utf8.append(contentsOf: String(Unicode.UTF16.decode(scalar)).utf8)
      case .emptyInput:
        break decoding
      case .error:
        if invalid == nil { invalid = Span(utf8.count, utf8.count + 3) }
        utf8.append(contentsOf: "\u{FFFD}".utf8)
      }
    }
    if bytes.count % 2 == 1, invalid == nil {
      invalid = Span(utf8.count, utf8.count + 3)
      utf8.append(contentsOf: "\u{FFFD}".utf8)
    }
  }
}

extension [UInt8] {
  /// Whether all bytes are ASCII.
  var isASCII: Bool {
    withUnsafeBytes { bytes in
      var place = 0
      var high: UInt64 = 0
      while place + 8 <= bytes.count {
        high |= bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        place += 8
      }
      return high & 0x8080_8080_8080_8080 == 0 && bytes[place...].allSatisfy { $0 < 0x80 }
    }
  }
}
