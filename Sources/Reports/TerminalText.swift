import Findings

/// Text for a terminal, coloured or not. The only place that writes ANSI sequences: whatever in the text itself could
/// act on a terminal is made harmless on its way in.
struct TerminalText {
  /// What a piece of text is, which decides its colour.
  enum Tone: Equatable {
    /// Words.
    case plain
    /// Words that lead.
    case strong
    /// What belongs to a finding of a level.
    case level(Level)
    /// What frames source lines or annotates further places.
    case frame

    fileprivate var sequence: String? {
      switch self {
      case .plain: nil
      case .strong: "\u{1B}[1m"
      case .level(.error): "\u{1B}[1;31m"
      case .level(.warning): "\u{1B}[1;33m"
      case .level(.note): "\u{1B}[1;34m"
      case .frame: "\u{1B}[34m"
      }
    }
  }

  private static let reset = "\u{1B}[0m"

  private(set) var bytes: [UInt8] = []
  private let color: Bool

  init(color: Bool) { self.color = color }

  /// Writes a piece of a line; line breaks in it become blanks.
  mutating func write(_ text: String, _ tone: Tone = .plain) { write(text, "", tone) }

  /// Writes two pieces of a line that go together.
  mutating func write(_ text: String, _ more: String, _ tone: Tone = .plain) {
    write(" ", count: 0, then: text, more, tone)
  }

  /// Writes UTF-8 that no terminal acts on, in the plain tone.
  mutating func write(harmless text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  /// Writes a piece of a line after some blanks.
  mutating func write(_ text: String, after blanks: Int, _ tone: Tone) {
    write(" ", count: blanks, then: text, "", tone)
  }

  /// Writes a printable ASCII character several times, and a piece of a line after it, or two.
  mutating func write(
    _ character: Unicode.Scalar, count: Int, then text: String, _ more: String, _ tone: Tone
  ) {
    let sequence = color ? tone.sequence : nil
    if let sequence { bytes.append(contentsOf: sequence.utf8) }
    bytes.append(contentsOf: repeatElement(UInt8(ascii: character), count: max(count, 0)))
    append(text)
    append(more)
    if sequence != nil { bytes.append(contentsOf: Self.reset.utf8) }
  }

  private mutating func append(_ text: String) {
    if text.isHarmless { bytes.append(contentsOf: text.utf8) } else { bytes.append(contentsOf: text.harmless.utf8) }
  }

  /// Writes blanks in the plain tone.
  mutating func indent(by count: Int) { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }

  /// Ends the line.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}
