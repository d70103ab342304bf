import CloudFormation
import Findings

/// Finds exports whose names are one slip away from an import's, without comparing every name with every other.
struct NearNames {
  private struct Tail {
    let text: String
    let output: OutputID
    /// Whether a variable stands before the text; else the text is the whole name.
    let hasHead: Bool
  }

  private var tails: [Tail] = []
  private var tailNumbers: [String: [Int]] = [:]
  /// The tails by their letters, whole and with one left out.
  private var byLetters: [UInt64: [Int]] = [:]

  /// Names with fewer letters are too easily alike.
  private static let minimumLength = 5
  /// Longer names are not compared, and of more exports with one tail than these the others are not.
  private static let maximumLength = 128
  private static let outputLimit = 16

  /// Adds an export whose name is text, or a variable and text after it.
  mutating func add(_ output: OutputID, _ symbols: [NameSymbol], _ table: NameSymbolTable) {
    let hasHead = symbols.first.map(table.isVariable) ?? false
    guard let text = (hasHead ? symbols.dropFirst() : symbols[...]).text, text.utf8.count <= Self.maximumLength else {
      return
    }
    let key = (hasHead ? "*" : "") + text
    let isKnown = tailNumbers[key] != nil
    guard tailNumbers[key, default: []].count < Self.outputLimit else { return }
    tailNumbers[key, default: []].append(tails.count)
    tails.append(Tail(text: text, output: output, hasHead: hasHead))
    guard !isKnown else { return }
    for hash in Self.hashes(of: text) { byLetters[hash, default: []].append(tails.count - 1) }
  }

  /// The names of a stack, out of those given, that have a near export. A group of names behind the same variable is
  /// left alone when most of it has none: then the stack behind the variable is another one.
  func resolutions(
    of open: [Int], in names: [ImportedName], _ stacks: [Stack], _ table: NameSymbolTable
  ) -> [(Int, ImportResolution)] {
    var affinity = NameAffinity(stacks)
    var groups: [[NameSymbol]: (count: Int, near: [(Int, MeantExport)])] = [:]
    for name in open {
      let symbols = names[name].symbols
      let group = Self.group(of: symbols, table)
      groups[group, default: (0, [])].count += 1
      if let meant = nearest(to: names[name], stacks, table, &affinity) {
        groups[group, default: (0, [])].near.append((name, meant))
      }
    }
    return groups.values.filter { $0.near.count * 2 >= $0.count }.flatMap(\.near).sorted { $0.0 < $1.0 }
      .map { ($0, .near($1)) }
  }

  private func nearest(
    to imported: ImportedName, _ stacks: [Stack], _ table: NameSymbolTable, _ affinity: inout NameAffinity
  ) -> MeantExport? {
    // A slip in a whole name says more than one behind the name of a stack.
    var best: (isWhole: Int, score: Int, output: OutputID, start: Int, text: String)?
    let name = imported.symbols
    for start in Self.tailStarts(of: name, table) {
      guard let text = name[start...].text, text.utf8.count <= Self.maximumLength else { continue }
      var seen: Set<Int> = []
      for hash in Self.hashes(of: text) {
        for number in byLetters[hash] ?? [] where seen.insert(number).inserted {
          guard tails[number].hasHead == (start > 0), Self.isSlip(text, tails[number].text) else { continue }
          let head = start > 0 ? NameAffinity.Words(of: table.pattern(of: name[..<start].trimmed), stacks) : nil
          for same in tailNumbers[(start > 0 ? "*" : "") + tails[number].text] ?? [] {
            let output = tails[same].output
            let score = head.map { affinity.score(of: $0, for: output.stack) } ?? 0
            guard score > 0 || NameAffinity.letters(of: text).utf8.count >= Self.minimumLength else { continue }
            let isWhole = start == 0 ? 1 : 0
            if best.map({ (isWhole, score, $0.output) > ($0.isWhole, $0.score, output) }) ?? true {
              best = (isWhole, score, output, start, tails[number].text)
            }
          }
        }
      }
    }
    return best.map { best in
      let (tail, written) = (name[best.start...], imported.writtenSymbols)
      let isWritten = written.suffix(tail.count).elementsEqual(tail)
      let head = table.pattern(of: isWritten ? written.dropLast(tail.count) : name[..<best.start])
      return MeantExport(output: best.output, name: NamePattern(head.tokens + [.text(best.text)]))
    }
  }

  /// Where the part of a name may begin that is not the exporter's name: after the last variable, or at a separator,
  /// and, in a name that is all text, at the start.
  private static func tailStarts(of name: [NameSymbol], _ table: NameSymbolTable) -> [Int] {
    let afterVariables = (name.lastIndex { $0.byte == nil } ?? -1) + 1
    var starts = [afterVariables]
    for index in name.indices.dropFirst(afterVariables + 1)
    where !name[index].isAlphanumeric && starts.count < 8 { starts.append(index) }
    return starts
  }

  /// The variable a name begins with, or its text up to the first separator.
  private static func group(of name: [NameSymbol], _ table: NameSymbolTable) -> [NameSymbol] {
    guard let first = name.first, first.byte != nil else { return Array(name.prefix(1)) }
    return Array(name.prefix { $0.isAlphanumeric })
  }

  /// Whether two names are alike but not two of a row, such as `SubnetA` and `SubnetB`.
  private static func isSlip(_ a: String, _ b: String) -> Bool {
    if NameAffinity.letters(of: a) == NameAffinity.letters(of: b) { return a != b }
    guard Suggestion.isNear(a, b) else { return false }
    let (left, right) = (Array(a.utf8), Array(b.utf8))
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left[start...].reversed(), right[start...].reversed()).prefix { $0 == $1 }.count
    let changed = [left[start..<(left.count - end)], right[start..<(right.count - end)]]
    let isNumbered = changed.contains { $0.contains(where: \.isDigit) }
    let isLettered = changed.contains { $0.contains { $0 != $0.lowercased } }
    // A letter that stands alone, as in `subnet-a`.
    let isAlone =
      changed.allSatisfy { $0.count == 1 } && !(left[..<start].last?.isLetterOrDigit ?? false)
      && !(left[(left.count - end)...].first?.isLetterOrDigit ?? false)
    return !isNumbered && !isLettered && !isAlone
  }

  /// Hashes of the letters and digits of a name, case aside: of all, and of all but one.
  private static func hashes(of text: String) -> [UInt64] {
    let letters = text.utf8.filter(\.isLetterOrDigit).map(\.lowercased)
    var hashes = [hash(letters, leavingOut: nil)]
    if letters.count >= 4 { for index in letters.indices { hashes.append(hash(letters, leavingOut: index)) } }
    return hashes
  }

  /// FNV-1a.
  private static func hash(_ letters: [UInt8], leavingOut index: Int?) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (position, letter) in letters.enumerated() where position != index {
      hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3
    }
    return hash
  }
}

extension ArraySlice<NameSymbol> {
  /// The symbols without separators at the end.
  fileprivate var trimmed: ArraySlice<NameSymbol> {
    var rest = self
    while let last = rest.last, last.byte != nil, !last.isAlphanumeric { rest.removeLast() }
    return rest
  }
}
