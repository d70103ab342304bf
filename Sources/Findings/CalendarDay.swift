/// A day of the calendar (ISO 8601), which facts that expire are held against.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The day as `yyyymmdd`.
  package let number: Int

  /// Makes the day of a number `yyyymmdd`.
  package init(number: Int) { self.number = number }

  /// Reads `yyyy-mm-dd`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), year > 0, (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    number = year * 10000 + month * 100 + day
  }

  package var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(number / 10000)-\(padded(number / 100 % 100))-\(padded(number % 100))"
  }

  /// Whether the left day is the earlier one.
  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}
