import SourceText

/// A JSON string read from its opening quote on.
struct JSONString {
  /// The opening quote, and the byte after the closing one.
  let start: Int
  private(set) var end: Int
  /// Whether there is a closing quote.
  private(set) var isTerminated = false
  /// The decoded text where it is not simply the bytes between the quotes.
  private(set) var decoded: [UInt8]?
  private var collector = PieceCollector()
  /// What is wrong.
  private(set) var faults: [(SyntaxProblem.JSONFault, Span)] = []
  /// The characters that must be escaped and are not.
  private(set) var controls: [(UInt32, Span)] = []

  /// The way from the decoded text to the file.
  var pieces: [Piece] { collector.pieces }

  private static let limit = 4

  /// Reads the string whose opening quote stands at `start`.
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.start = start
    end = start + 1
    var runStart = end
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""):
        isTerminated = true
        break scan
      case UInt8(ascii: "\\"):
        if decoded == nil { decoded = [] }
        flush(bytes, runStart)
        escape(bytes)
        runStart = end
      case 0x0A, 0x0D:
        break scan
      case 0..<0x20:
        if controls.count < Self.limit { controls.append((UInt32(bytes[end]), Span(end, end + 1))) }
        end += 1
      default:
        end += 1
      }
    }
    if decoded != nil { flush(bytes, runStart) }
    if isTerminated {
      end += 1
    } else {
      report(.unterminatedString, start, end)
    }
  }

  private mutating func flush(_ bytes: UnsafeBufferPointer<UInt8>, _ runStart: Int) {
    decoded?.append(contentsOf: bytes[runStart..<end])
    collector.verbatim(runStart, end)
  }

  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>) {
    let backslash = end
    let letter = end + 1 < bytes.count ? bytes[end + 1] : 0
    let plain: UInt8
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = letter
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"): return unicodeEscape(bytes)
    default:
      end += letter > 0x20 && letter < 0x7F ? 2 : 1
      report(.invalidEscape, backslash, end)
      decoded?.append(contentsOf: bytes[backslash..<end])
      collector.verbatim(backslash, end)
      return
    }
    end += 2
    decoded?.append(plain)
    collector.replaced(1, backslash, end)
  }

  private mutating func unicodeEscape(_ bytes: UnsafeBufferPointer<UInt8>) {
    let backslash = end
    guard let first = Self.unit(bytes, backslash) else {
      end += 2
      report(.invalidEscape, backslash, end)
      decoded?.append(contentsOf: bytes[backslash..<end])
      collector.verbatim(backslash, end)
      return
    }
    end += 6
    var value = first
    if first & 0xFC00 == 0xD800, let second = Self.unit(bytes, end), second & 0xFC00 == 0xDC00 {
      value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
      end += 6
    } else if first & 0xF800 == 0xD800 {
      report(.loneSurrogate, backslash, end)
      value = 0xFFFD
    }
    let utf8 = Unicode.Scalar(value).map { UTF8.encode($0) } ?? nil
    decoded?.append(contentsOf: utf8.map { Array($0) } ?? [])
    collector.replaced(utf8?.count ?? 0, backslash, end)
  }

  /// The UTF-16 code unit of a `\uXXXX` at a place.
  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for index in place + 2..<place + 6 {
      guard let digit = bytes[index].hexDigit else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private mutating func report(_ fault: SyntaxProblem.JSONFault, _ start: Int, _ end: Int) {
    if faults.count < Self.limit { faults.append((fault, Span(start, end))) }
  }
}
