import SourceText
import YAMLTree

/// Expands the loops of a template whose values the template says: into a tree in which what a loop makes stands in its
/// place, every node of it at the place in the file that it was made from.
///
/// Loops whose values are not known stay as they are.
struct LoopExpansion {
  private var copy: TreeCopy
  private let document: Value
  private let collections: LoopCollection
  private let isTransformed: Bool
  private var loops = Loops()
  private var budget = LoopBudget()
  /// Whether a loop was left as it is because all would make too much.
  private var hasStopped = false
  /// The copies of nodes that are made only once, by the nodes' numbers; -1 for none.
  private var copies: [Int32]
  /// The loops and computed attributes seen, by the number of their key or value: their position in `loops.expanded`,
  /// or -1.
  private var seen: [Int32: Int] = [:]
  private var repeated: Set<Span> = []
  private var reported: Set<TemplateProblem> = []
  private var spansOfEqualKeys: Set<Span> = []
  /// The keys of the maps that are being copied and hold loops.
  private var keys: [Set<String>] = []

  /// The sections in which CloudFormation expands loops.
  static let sections = ["Conditions", "Resources", "Outputs"]

  /// How many loops may stand in each other: five in one.
  private static let depthLimit = 6

  /// Where a node is copied to.
  private struct Scope {
    /// The identifiers of the loops around it, the outermost first.
    var bindings: [LoopBinding] = []
    /// The section whose elements are copied; nil further inside.
    var section: String?
    /// Whether loops are expanded.
    var expands = true
    /// Whether the attributes of an element are copied.
    var isElement = false

    /// The scope of what stands inside.
    var inside: Scope { Scope(bindings: bindings, section: nil, expands: expands, isElement: section != nil) }
  }

  /// Expands the loops of `document`. Without `isTransformed` its loops lack the transform that makes them work.
  static func expand(
    _ document: Value, _ collections: LoopCollection, isTransformed: Bool
  ) -> (document: Node, loops: Loops) {
    var expansion = LoopExpansion(document, collections, isTransformed: isTransformed)
    expansion.run()
    let tree = expansion.copy.finish()
    expansion.loops.repeatedSpans = expansion.repeated.sorted().reduce(into: []) { outermost, span in
      if outermost.last?.contains(span) != true { outermost.append(span) }
    }
    return (tree.roots[0], expansion.loops)
  }

  private init(_ document: Value, _ collections: LoopCollection, isTransformed: Bool) {
    self.document = document
    self.collections = collections
    self.isTransformed = isTransformed
    copy = TreeCopy(of: document.node.tree)
    copies = Array(repeating: -1, count: copy.sourceCount)
  }

  private mutating func run() {
    open(document.node, Scope())
    for (key, value) in document.node.entries {
      add(key, Scope(expands: false))
      let section = key.resolved.text
      add(value, Scope(section: section, expands: Self.sections.contains(section)))
    }
    copy.close()
  }

  private mutating func add(_ node: Node, _ scope: Scope) {
    if !scope.bindings.isEmpty {
      budget.spend()
      // The outermost loop begins anew without expansion.
      if budget.isExhausted { return }
    }
    switch node.kind {
    case .alias: addAlias(node, scope)
    case .scalar: addScalar(node, scope)
    case .sequence:
      open(node, scope)
      for item in node.items { add(item, scope.inside) }
      copy.close()
    case .mapping: addMapping(node, scope)
    }
  }

  private mutating func open(_ node: Node, _ scope: Scope) {
    if scope.bindings.isEmpty { copies[Int(node.id)] = Int32(copy.count) }
    copy.open(node)
  }

  private mutating func addAlias(_ node: Node, _ scope: Scope) {
    let target = node.resolved
    if target == node {
      copy.add(node)
    } else if scope.bindings.isEmpty, copies[Int(target.id)] >= 0 {
      copy.add(node, of: Int(copies[Int(target.id)]))
    } else {
      if !scope.bindings.isEmpty { repeated.insert(target.fullSpan) }
      add(target, scope)
    }
  }

  private mutating func addScalar(_ node: Node, _ scope: Scope) {
    if scope.bindings.isEmpty {
      copies[Int(node.id)] = Int32(copy.count)
      copy.add(node)
      return
    }
    budget.spend(bytes: node.withUTF8(\.count))
    if node.tag == "!Ref", let binding = scope.bindings.last(where: { node.isText($0.identifier) }) {
      return add(binding.value, inPlaceOf: node)
    }
    guard let (made, text) = text(of: node, scope) else {
      copy.add(node)
      return
    }
    note(text)
    copy.add(node, in: node, keepsTag: node.tag != "!Sub" || text.hasVariables, parts: made.parts)
  }

  private mutating func add(_ value: String, inPlaceOf node: Node) {
    note(value)
    budget.spend(bytes: value.utf8.count)
    copy.add(value, inPlaceOf: node)
  }

  /// The text of a scalar that mentions an identifier; nil for others, and when it is too long.
  private mutating func text(of scalar: Node, _ scope: Scope) -> (made: LoopText, text: String)? {
    guard let made = LoopText(scalar, scope.bindings) else { return nil }
    budget.spend(bytes: made.count)
    return budget.isExhausted ? nil : (made, made.text(of: scalar))
  }

  private mutating func note(_ text: String) {
    if text.utf8.count <= 255 { loops.madeTexts.insert(text) }
  }

  private mutating func addMapping(_ node: Node, _ scope: Scope) {
    if !scope.bindings.isEmpty, addResolvedCall(node, scope) { return }
    open(node, scope)
    let hasLoops = scope.expands && node.entries.contains { LoopDefinition.isKey($0.key.resolved) }
    if hasLoops { keys.append(Set(node.entries.map { $0.key.resolved.text })) }
    for (key, value) in node.entries { addEntry(key, value, scope) }
    if hasLoops { keys.removeLast() }
    copy.close()
  }

  /// Adds what a `Ref` to an identifier, or a `Fn::Sub` of identifiers alone, comes to. False when it is none.
  private mutating func addResolvedCall(_ node: Node, _ scope: Scope) -> Bool {
    var entries = node.entries.makeIterator()
    guard let (key, value) = entries.next(), entries.next() == nil else { return false }
    let argument = value.resolved
    guard argument.kind == .scalar, argument.tag == nil else { return false }
    if key.isText("Ref"), node.tag == nil,
      let binding = scope.bindings.last(where: { argument.isText($0.identifier) })
    {
      add(binding.value, inPlaceOf: node)
      return true
    }
    guard key.isText("Fn::Sub"), let (made, text) = text(of: argument, scope), !text.hasVariables else { return false }
    note(text)
    copy.add(argument, in: node, keepsTag: true, parts: made.parts)
    return true
  }

  private mutating func addEntry(_ key: Node, _ value: Node, _ scope: Scope) {
    if scope.expands, LoopDefinition.isKey(key.resolved) {
      expand(LoopDefinition(key.resolved, Value(value)), key, value, scope)
      return
    }
    let keyScope = Scope(bindings: scope.bindings, expands: false)
    guard scope.isElement, isTransformed, Self.computedAttributes.contains(key.resolved.text), Value(value).isCall
    else {
      add(key, keyScope)
      add(value, scope.inside)
      return
    }
    switch collections.attribute(Value(value), scope.bindings, &budget) {
    case .text(let text):
      noteComputed(value, scope)
      add(key, keyScope)
      add(text, inPlaceOf: value)
    case .absent: noteComputed(value, scope)
    case .unknown:
      add(key, keyScope)
      add(value, scope.inside)
    }
  }

  private mutating func noteComputed(_ value: Node, _ scope: Scope) {
    guard seen.updateValue(-1, forKey: value.id) == nil else { return }
    loops.computed.append((Value(value), scope.bindings.map(\.identifier)))
  }

  /// The attributes of resources in which the language extensions allow functions.
  private static let computedAttributes: Set<String> = ["Condition", "DeletionPolicy", "UpdateReplacePolicy"]

  private mutating func addUnexpanded(_ key: Node, _ value: Node, _ scope: Scope) {
    let verbatim = Scope(bindings: scope.bindings, expands: false)
    add(key, verbatim)
    add(value, verbatim)
  }

  private mutating func expand(_ loop: LoopDefinition, _ key: Node, _ value: Node, _ scope: Scope) {
    let isNew = seen[loop.key.id] == nil
    if isNew {
      seen[loop.key.id] = -1
      judge(loop, scope)
    }
    guard let identifier = loop.identifier?.text, let collection = loop.collection, let body = loop.body,
      scope.bindings.count < Self.depthLimit, !hasStopped
    else { return addUnexpanded(key, value, scope) }
    let mark = copy.mark
    let keysBefore = keys.last
    switch collections.values(of: collection, scope.bindings, &budget) {
    case .known(let values, let isLikely):
      if isLikely { loops.hasLikelyValues = true }
      if isLikely, scope.bindings.isEmpty {
        let names = collections.parameters(in: collection)
        if !names.isEmpty { loops.likely.append((body, identifier, names)) }
      }
      if isLikely, let section = scope.section, loops.likelyBodies[section]?.contains(body) != true {
        loops.likelyBodies[section, default: []].append(body)
      }
      let position = register(loop.key, collection, body, identifier, scope)
      if scope.bindings.isEmpty { repeated.insert(body.node.fullSpan) }
      for value in values where !budget.isExhausted {
        loops.expanded[position].hasMade = true
        budget.spend(bytes: value.utf8.count)
        var turn = scope
        turn.bindings.append(LoopBinding(identifier, value))
        for (key, value) in body.node.entries { addMadeEntry(key, value, turn) }
      }
    case .faulty(let fault):
      report(fault, at: collection.span)
      addUnexpanded(key, value, scope)
    case .unknown:
      addUnexpanded(key, value, scope)
    }
    guard budget.isExhausted, scope.bindings.isEmpty else { return }
    if !hasStopped { report(.makesTooMuch, at: loop.key.span) }
    hasStopped = true
    copy.rewind(to: mark)
    if let keysBefore { keys[keys.count - 1] = keysBefore }
    addUnexpanded(key, value, scope)
  }

  private mutating func register(
    _ key: Node, _ collection: Value, _ body: Value, _ identifier: String, _ scope: Scope
  ) -> Int {
    if let position = seen[key.id], position >= 0 { return position }
    seen[key.id] = loops.expanded.count
    loops.expanded.append(
      Loops.Written(collection: collection, body: body, identifiers: scope.bindings.map(\.identifier) + [identifier]))
    return loops.expanded.count - 1
  }

  private mutating func addMadeEntry(_ key: Node, _ value: Node, _ turn: Scope) {
    guard !LoopDefinition.isKey(key.resolved) else { return addEntry(key, value, turn) }
    budget.spendElement()
    let made = text(of: key.resolved, turn)?.text ?? key.resolved.text
    if !keys[keys.count - 1].insert(made).inserted, !key.isText("<<"), spansOfEqualKeys.insert(key.span).inserted {
      report(.keyIsMadeTwice(made), at: key.span)
    }
    addEntry(key, value, turn)
  }

  /// Reports what is wrong with a loop itself.
  private mutating func judge(_ loop: LoopDefinition, _ scope: Scope) {
    if !isTransformed { report(.lacksTransform, at: loop.key.span) }
    for (fault, span) in loop.faults { report(fault, at: span) }
    if scope.bindings.count == Self.depthLimit { report(.isNestedTooDeep, at: loop.key.span) }
    if let holder = collections.holder(of: loop.name) { report(.nameIsTaken(loop.name, by: holder), at: loop.key.span) }
    guard let identifier = loop.identifier, let name = identifier.text else { return }
    let isBound = scope.bindings.contains { $0.identifier == name }
    if let holder = isBound ? .loop : collections.holder(of: name) {
      report(.identifierIsTaken(name, by: holder), at: identifier.span)
    }
  }

  private mutating func report(_ fault: LoopFault, at span: Span) {
    let problem = TemplateProblem(kind: .faultyLoop(fault), span: span)
    // The loops in another come here once a turn.
    if reported.insert(problem).inserted { loops.problems.append(problem) }
  }
}
