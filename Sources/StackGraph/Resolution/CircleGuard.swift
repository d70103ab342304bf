/// Finds what depends on itself while it is worked out by recursion.
///
/// Whether something is part of a circle is told the same wherever the circle is entered: the parts of a circle are a
/// strongly connected component, and the guard finds these as Tarjan's algorithm does.
struct CircleGuard<Element: Hashable> {
  /// How deep each element under way lies, from 0.
  private var depths: [Element: Int] = [:]
  /// For each element under way, the least depth of an element it was seen to depend on.
  private var lowest: [Int] = []
  /// Elements that are done but lead to one under way, with the depth of that.
  private var open: [(element: Element, depth: Int)] = []
  private var openDepths: [Element: Int] = [:]

  /// Every level of a value, a parameter or a stack passed through is one level.
  private static var depthLimit: Int { 1200 }

  /// Starts an element; false when it is under way already, or too much is.
  mutating func enter(_ element: Element) -> Bool {
    if let depth = depths[element] {
      note(depth)
      return false
    }
    guard lowest.count < Self.depthLimit else { return false }
    depths[element] = lowest.count
    lowest.append(lowest.count)
    return true
  }

  /// Notes that what is under way depends on an element that is done.
  mutating func meet(_ element: Element) {
    if !openDepths.isEmpty, let depth = openDepths[element] { note(depth) }
  }

  /// Ends the element started last; true when it depends on itself.
  mutating func leave(_ element: Element) -> Bool {
    let depth = lowest.count - 1
    let least = lowest.removeLast()
    depths[element] = nil
    if least < depth {
      note(least)
      open.append((element, least))
      openDepths[element] = least
      return true
    }
    var isCircle = isSelfDependent.remove(depth) != nil
    while let last = open.last, last.depth >= depth {
      open.removeLast()
      openDepths[last.element] = nil
      isCircle = true
    }
    return isCircle
  }

  private var isSelfDependent: Set<Int> = []

  private mutating func note(_ depth: Int) {
    guard let top = lowest.indices.last else { return }
    if depth == top { isSelfDependent.insert(top) }
    lowest[top] = min(lowest[top], depth)
  }
}
