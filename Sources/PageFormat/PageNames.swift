/// Whether `name` is lower-case words joined by hyphens, as rule ids, areas and kinds are.
package func isHyphenatedName(_ name: some StringProtocol) -> Bool {
  guard let first = name.utf8.first, lowerCaseLetters.contains(first) else { return false }
  var previous = first
  for byte in name.utf8 {
    guard lowerCaseLetters.contains(byte) || digits.contains(byte) || (byte == hyphen && previous != hyphen) else {
      return false
    }
    previous = byte
  }
  return previous != hyphen
}

private let lowerCaseLetters = UInt8(ascii: "a")...UInt8(ascii: "z")
private let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
private let hyphen = UInt8(ascii: "-")
