import CloudFormation
import SourceText
import YAMLTree

/// Reads what the parameters of a stack people deploy are told apart by: allowed values, or else the default and what
/// conditions and rules compare them with, in the stack and in the nested stacks they are passed to.
struct DomainReader {
  /// The domains by the position of their parameter.
  private(set) var sketches: [DomainSketch]
  /// The positions of the parameters in the order of their atoms: those of conditions first, as they appear, because
  /// the atoms that appear together are cheapest next to each other.
  let order: [Int]
  /// For each tie the texts of its parameters.
  private(set) var texts: [Set<String>]

  /// More parameters that are compared with each other than these are not told apart: each pair of them would have to
  /// be looked at for each comparison.
  private static let toldApart = 40

  private typealias Literal = (text: String, span: Span)

  /// Reads the domains for the stack at the head of `stacks`; the others are those nested in it, each after its parent.
  init(of stacks: ArraySlice<Stack>, in workspace: Workspace) {
    let root = stacks[stacks.startIndex]
    let parameters = root.template.parameters.elements
    let passing = stacks.map { stack in Self.passed(to: stack, in: workspace) }
    var literals: [[String: [Literal]]] = stacks.map { stack in
      stack.template.comparisons.mapValues { $0.map { ($0.scalarText ?? "", $0.span) } }
    }
    var pairs: [[(String, String)]] = stacks.map { $0.template.comparedPairs.map { ($0.first, $0.second) } }
    // From the innermost stacks outwards: what a nested stack compares, it compares what it is passed with.
    for index in literals.indices.dropFirst().reversed() {
      guard let parent = stacks[stacks.startIndex + index].parent else { continue }
      let outer = Int(parent.stack.index - root.id.index)
      for (inner, given) in passing[index].sorted(by: { $0.key < $1.key }) {
        if let found = literals[index][inner] { literals[outer][given, default: []] += found }
      }
      for (first, second) in pairs[index] {
        guard let a = passing[index][first], let b = passing[index][second] else { continue }
        pairs[outer].append((a, b))
      }
    }
    var ties = Ties(count: parameters.count)
    for (first, second) in pairs[0] {
      guard let a = root.template.parameters.position(of: first),
        let b = root.template.parameters.position(of: second)
      else { continue }
      ties.join(a, b)
    }
    sketches = []
    texts = Array(repeating: [], count: parameters.count)
    order = Self.order(of: root, comparing: pairs[0])
    let written = parameters.map { parameter in
      Self.written(parameter, literals[0][parameter.name] ?? [], isPaired: !pairs[0].isEmpty)
    }
    var openCounts = Array(repeating: 0, count: parameters.count)
    var shared: [[Literal]] = Array(repeating: [], count: parameters.count)
    for position in parameters.indices where written[position].isOpen { openCounts[ties.root(of: position)] += 1 }
    for position in parameters.indices {
      let tie = ties.root(of: position)
      // Nothing is asked of the texts of parameters none of which can be anything else.
      if openCounts[tie] == 0 { continue }
      for literal in written[position].literals where texts[tie].insert(literal.text).inserted {
        shared[tie].append(literal)
      }
      texts[tie].formUnion(written[position].impossible)
    }
    for (position, parameter) in parameters.enumerated() {
      let tie = ties.root(of: position)
      var sketch = DomainSketch()
      sketch.tie = tie
      sketch.hasLikelyDefault = root.deployment?.unknown.contains(parameter.name) != true
      sketch.isTiedToMany = openCounts[tie] > Self.toldApart
      sketch.otherCount = written[position].isOpen ? (sketch.isTiedToMany ? 1 : openCounts[tie]) : 0
      let own = written[position].literals
      var further: [Literal] = []
      if written[position].isOpen {
        let known = Set(own.map(\.text))
        further = shared[tie].filter { !known.contains($0.text) && written[position].allows($0.text) }
      }
      let defaultText = parameter.defaultText
      sketch.values = (own + further).map {
        .init(text: $0.text, span: $0.span, isDefault: $0.text == defaultText)
      }
      sketches.append(sketch)
    }
  }

  /// What the declaration of a parameter and the conditions on it say it can be.
  private struct Written {
    var literals: [Literal] = []
    /// The texts it is compared with and cannot be.
    var impossible: [String] = []
    /// Whether it can be anything else.
    var isOpen = false
    /// What else it must meet; nil where nothing was asked.
    var constraints: ParameterConstraints?

    func allows(_ text: String) -> Bool { constraints?.allows(text) != false }
  }

  private static func written(_ parameter: Parameter, _ compared: [Literal], isPaired: Bool) -> Written {
    var written = Written()
    var known: Set<String> = []
    func add(_ text: String, _ span: Span) {
      if known.insert(text).inserted { written.literals.append((text, span)) }
    }
    let defaultText = parameter.defaultText
    let defaultSpan = parameter.defaultValue?.span ?? parameter.key.span
    let allowed = parameter.isList ? nil : parameter.allowedValues
    if let allowed, !allowed.isEmpty, allowed.allSatisfy({ $0.text != nil }) {
      for value in allowed { add(value.scalarText ?? "", value.scalarText == defaultText ? defaultSpan : value.span) }
      return written
    }
    if let (texts, span) = parameter.constraints.onlyTexts {
      for text in texts { add(text, text == defaultText ? defaultSpan : span ?? parameter.key.span) }
      return written
    }
    written.isOpen = true
    if let defaultText { add(defaultText, defaultSpan) }
    // What a list is compared with says nothing of what the list is.
    let compared = parameter.isList ? [] : compared
    guard !compared.isEmpty || isPaired else { return written }
    written.constraints = parameter.constraints
    for literal in compared where !known.contains(literal.text) {
      if written.allows(literal.text) {
        add(literal.text, literal.span)
      } else {
        written.impossible.append(literal.text)
      }
    }
    return written
  }

  /// The parameters of a nested stack that are given nothing but a parameter of the nesting one, by name.
  private static func passed(to stack: Stack, in workspace: Workspace) -> [String: String] {
    guard let parent = stack.parent,
      let given = workspace[parent].resource.properties?["Parameters"], !given.isCall
    else { return [:] }
    var names: [String: String] = [:]
    for (key, value) in given.entries { if let name = value.parameterName { names[key.text] = name } }
    return names
  }

  private static func order(of stack: Stack, comparing pairs: [(String, String)]) -> [Int] {
    var order: [Int] = []
    let parameters = stack.template.parameters
    var isPlaced = Array(repeating: false, count: parameters.elements.count)
    var compared: [Int: [Int]] = [:]
    for (first, second) in pairs {
      guard let a = parameters.position(of: first), let b = parameters.position(of: second) else { continue }
      compared[a, default: []].append(b)
      compared[b, default: []].append(a)
    }
    func place(_ position: Int) {
      var waiting = [position]
      while let next = waiting.popLast() {
        if isPlaced[next] { continue }
        order.append(next)
        isPlaced[next] = true
        // What is compared with each other is cheapest next to each other, too.
        waiting += (compared[next] ?? []).reversed()
      }
    }
    for reference in stack.template.references {
      guard case .condition = reference.owner else { continue }
      switch reference.target {
      case .ref(let name), .subVariable(let name): stack.template.parameters.position(of: name).map(place)
      default: break
      }
    }
    isPlaced.indices.forEach(place)
    return order
  }
}

/// Which things are the same in the end: a union-find forest.
private struct Ties {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of index: Int) -> Int {
    var root = index
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    // The lowest index stays the root, whatever the order of joining.
    parents[max(a, b)] = min(a, b)
  }
}

extension Parameter {
  /// The text of the default, if it has one.
  var defaultText: String? { defaultValue.flatMap { $0.scalarText ?? ($0.isNull ? "" : nil) } }
}
