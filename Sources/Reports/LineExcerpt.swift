import SourceText

/// A source line as a terminal shows it: tabs expanded, harmless, cut to the room around what matters.
struct LineExcerpt {
  /// The text to show, as UTF-8 that no terminal acts on. Nearly always it is that of the file.
  private(set) var text: ArraySlice<UInt8> = []
  /// Where each shown character starts, in bytes of the file and in cells of `text`; the last entry ends the excerpt.
  private var stops: [(byte: Int, cell: Int)] = []
  /// Where the line starts that is shown whole and has a cell for each byte; `stops` is empty then.
  private var wholeStart: Int?

  private static let tabStop = 4
  private static let cut = "..."

  /// Shows the line `line` of a file's text within `room` cells; where it does not fit, around `focus`.
  init(of line: Span, in source: [UInt8], around focus: Span, room: Int) {
    let room = max(room, 20)
    let bytes = source[line.range]
    if bytes.count <= room, bytes.arePrintable {
      text = bytes
      wholeStart = bytes.startIndex
      return
    }
    let characters = ShownCharacters(of: line, in: source, near: focus, reach: room * 4)
    let window = characters.window(around: focus, room: room, cut: Self.cut.count)
    var cell = 0
    if window.cutsStart {
      text += Self.cut.utf8
      cell = Self.cut.count
    }
    let origin = characters.cells(before: window.range.lowerBound)
    for index in window.range {
      let start = cell + characters.cells(before: index) - origin
      stops.append((characters.byte(of: index), start))
    }
    text += characters.shown(window.range)
    let end = window.range.upperBound
    stops.append((characters.byte(of: end), cell + characters.cells(before: end) - origin))
    if window.cutsEnd { text += Self.cut.utf8 }
  }

  /// The cells that show a span; at least one, also where the span is empty or cut off.
  func cells(of span: Span) -> Range<Int> {
    let start = cell(ofCharacterAt: Int(span.start))
    let end = cell(from: Int(span.end))
    return start..<max(end, start + 1)
  }

  /// Whether the excerpt shows the start of a span.
  func shows(_ span: Span) -> Bool {
    if let wholeStart { return wholeStart <= Int(span.start) && Int(span.start) < wholeStart + text.count }
    return stops[0].byte <= Int(span.start) && Int(span.start) < stops[stops.count - 1].byte
  }

  /// The cell of the character that holds a byte.
  private func cell(ofCharacterAt byte: Int) -> Int {
    if let wholeStart { return min(max(byte - wholeStart, 0), text.count) }
    let after = stops.firstIndex { $0.byte > byte } ?? stops.count
    return stops[max(after - 1, 0)].cell
  }

  /// The first cell not before a byte.
  private func cell(from byte: Int) -> Int {
    if let wholeStart { return min(max(byte - wholeStart, 0), text.count) }
    return (stops.first { $0.byte >= byte } ?? stops[stops.count - 1]).cell
  }

  /// The characters of a line, or of the part of a very long one that may be shown.
  private struct ShownCharacters {
    /// Where a character starts: in bytes of the file, in cells, and in bytes of what is shown.
    private typealias Start = (byte: Int, cell: Int, shown: Int)
    private var starts: [Start] = []
    private var end: Start
    /// What is shown of all characters, one after the other.
    private var text: [UInt8] = []
    private var leavesOutStart = false
    private var leavesOutEnd = false

    var count: Int { starts.count }

    func byte(of index: Int) -> Int { start(of: index).byte }
    func cells(before index: Int) -> Int { start(of: index).cell }

    func shown(_ range: Range<Int>) -> ArraySlice<UInt8> {
      text[start(of: range.lowerBound).shown..<start(of: range.upperBound).shown]
    }

    private func start(of index: Int) -> Start { index < starts.count ? starts[index] : end }

    init(of line: Span, in source: [UInt8], near focus: Span, reach: Int) {
      var low = max(Int(line.start), Int(focus.start) - reach)
      var high = min(Int(line.end), Int(focus.start) + reach)
      while low > Int(line.start), source[low] & 0xC0 == 0x80 { low -= 1 }
      while high < Int(line.end), source[high] & 0xC0 == 0x80 { high += 1 }
      low = min(low, high)
      leavesOutStart = low > Int(line.start)
      leavesOutEnd = high < Int(line.end)
      end = (low, 0, 0)
      let bytes = source[low..<high]
      if bytes.arePrintable { addPrintable(bytes) } else { add(bytes) }
    }

    /// Adds characters of one byte and one cell each.
    private mutating func addPrintable(_ bytes: ArraySlice<UInt8>) {
      text = Array(bytes)
      starts = bytes.indices.map { ($0, $0 - bytes.startIndex, $0 - bytes.startIndex) }
      end = (bytes.endIndex, bytes.count, bytes.count)
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
      for character in String(decoding: bytes, as: UTF8.self) {
        var shown = String(character).harmless
        var width = shown.reduce(0) { $0 + $1.cellWidth }
        if character == "\t" {
          width = LineExcerpt.tabStop - end.cell % LineExcerpt.tabStop
          shown = String(repeating: " ", count: width)
        }
        starts.append(end)
        text += shown.utf8
        end = (end.byte + character.utf8.count, end.cell + width, text.count)
      }
    }

    /// The characters to show within `room` cells, `cut` of which each cut end costs.
    func window(around focus: Span, room: Int, cut: Int) -> (range: Range<Int>, cutsStart: Bool, cutsEnd: Bool) {
      if !leavesOutStart, !leavesOutEnd, end.cell <= room { return (0..<count, false, false) }
      let focusStart = starts.first { $0.byte >= Int(focus.start) }?.cell ?? end.cell
      let focusEnd = starts.first { $0.byte >= Int(focus.end) }?.cell ?? end.cell
      var first = 0
      if leavesOutStart || focusEnd > room - cut {
        // What stands before the focus explains it; what does not fit of a long focus is cut at its end.
        let spare = max(room - 2 * cut - (focusEnd - focusStart), 0)
        let context = focusEnd == end.cell && !leavesOutEnd ? spare + cut : max(spare / 2, min(10, room / 4))
        let from = max(focusStart - context, 0)
        first = starts.firstIndex { $0.cell >= from } ?? count
      }
      let cutsStart = first > 0 || leavesOutStart
      let origin = cells(before: first)
      let space = room - (cutsStart ? cut : 0)
      if !leavesOutEnd, end.cell - origin <= space { return (first..<count, cutsStart, false) }
      let last = starts.firstIndex { $0.cell > origin + space - cut } ?? count + 1
      return (first..<max(last - 1, first), cutsStart, true)
    }
  }
}
