/// What a misspelled name was probably meant to be.
package enum Suggestion {
  /// The candidates nearest to `name`, best first, at most `limit`; the name itself is never among them.
  ///
  /// Letter case does not count. A candidate is near when at most a quarter of it (but always one letter) was
  /// inserted, left out, replaced or swapped with its neighbour. Ties go to the longer shared beginning, then to byte
  /// order, so the order of the candidates does not matter.
  package static func nearest(
    to name: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = fold(name)
    let letters = LetterCounts(name)
    var near: [Near] = []
    for candidate in candidates where mayBeNear(wanted.count, candidate.utf8.count) && candidate != name {
      // Types share long beginnings, so that only their letters tell most of them apart before they are compared.
      guard letters.difference(from: LetterCounts(candidate)) <= bound(wanted.count, candidate.utf8.count) else {
        continue
      }
      let letters = fold(candidate)
      guard let distance = boundedDistance(wanted, letters) else { continue }
      let shared = zip(wanted, letters).prefix { $0 == $1 }.count
      near.append(Near(name: candidate, distance: distance, sharedPrefix: shared))
    }
    near.sort()
    var names: [String] = []
    for candidate in near where names.count < limit && names.last != candidate.name { names.append(candidate.name) }
    return names
  }

  /// "Did you mean `A`?" or "Did you mean `A`, `B` or `C`?"; `nil` when no candidate is near.
  package static func sentence(for name: String, among candidates: some Sequence<String>) -> String? {
    let names = nearest(to: name, among: candidates).map { "`\($0)`" }
    guard let last = names.last else { return nil }
    if names.count == 1 { return "Did you mean \(last)?" }
    return "Did you mean \(names.dropLast().joined(separator: ", ")) or \(last)?"
  }

  /// Whether two different names are so much alike that one may be a slip for the other.
  package static func isNear(_ a: String, _ b: String) -> Bool {
    mayBeNear(a.utf8.count, b.utf8.count) && a != b && boundedDistance(fold(a), fold(b)) != nil
  }

  /// How often letters occur in a name, letter case aside.
  private struct LetterCounts {
    private var counts = SIMD32<UInt16>()

    init(_ name: String) {
      // Capital and small letters differ in a higher bit only. What shares a counter makes names look more alike.
      for byte in name.utf8 { counts[Int(byte & 0x1F)] &+= 1 }
    }

    /// How many letters have to be changed at least to make one name of the other: a replaced one counts for both.
    func difference(from other: LetterCounts) -> Int {
      let common = pointwiseMin(counts, other.counts)
      return Int(max((counts &- common).wrappedSum(), (other.counts &- common).wrappedSum()))
    }
  }

  private struct Near: Comparable {
    let name: String
    let distance: Int
    let sharedPrefix: Int

    static func < (left: Near, right: Near) -> Bool {
      if left.distance != right.distance { return left.distance < right.distance }
      if left.sharedPrefix != right.sharedPrefix { return left.sharedPrefix > right.sharedPrefix }
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  /// The bytes of a name, with capital letters as small ones.
  private static func fold(_ name: String) -> [UInt8] {
    name.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  /// How many letters of the longer of two names may differ.
  private static func bound(_ a: Int, _ b: Int) -> Int {
    let longer = max(a, b)
    return min(max(1, longer / 4), longer - 1)
  }

  /// Whether names of these lengths can be near; nearly all names fall out here.
  private static func mayBeNear(_ a: Int, _ b: Int) -> Bool { abs(a - b) <= bound(a, b) }

  /// The edit distance where neighbours may be swapped (optimal string alignment), `nil` beyond what counts as near.
  /// Only the diagonal band within that distance is computed. The lengths must be those of names that may be near.
  private static func boundedDistance(_ a: [UInt8], _ b: [UInt8]) -> Int? {
    let bound = bound(a.count, b.count)
    let far = bound + 1
    var twoAbove = [Int](repeating: far, count: b.count + 1)
    var above = (0...b.count).map { min($0, far) }
    var row = above
    for i in 0..<a.count {
      let band = max(0, i - bound)..<min(b.count, i + bound + 1)
      guard !band.isEmpty else { return nil }
      row[band.lowerBound] = band.lowerBound == 0 ? min(i + 1, far) : far
      var best = row[band.lowerBound]
      for j in band {
        var distance = above[j] + (a[i] == b[j] ? 0 : 1)
        distance = min(distance, row[j] + 1, (j < i + bound ? above[j + 1] : far) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, twoAbove[j - 1] + 1) }
        row[j + 1] = min(distance, far)
        best = min(best, distance)
      }
      if best > bound { return nil }
      (twoAbove, above, row) = (above, row, twoAbove)
    }
    return above[b.count] <= bound ? above[b.count] : nil
  }
}
