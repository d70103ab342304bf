/// A property of scalars that patterns ask for, decided by the standard library's tables.
enum UnicodeProperty: Sendable {
  /// Its general category is one of these bits, see `GeneralCategories`.
  case category(GeneralCategories)
  case alphabetic
  case lowercase
  case uppercase
  case whitespace
  /// What `\w` means where Unicode counts: letters, marks, digits, connectors and joiners.
  case word

  func holds(_ scalar: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(scalar)?.properties else {
      if case .category(let wanted) = self { return wanted.contains(.surrogate) }
      return false
    }
    switch self {
    case .category(let wanted): return wanted.contains(GeneralCategories(properties.generalCategory))
    case .alphabetic: return properties.isAlphabetic
    case .lowercase: return properties.isLowercase
    case .uppercase: return properties.isUppercase
    case .whitespace: return properties.isWhitespace
    case .word:
      let category = GeneralCategories(properties.generalCategory)
      return properties.isAlphabetic || properties.isJoinControl
        || GeneralCategories.wordParts.contains(category)
    }
  }

  /// The set of all scalars with the property.
  var set: ScalarSet {
    var set: ScalarSet
    switch self {
    case .category(let wanted): set = wanted.ascii
    case .alphabetic: set = GeneralCategories.letters.ascii
    case .lowercase: set = GeneralCategories.lowercaseLetter.ascii
    case .uppercase: set = GeneralCategories.uppercaseLetter.ascii
    case .whitespace: set = .space
    case .word: set = .word
    }
    set.wide = .property(self)
    return set
  }
}

/// A set of Unicode's general categories.
struct GeneralCategories: OptionSet, Sendable {
  let rawValue: UInt32

  static let uppercaseLetter = Self(rawValue: 1 << 0)
  static let lowercaseLetter = Self(rawValue: 1 << 1)
  static let titlecaseLetter = Self(rawValue: 1 << 2)
  static let modifierLetter = Self(rawValue: 1 << 3)
  static let otherLetter = Self(rawValue: 1 << 4)
  static let nonspacingMark = Self(rawValue: 1 << 5)
  static let spacingMark = Self(rawValue: 1 << 6)
  static let enclosingMark = Self(rawValue: 1 << 7)
  static let decimalNumber = Self(rawValue: 1 << 8)
  static let letterNumber = Self(rawValue: 1 << 9)
  static let otherNumber = Self(rawValue: 1 << 10)
  static let connectorPunctuation = Self(rawValue: 1 << 11)
  static let dashPunctuation = Self(rawValue: 1 << 12)
  static let openPunctuation = Self(rawValue: 1 << 13)
  static let closePunctuation = Self(rawValue: 1 << 14)
  static let initialPunctuation = Self(rawValue: 1 << 15)
  static let finalPunctuation = Self(rawValue: 1 << 16)
  static let otherPunctuation = Self(rawValue: 1 << 17)
  static let mathSymbol = Self(rawValue: 1 << 18)
  static let currencySymbol = Self(rawValue: 1 << 19)
  static let modifierSymbol = Self(rawValue: 1 << 20)
  static let otherSymbol = Self(rawValue: 1 << 21)
  static let spaceSeparator = Self(rawValue: 1 << 22)
  static let lineSeparator = Self(rawValue: 1 << 23)
  static let paragraphSeparator = Self(rawValue: 1 << 24)
  static let control = Self(rawValue: 1 << 25)
  static let format = Self(rawValue: 1 << 26)
  static let surrogate = Self(rawValue: 1 << 27)
  static let privateUse = Self(rawValue: 1 << 28)
  static let unassigned = Self(rawValue: 1 << 29)

  static let casedLetters: Self = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
  static let letters: Self = [.casedLetters, .modifierLetter, .otherLetter]
  static let marks: Self = [.nonspacingMark, .spacingMark, .enclosingMark]
  static let numbers: Self = [.decimalNumber, .letterNumber, .otherNumber]
  static let punctuation: Self = [
    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
    .finalPunctuation, .otherPunctuation,
  ]
  static let symbols: Self = [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
  static let separators: Self = [.spaceSeparator, .lineSeparator, .paragraphSeparator]
  static let others: Self = [.control, .format, .surrogate, .privateUse, .unassigned]
  static let wordParts: Self = [.marks, .decimalNumber, .connectorPunctuation]
  static let every = Self(rawValue: (1 << 30) - 1)

  /// The ASCII scalars of the categories; asking the standard library about each takes as long as the rest of a pattern.
  var ascii: ScalarSet {
    var set = ScalarSet()
    func add(_ category: Self, _ low: UInt64, _ high: UInt64) {
      guard contains(category) else { return }
      set.low |= low
      set.high |= high
    }
    add(.uppercaseLetter, 0, 0x07FF_FFFE)
    add(.lowercaseLetter, 0, 0x07FF_FFFE_0000_0000)
    add(.decimalNumber, 0x03FF_0000_0000_0000, 0)
    add(.connectorPunctuation, 0, 1 << 31)
    add(.dashPunctuation, 1 << 45, 0)
    add(.openPunctuation, 1 << 40, 1 << 27 | 1 << 59)
    add(.closePunctuation, 1 << 41, 1 << 29 | 1 << 61)
    add(.otherPunctuation, 0x8C00_D4EE_0000_0000, 1 | 1 << 28)
    add(.mathSymbol, 1 << 43 | 7 << 60, 1 << 60 | 1 << 62)
    add(.currencySymbol, 1 << 36, 0)
    add(.modifierSymbol, 0, 1 << 30 | 1 << 32)
    add(.spaceSeparator, 1 << 32, 0)
    add(.control, 0xFFFF_FFFF, 1 << 63)
    return set
  }

  /// The set of one category.
  init(_ category: Unicode.GeneralCategory) {
    switch category {
    case .uppercaseLetter: self = .uppercaseLetter
    case .lowercaseLetter: self = .lowercaseLetter
    case .titlecaseLetter: self = .titlecaseLetter
    case .modifierLetter: self = .modifierLetter
    case .otherLetter: self = .otherLetter
    case .nonspacingMark: self = .nonspacingMark
    case .spacingMark: self = .spacingMark
    case .enclosingMark: self = .enclosingMark
    case .decimalNumber: self = .decimalNumber
    case .letterNumber: self = .letterNumber
    case .otherNumber: self = .otherNumber
    case .connectorPunctuation: self = .connectorPunctuation
    case .dashPunctuation: self = .dashPunctuation
    case .openPunctuation: self = .openPunctuation
    case .closePunctuation: self = .closePunctuation
    case .initialPunctuation: self = .initialPunctuation
    case .finalPunctuation: self = .finalPunctuation
    case .otherPunctuation: self = .otherPunctuation
    case .mathSymbol: self = .mathSymbol
    case .currencySymbol: self = .currencySymbol
    case .modifierSymbol: self = .modifierSymbol
    case .otherSymbol: self = .otherSymbol
    case .spaceSeparator: self = .spaceSeparator
    case .lineSeparator: self = .lineSeparator
    case .paragraphSeparator: self = .paragraphSeparator
    case .control: self = .control
    case .format: self = .format
    case .surrogate: self = .surrogate
    case .privateUse: self = .privateUse
    case .unassigned: self = .unassigned
    @unknown default: self = .unassigned
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The categories Unicode's short or long name stands for, in lower case without separators; nil for no category.
  init?(name: String) {
    switch name {
    case "l", "letter": self = .letters
    case "lc", "l&", "casedletter": self = .casedLetters
    case "lu", "uppercaseletter": self = .uppercaseLetter
    case "ll", "lowercaseletter": self = .lowercaseLetter
    case "lt", "titlecaseletter": self = .titlecaseLetter
    case "lm", "modifierletter": self = .modifierLetter
    case "lo", "otherletter": self = .otherLetter
    case "m", "mark": self = .marks
    case "mn", "nonspacingmark": self = .nonspacingMark
    case "mc", "spacingmark": self = .spacingMark
    case "me", "enclosingmark": self = .enclosingMark
    case "n", "number": self = .numbers
    case "nd", "decimalnumber": self = .decimalNumber
    case "nl", "letternumber": self = .letterNumber
    case "no", "othernumber": self = .otherNumber
    case "p", "punctuation": self = .punctuation
    case "pc", "connectorpunctuation": self = .connectorPunctuation
    case "pd", "dashpunctuation": self = .dashPunctuation
    case "ps", "openpunctuation": self = .openPunctuation
    case "pe", "closepunctuation": self = .closePunctuation
    case "pi", "initialpunctuation": self = .initialPunctuation
    case "pf", "finalpunctuation": self = .finalPunctuation
    case "po", "otherpunctuation": self = .otherPunctuation
    case "s", "symbol": self = .symbols
    case "sm", "mathsymbol": self = .mathSymbol
    case "sc", "currencysymbol": self = .currencySymbol
    case "sk", "modifiersymbol": self = .modifierSymbol
    case "so", "othersymbol": self = .otherSymbol
    case "z", "separator": self = .separators
    case "zs", "spaceseparator": self = .spaceSeparator
    case "zl", "lineseparator": self = .lineSeparator
    case "zp", "paragraphseparator": self = .paragraphSeparator
    case "c", "other": self = .others
    case "cc", "control": self = .control
    case "cf", "format": self = .format
    case "cs", "surrogate": self = .surrogate
    case "co", "privateuse": self = .privateUse
    case "cn", "unassigned": self = .unassigned
    default: return nil
    }
  }
}
