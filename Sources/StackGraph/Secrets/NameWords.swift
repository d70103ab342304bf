/// The words of a name, in lower case: `DbPassword`, `DB_PASSWORD`, `db-password` and `/app/db/password` all end with
/// `password`. Digits belong to the word before them.
struct NameWords {
  /// The words in order.
  let words: [String]

  init(_ name: some StringProtocol) {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(name.utf8)
    func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for (index, byte) in bytes.enumerated() {
      guard isUpper(byte) || isLower(byte) || isDigit(byte) else {
        endWord()
        continue
      }
      if isUpper(byte), index > 0 {
        // A word begins at `P` in `DbPassword` and at `T` in `APIToken`.
        let followsSmall = isLower(bytes[index - 1]) || isDigit(bytes[index - 1])
        let beginsWord = isUpper(bytes[index - 1]) && index + 1 < bytes.count && isLower(bytes[index + 1])
        if followsSmall || beginsWord { endWord() }
      }
      word.append(isUpper(byte) ? byte | 0x20 : byte)
    }
    endWord()
    self.words = words
  }
}
