extension ScalarSet {
  static let digits = ScalarSet(scalars("0"..."9"))
  static let word = ScalarSet(scalars("0"..."9"), scalars("A"..."Z"), 0x5F...0x5F, scalars("a"..."z"))
  static let space = ScalarSet(0x09...0x0D, 0x20...0x20)
  static let horizontalSpace = ScalarSet(
    0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000)
  static let verticalSpace = ScalarSet(0x0A...0x0D, 0x85...0x85, 0x2028...0x2029)
  static let anyButLineFeed = ScalarSet(0x0A...0x0A).complement
  /// What Java's `.` matches.
  static let anyButTerminator = ScalarSet(0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029).complement

  static let unicodeDigits = ScalarSet(digits, wide: .property(.category(.decimalNumber)))
  static let unicodeWord = ScalarSet(word, wide: .property(.word))
  static let unicodeSpace = ScalarSet(space, wide: .property(.whitespace))

  private init(_ ranges: ClosedRange<UInt32>...) {
    var builder = ScalarSetBuilder()
    for range in ranges { builder.add(range.lowerBound, through: range.upperBound) }
    self = builder.build()
  }

  private init(_ ascii: ScalarSet, wide: WideScalars) {
    self = ascii
    self.wide = wide
  }

  private static func scalars(_ range: ClosedRange<Unicode.Scalar>) -> ClosedRange<UInt32> {
    range.lowerBound.value...range.upperBound.value
  }

  /// The scalars with the property a dialect calls `name`; nil if it knows none or it is a script or a block.
  init?(property name: String, dialect: Pattern.Dialect) {
    switch dialect {
    case .java: self.init(javaProperty: name)
    case .schema:
      self.init(
        looseName: String(
          decoding: name.utf8.filter { $0 != 0x5F && $0 != 0x2D && $0 != 0x20 }
            .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self))
    }
  }

  /// The scalars of a class such as `[:alpha:]`.
  init?(posixClass name: String) {
    switch name {
    case "alnum": self = Self.union(UnicodeProperty.alphabetic.set, .digits)
    case "digit": self = .digits
    case "punct": self = Self.unicodePunctuation
    case "xdigit": self = Self.hexadecimalDigits
    case "alpha", "ascii", "blank", "cntrl", "graph", "lower", "print", "space", "upper", "word":
      self.init(looseName: name)
    default: return nil
    }
  }

  private init?(javaProperty name: String) {
    switch name {
    case "Lower": self.init(Self.scalars("a"..."z"))
    case "Upper": self.init(Self.scalars("A"..."Z"))
    case "ASCII": self.init(0...127)
    case "Alpha": self.init(Self.scalars("a"..."z"), Self.scalars("A"..."Z"))
    case "Digit": self = .digits
    case "Alnum": self.init(Self.scalars("0"..."9"), Self.scalars("a"..."z"), Self.scalars("A"..."Z"))
    case "Punct": self.init(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
    case "Graph": self.init(0x21...0x7E)
    case "Print": self.init(0x20...0x7E)
    case "Blank": self.init(0x09...0x09, 0x20...0x20)
    case "Cntrl": self.init(0...0x1F, 0x7F...0x7F)
    case "XDigit": self.init(Self.scalars("0"..."9"), Self.scalars("a"..."f"), Self.scalars("A"..."F"))
    case "Space": self = .space
    case "L1": self.init(0...0xFF)
    case "IsAlphabetic": self = UnicodeProperty.alphabetic.set
    case "IsLowercase", "javaLowerCase": self = UnicodeProperty.lowercase.set
    case "IsUppercase", "javaUpperCase": self = UnicodeProperty.uppercase.set
    case "IsWhite_Space": self = .unicodeSpace
    case "IsLetter", "javaLetter": self = UnicodeProperty.category(.letters).set
    case "IsDigit", "javaDigit": self = .unicodeDigits
    case "IsPunctuation": self = UnicodeProperty.category(.punctuation).set
    case "IsControl": self = UnicodeProperty.category(.control).set
    default:
      var short = Substring(name)
      for prefix in ["Is", "gc=", "general_category="] where short.hasPrefix(prefix) {
        short = short.dropFirst(prefix.count)
        break
      }
      guard short.utf8.count <= 2, short.utf8.first.map({ $0 &- 0x41 < 26 }) == true,
        let categories = GeneralCategories(name: short == "LD" ? "" : short.lowercased())
      else { return nil }
      self = UnicodeProperty.category(categories).set
    }
  }

  /// Unicode's names as Python's `regex` reads them, in lower case without separators.
  private init?(looseName name: String) {
    var short = Substring(name)
    for prefix in ["is", "gc=", "generalcategory=", "category="] where short.hasPrefix(prefix) {
      short = short.dropFirst(prefix.count)
      break
    }
    switch short {
    case "any": self = .everything
    case "ascii": self.init(0...127)
    case "alpha", "alphabetic": self = UnicodeProperty.alphabetic.set
    case "lower", "lowercase": self = UnicodeProperty.lowercase.set
    case "upper", "uppercase": self = UnicodeProperty.uppercase.set
    case "space", "whitespace": self = .unicodeSpace
    case "word": self = .unicodeWord
    case "digit": self = .unicodeDigits
    case "alnum": self = Self.union(UnicodeProperty.alphabetic.set, .unicodeDigits)
    case "posixalnum": self = Self.union(UnicodeProperty.alphabetic.set, .digits)
    case "punct": self = UnicodeProperty.category(.punctuation).set
    case "posixpunct": self = Self.unicodePunctuation
    case "posixdigit": self = .digits
    case "posixxdigit": self = Self.hexadecimalDigits
    case "cntrl": self = UnicodeProperty.category(.control).set
    case "blank", "horizspace": self = Self.blank
    case "graph": self = Self.graphic
    case "print": self = Self.union(Self.graphic, Self.blank).intersection(Self.control.complement)
    default:
      guard let categories = GeneralCategories(name: String(short)) else { return nil }
      self = UnicodeProperty.category(categories).set
    }
  }

  private static let control = UnicodeProperty.category(.control).set
  private static let blank = union(
    UnicodeProperty.category(.spaceSeparator).set, ScalarSet(0x09...0x09))
  private static let graphic = union(
    .unicodeSpace, UnicodeProperty.category([.control, .surrogate, .unassigned]).set
  ).complement
  private static let hexadecimalDigits = ScalarSet(
    scalars("0"..."9"), scalars("a"..."f"), scalars("A"..."F"))
  private static let unicodePunctuation = union(
    UnicodeProperty.category(.punctuation).set,
    UnicodeProperty.category(.symbols).set.intersection(UnicodeProperty.alphabetic.set.complement))

  private static func union(_ a: ScalarSet, _ b: ScalarSet) -> ScalarSet {
    var builder = ScalarSetBuilder()
    builder.add(a)
    builder.add(b)
    return builder.build()
  }
}
