import YAMLTree

extension Value {
  /// Whether CloudFormation may take two texts, as `scalarText` says them, for the same value.
  ///
  /// Numbers without quotes may be written anew when a YAML template is read, and so may `y` and `n`, so with
  /// `arePlain`, when either of the texts is written without quotes, those of the same meaning are not told apart.
  public static func mayBeSame(_ a: String, _ b: String, arePlain: Bool) -> Bool {
    if a == b { return true }
    guard arePlain else { return false }
    if isUnclear(a) || isUnclear(b), let truth = truth(ofPlain: a) { return truth == self.truth(ofPlain: b) }
    if let number = number(ofText: a) { return number == self.number(ofText: b) }
    return false
  }

  /// Whether CloudFormation may take two literals for the same value; false where one of them is no literal.
  public func mayBeSame(as other: Value) -> Bool {
    guard let a = scalarText, let b = other.scalarText else { return false }
    return Value.mayBeSame(a, b, arePlain: node.style == .plain || other.node.style == .plain)
  }

  /// The number a text stands for where one is expected, in decimal notation.
  public static func number(ofText text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    return isDecimal ? Double(text) : nil
  }

  /// Whether it is not clear that CloudFormation takes a word without quotes for a boolean.
  private static func isUnclear(_ text: String) -> Bool { text.utf8.count == 1 && "ynYN".contains(text) }

  /// The truth of a word that YAML 1.1 takes for a boolean.
  private static func truth(ofPlain text: String) -> Bool? {
    guard text.utf8.count <= 5 else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on", "y": return true
    case "false", "no", "off", "n": return false
    default: return nil
    }
  }
}
