import CloudFormation

/// One place of a name: a byte of its text, or a variable as a whole.
struct NameSymbol: Hashable, Comparable {
  let rawValue: UInt32

  static func < (a: NameSymbol, b: NameSymbol) -> Bool { a.rawValue < b.rawValue }

  /// The byte, when the place is text.
  var byte: UInt8? { UInt8(exactly: rawValue) }

  /// Whether the place is text that is a letter or digit.
  var isAlphanumeric: Bool { byte.map(\.isLetterOrDigit) ?? false }
}

extension UInt8 {
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetterOrDigit: Bool { isLetter || isDigit }
  /// The small letter of a letter; the byte itself otherwise.
  var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}

/// Numbers the variables of names, so that names are arrays of symbols.
struct NameSymbolTable {
  private var numbers: [NamePattern.Token: UInt32] = [:]
  private var tokens: [NamePattern.Token] = []

  private static let firstVariable: UInt32 = 256

  /// A name as symbols.
  mutating func symbols(of pattern: NamePattern) -> [NameSymbol] {
    var symbols: [NameSymbol] = []
    for token in pattern.tokens {
      if case .text(let text) = token {
        symbols += text.utf8.map { NameSymbol(rawValue: UInt32($0)) }
      } else {
        symbols.append(symbol(of: token))
      }
    }
    return symbols
  }

  /// The symbol of a part that is not text.
  mutating func symbol(of token: NamePattern.Token) -> NameSymbol {
    if let number = numbers[token] { return NameSymbol(rawValue: number) }
    let number = Self.firstVariable + UInt32(tokens.count)
    tokens.append(token)
    numbers[token] = number
    return NameSymbol(rawValue: number)
  }

  /// The part that is not text, which a symbol stands for.
  func token(of symbol: NameSymbol) -> NamePattern.Token? {
    symbol.rawValue < Self.firstVariable ? nil : tokens[Int(symbol.rawValue - Self.firstVariable)]
  }

  /// Whether a symbol stands for something that differs from stack to stack.
  func isVariable(_ symbol: NameSymbol) -> Bool {
    switch token(of: symbol) {
    case nil, .text, .pseudo: false
    case .stackName, .nestedStackName, .parameter, .opaque: true
    }
  }

  /// The name that symbols spell.
  func pattern(of symbols: some Sequence<NameSymbol>) -> NamePattern {
    var pattern = NamePattern()
    var text: [UInt8] = []
    for symbol in symbols {
      if let byte = symbol.byte {
        text.append(byte)
      } else if let token = token(of: symbol) {
        pattern.append(.text(String(decoding: text, as: UTF8.self)))
        text = []
        pattern.append(token)
      }
    }
    pattern.append(.text(String(decoding: text, as: UTF8.self)))
    return pattern
  }
}
