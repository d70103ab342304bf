import CloudFormation
import Findings

/// Judges imported names that no export has: a stack that is known may lack them, or a name may be nearly right.
struct MissingNames {
  private let stacks: [Stack]
  private let known: KnownNames
  private var forms: [StackID: ExporterForms] = [:]
  private var nearNames = NearNames()

  /// Of more names that one stack lacks, the others are not compared with what it exports.
  private static let comparedLimit = 64
  /// Of more exporters that nothing tells apart, the others are not compared with names they lack.
  private static let exportersCompared = 4

  init(_ stacks: [Stack], _ known: KnownNames) {
    self.stacks = stacks
    self.known = known
  }

  /// Adds an export with one of the patterns of its name.
  mutating func add(_ output: OutputID, _ symbols: [NameSymbol], _ table: NameSymbolTable) {
    let exporters = symbols.indices.compactMap { index -> (Int, StackID)? in
      switch table.token(of: symbols[index]) {
      case .stackName(let stack)?, .nestedStackName(let stack)?: (index, stack)
      default: nil
      }
    }
    if exporters.count == 1 {
      forms[exporters[0].1, default: ExporterForms()].add(output, symbols, variable: exporters[0].0)
    }
    nearNames.add(output, symbols, table)
  }

  /// What can be said about the names of one stack that were not settled; those not mentioned are external.
  func resolutions(
    of names: [ImportedName], importedBy importer: StackID, _ claims: ExporterClaims, _ table: NameSymbolTable
  ) -> [(Int, ImportResolution)] {
    let open = names.indices.filter { !names[$0].isSettled && !names[$0].symbols.isEmpty }
    guard !open.isEmpty else { return [] }
    var lacking: [Int: [(name: Int, rest: ExporterForms.Rest)]] = [:]
    var found: [(Int, ImportResolution)] = []
    var rest: [Int] = []
    let bindings = claims.winners.keys.sorted()
    for name in open {
      let symbols = names[name].symbols
      if let resolution = missingFromNested(names[name], table) {
        found.append((name, resolution))
      } else if let resolution = missingFromKnown(names[name], importer, table) {
        found.append((name, resolution))
      } else if let (exporter, meant) = withoutPrefix(symbols, bindings, claims, table) {
        found.append((name, .missing(exporter: exporter, nearest: [meant])))
      } else if let (binding, part) = bindings.lazy.compactMap({ binding in
        claims.winners[binding].flatMap { winner in
          self.forms[winner.exporters[0]]?.rest(of: symbols, after: claims.bindings[binding], table)
        }.map { (binding, $0.asWritten(names[name].writtenSymbols)) }
      }).first {
        lacking[binding, default: []].append((name, part))
      } else {
        rest.append(name)
      }
    }
    for binding in bindings {
      guard let winner = claims.winners[binding], let lacked = lacking[binding] else { continue }
      for (place, (name, part)) in lacked.enumerated() {
        if let resolution = missing(part, lacked.count, winner, table, isCompared: place < Self.comparedLimit) {
          found.append((name, resolution))
        }
      }
    }
    found += nearNames.resolutions(of: rest, in: names, stacks, table)
    return found
  }

  private func missing(
    _ rest: ExporterForms.Rest, _ lacking: Int, _ winner: ExporterClaims.Winner, _ table: NameSymbolTable,
    isCompared: Bool
  ) -> ImportResolution? {
    guard !winner.exporters.contains(where: hasHiddenExports) else { return nil }
    for exporter in winner.exporters.prefix(isCompared ? Self.exportersCompared : 0) {
      let nearest = forms[exporter]?.nearest(to: rest, table) ?? []
      if !nearest.isEmpty { return .missing(exporter: exporter, nearest: nearest) }
    }
    // One name that fits by chance does not prove that the stack is the one meant; several do, or its own name.
    let isProven = winner.covered >= lacking && (winner.covered > 1 || winner.affinity > 0)
    return winner.exporters.count == 1 && isProven ? .missing(exporter: winner.exporters[0], nearest: []) : nil
  }

  /// A name that begins or ends with the name of a nested stack, which parameters passed on.
  private func missingFromNested(_ name: ImportedName, _ table: NameSymbolTable) -> ImportResolution? {
    for symbol in name.symbols {
      guard case .nestedStackName(let stack)? = table.token(of: symbol), !hasHiddenExports(stack) else { continue }
      let rest = forms[stack]?.rest(of: name.symbols, after: [symbol], table)?.asWritten(name.writtenSymbols)
      if forms[stack] != nil && rest == nil { return nil }
      return .missing(exporter: stack, nearest: rest.flatMap { forms[stack]?.nearest(to: $0, table) } ?? [])
    }
    return nil
  }

  /// A name that has the name of a stack that is known, given for a parameter or written down.
  private func missingFromKnown(
    _ name: ImportedName, _ importer: StackID, _ table: NameSymbolTable
  ) -> ImportResolution? {
    if known.isEmpty { return nil }
    for symbol in name.writtenSymbols {
      guard case .parameter(let parameter, _)? = table.token(of: symbol), let token = table.token(of: symbol),
        let stackName = known.text(of: token, in: importer),
        let stack = known.stacks(named: stackName, for: importer).first(where: { !hasHiddenExports($0) })
      else { continue }
      if let rest = forms[stack]?.rest(of: name.writtenSymbols, after: [symbol], table) {
        return .missing(exporter: stack, nearest: forms[stack]?.nearest(to: rest, table) ?? [])
      }
      // An environment may be called like a stack.
      if NameWords(parameter).words.contains("stack") { return .missing(exporter: stack, nearest: []) }
    }
    for (stackName, stack) in known.stacks(atStartOf: name.symbols, for: importer) where !hasHiddenExports(stack) {
      guard let rest = forms[stack]?.rest(of: name.symbols, after: stackName, table) else { continue }
      let nearest = forms[stack]?.nearest(to: rest.asWritten(name.writtenSymbols), table) ?? []
      // A name of several parts may begin with that of another stack, which is longer.
      if !nearest.isEmpty || rest.symbols.allSatisfy(\.isAlphanumeric) {
        return .missing(exporter: stack, nearest: nearest)
      }
    }
    return nil
  }

  /// The export of a stack that is known, whose name is the import's but for the stack name before it.
  private func withoutPrefix(
    _ symbols: [NameSymbol], _ bindings: [Int], _ claims: ExporterClaims, _ table: NameSymbolTable
  ) -> (exporter: StackID, meant: MeantExport)? {
    for binding in bindings {
      guard let winner = claims.winners[binding], winner.exporters.count == 1,
        let meant = forms[winner.exporters[0]]?.export(ofRest: symbols, after: claims.bindings[binding], table)
      else { continue }
      return (winner.exporters[0], meant)
    }
    return nil
  }

  /// Whether a stack may have exports that are not written in its template.
  private func hasHiddenExports(_ stack: StackID) -> Bool {
    let template = stacks[Int(stack.index)].template
    return template.outputs.hasGenerators || template.hasGeneratedNames
  }
}

/// The names a stack exports, with its stack name taken out.
struct ExporterForms {
  /// What stands around the rest of a name.
  struct Form: Hashable {
    /// What stands before the stack name, or, when `isAtEnd`, nothing.
    let lead: [NameSymbol]
    /// What parts the stack name from the rest.
    let separator: NameSymbol?
    /// Whether the stack name stands at the end.
    let isAtEnd: Bool
  }

  /// What remains of a name without what a form says.
  struct Rest {
    let form: Int
    let symbols: [NameSymbol]
    /// What stands around it in the name.
    private(set) var before: ArraySlice<NameSymbol>
    private(set) var after: ArraySlice<NameSymbol>

    /// The same in what the template says the name is, where values given for variables are not put in.
    func asWritten(_ written: [NameSymbol]) -> Rest {
      var rest = self
      if after.isEmpty, written.suffix(symbols.count).elementsEqual(symbols) {
        rest.before = written.dropLast(symbols.count)
      } else if before.isEmpty, written.starts(with: symbols) {
        rest.after = written.dropFirst(symbols.count)
      }
      return rest
    }
  }

  private var formNumbers: [Form: Int] = [:]
  private var forms: [Form] = []
  private var rests: [[NameSymbol]: (form: Int, output: OutputID)] = [:]
  /// For each form the exports by the text of their rests.
  private var texts: [[String: OutputID]] = []
  /// For each form the most separators in a rest.
  private var separatorCounts: [Int] = []

  /// A stack whose exports are named in more ways than these has no way of its own.
  private static let formLimit = 4

  /// Adds an export whose name has the stack name at `variable`.
  mutating func add(_ output: OutputID, _ symbols: [NameSymbol], variable: Int) {
    let after = symbols[(variable + 1)...]
    let before = symbols[..<variable]
    let form: Form
    let rest: ArraySlice<NameSymbol>
    if let next = after.first {
      let separator = next.isAlphanumeric || next.byte == nil ? nil : next
      form = Form(lead: Array(before), separator: separator, isAtEnd: false)
      rest = separator == nil ? after : after.dropFirst()
    } else if let last = before.last {
      let separator = last.isAlphanumeric || last.byte == nil ? nil : last
      form = Form(lead: [], separator: separator, isAtEnd: true)
      rest = separator == nil ? before : before.dropLast()
    } else {
      return
    }
    let number = formNumbers[form] ?? forms.count
    if number == forms.count {
      guard number < Self.formLimit else { return }
      formNumbers[form] = number
      forms.append(form)
      separatorCounts.append(0)
      texts.append([:])
    }
    separatorCounts[number] = max(separatorCounts[number], rest.count { $0 == form.separator })
    if rests[Array(rest)] == nil { rests[Array(rest)] = (number, output) }
    if let text = rest.text { texts[number][text] = min(texts[number][text] ?? output, output) }
  }

  /// What remains of a name that has `stackName` where this stack's exports have the stack's name; nil when it has
  /// not, or when the remainder has variables or so many parts that the stack name may be a longer one.
  func rest(of name: [NameSymbol], after stackName: [NameSymbol], _ table: NameSymbolTable) -> Rest? {
    for (number, form) in forms.enumerated() {
      let separator = [form.separator].compactMap(\.self)
      let rest: ArraySlice<NameSymbol>
      if form.isAtEnd {
        let tail = separator + stackName
        guard name.count > tail.count, name.suffix(tail.count).elementsEqual(tail) else { continue }
        rest = name.dropLast(tail.count)
      } else {
        let head = form.lead + stackName + separator
        guard name.count > head.count, name.starts(with: head) else { continue }
        rest = name.dropFirst(head.count)
      }
      guard separator.count == 1 || stackName.allSatisfy({ table.isVariable($0) }),
        rest.count(where: { $0 == form.separator }) <= separatorCounts[number],
        !rest.contains(where: table.isVariable)
      else { continue }
      return Rest(
        form: number, symbols: Array(rest), before: name[..<rest.startIndex], after: name[rest.endIndex...])
    }
    return nil
  }

  /// The export whose name is `rest` and the stack name, for which the import has `stackName`.
  func export(ofRest rest: [NameSymbol], after stackName: [NameSymbol], _ table: NameSymbolTable) -> MeantExport? {
    guard rest.count >= 3, let found = rests[rest], let separator = forms[found.form].separator else { return nil }
    let form = forms[found.form]
    let name = form.isAtEnd ? rest + [separator] + stackName : form.lead + stackName + [separator] + rest
    return MeantExport(output: found.output, name: table.pattern(of: name[...]))
  }

  /// The exports whose names are most like a name this stack lacks, at most three.
  func nearest(to rest: Rest, _ table: NameSymbolTable) -> [MeantExport] {
    let outputs = texts[rest.form]
    guard let text = rest.symbols.text else { return [] }
    let (before, after) = (table.pattern(of: rest.before), table.pattern(of: rest.after))
    return Suggestion.nearest(to: text, among: outputs.keys).compactMap { near in
      outputs[near].map {
        MeantExport(output: $0, name: NamePattern(before.tokens + [.text(near)] + after.tokens))
      }
    }
  }
}

extension Sequence<NameSymbol> {
  /// The text; nil when there is something else in it.
  var text: String? {
    var bytes: [UInt8] = []
    for symbol in self {
      guard let byte = symbol.byte else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
