import CloudFormation

/// Decides which export each import means, by their names alone.
///
/// Most names have a variable in them: the exporter's stack name, and a parameter of the importer that is to be given
/// that name. An export's variables may stand for parts of an import's name, never the reverse. All names one stack
/// imports are decided together, because what stands for a stack name stands for one stack.
struct ImportLinker {
  /// A decision.
  struct Link {
    var resolution: ImportResolution
    var stackName: NamePattern?
    /// Whether the exporting stack is said to lie outside.
    var isOutside = false
  }

  let stacks: [Stack]
  let sites: [ImportSite]
  private(set) var exports: [ExportSite] = []
  private(set) var patterns: [[NamePattern]] = []
  private(set) var links: [Link] = []
  private(set) var table = NameSymbolTable()
  private var reader: NamePatternReader
  private var index = ExportIndex()
  private var affinity: NameAffinity
  private var missing: MissingNames
  private let known: KnownNames
  private var allowedTexts: [NamePattern.Token: AllowedTexts] = [:]
  /// For each stack the folders of its template's file.
  private let folders: [[Substring]]

  init(_ stacks: [Stack], _ sites: [ImportSite], outside: [String]) {
    self.stacks = stacks
    self.sites = sites
    known = KnownNames(stacks, outside: outside)
    reader = NamePatternReader(stacks, known)
    affinity = NameAffinity(stacks)
    missing = MissingNames(stacks, known)
    folders = stacks.map { $0.template.file.path.split(at: "/").dropLast() }
  }

  /// Makes all decisions.
  mutating func link() {
    for stack in stacks {
      for (position, output) in stack.template.outputs.enumerated() {
        guard let name = output.exportName else { continue }
        let patterns = reader.patterns(of: name, in: stack.id)
        add(
          ExportSite(
            output: OutputID(stack.id, position), patterns: patterns,
            names: patterns.map { known.resolved($0, in: stack.id) }))
      }
    }
    patterns = sites.map { reader.patterns(of: $0.name, in: $0.stack) }
    links = Array(repeating: Link(resolution: .external, stackName: nil), count: sites.count)
    var start = 0
    while start < sites.count {
      var end = start + 1
      while end < sites.count, sites[end].stack == sites[start].stack { end += 1 }
      link(start..<end, of: stacks[Int(sites[start].stack.index)])
      start = end
    }
  }

  private mutating func add(_ export: ExportSite) {
    exports.append(export)
    for (pattern, name) in zip(export.patterns, export.names) {
      for spelling in known.spellings(pattern, in: export.output.stack) {
        index.add(export.output, table.symbols(of: spelling), table)
      }
      missing.add(export.output, table.symbols(of: pattern), table)
      if name != pattern {
        let known = ExportIndex.Equal(
          output: export.output, stackName: knownStackName(in: pattern, export.output.stack))
        index.add(known, named: table.symbols(of: name))
      }
      if let byDefault = name.withDefaults(stacks) {
        index.add(
          ExportIndex.Equal(output: export.output, isByDefault: true), named: table.symbols(of: byDefault))
      }
    }
  }

  /// The known name of the one stack whose name is a part of an export's.
  private mutating func knownStackName(in pattern: NamePattern, _ exporter: StackID) -> ExportIndex.KnownStackName? {
    var found: ExportIndex.KnownStackName?
    for token in pattern.tokens {
      guard case .stackName(let stack) = token, let text = known.text(of: token, in: exporter) else { continue }
      if let found, found.stack != stack { return nil }
      found = ExportIndex.KnownStackName(stack: stack, symbols: table.symbols(of: NamePattern([.text(text)])))
    }
    return found
  }

  /// Decides the imports of one stack.
  private mutating func link(_ range: Range<Int>, of stack: Stack) {
    var numbers: [[NamePattern]: Int] = [:]
    var names: [ImportedName] = []
    for site in range {
      let number = numbers[patterns[site]] ?? names.count
      if number == names.count {
        numbers[patterns[site]] = number
        names.append(ImportedName(patterns[site], in: stack.id, known))
      }
      names[number].sites.append(site)
    }
    var claims = ExporterClaims()
    for (number, name) in names.enumerated() {
      var isClaimed = false
      for pattern in name.spellings where claim(pattern, number, stack, &claims) { isClaimed = true }
      if isClaimed { continue }
      for step in 0..<2 where !isClaimed {
        for pattern in name.patterns {
          for expanded in step == 0 ? pattern.keepingOneVariable(stacks) : pattern.keepingNoVariable(stacks)
          where claim(expanded, number, stack, &claims) { isClaimed = true }
        }
      }
    }
    settle(&claims, stack)
    for number in names.indices {
      guard let settlement = claims.settlements[number] else {
        let isOutside = known.isOutside(names[number].written, in: stack.id)
        if isOutside {
          for site in names[number].sites { links[site].isOutside = true }
        } else {
          names[number].symbols = names[number].patterns.first.map { table.symbols(of: $0) } ?? []
          names[number].writtenSymbols = table.symbols(of: names[number].written)
        }
        continue
      }
      let outputs = settlement.outputs.sorted()
      let resolution: ImportResolution =
        !settlement.isOtherTemplate
        ? .selfInstance(outputs[0]) : outputs.count == 1 ? .unique(outputs[0]) : .alternatives(outputs)
      let stackName = settlement.stackName.flatMap { binding in
        names[number].written(table.pattern(of: claims.bindings[binding]), in: stack.id, known)
      }
      for site in names[number].sites { links[site] = Link(resolution: resolution, stackName: stackName) }
      names[number].isSettled = true
    }
    for (number, resolution) in missing.resolutions(of: names, importedBy: stack.id, claims, table) {
      for site in names[number].sites { links[site].resolution = resolution }
    }
  }

  private mutating func settle(_ claims: inout ExporterClaims, _ stack: Stack) {
    var words: [Int: NameAffinity.Words] = [:]
    let importerFolders = folders[Int(stack.id.index)]
    let given = Dictionary(grouping: stacks[Int(stack.root.index)].pins, by: \.value.text)
    let scores = claims.claims.map { claim in
      let binding = claim.key.binding
      let bindingWords =
        words[binding]
        ?? {
          let pattern = table.pattern(of: claims.bindings[binding])
          let parameters = pattern.text.flatMap { given[$0] }?.map(\.key) ?? []
          return NameAffinity.Words(of: pattern, givenFor: parameters, stacks)
        }()
      words[binding] = bindingWords
      let exporter = stacks[Int(claim.key.exporter.index)]
      let source = stacks[Int(claim.outputs[0][0].stack.index)]
      var fit = affinity.score(of: bindingWords, for: exporter.id)
      if source.id != exporter.id { fit = max(fit, affinity.score(of: bindingWords, for: source.id)) }
      let isSameTemplate =
        source.template === stack.template
        || claim.key.isStackName && exporter.template === stacks[Int(stack.root.index)].template
      return ClaimScore(
        exactness: claim.key.exactness, covered: claim.names.count, literalLength: claim.literalLength,
        affinity: fit, isOtherTemplate: claim.key.exactness > 0 || !isSameTemplate,
        closeness: Self.closeness(importerFolders, folders[Int(source.id.index)]))
    }
    claims.settle(by: scores)
  }

  /// How near to each other two files are: the folders they share, less those the second goes down from there.
  private static func closeness(_ a: [Substring], _ b: [Substring]) -> Int {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return shared - (b.count - shared)
  }

  /// Adds the claims of all exports that may have a name; false when there are none.
  private mutating func claim(
    _ pattern: NamePattern, _ name: Int, _ stack: Stack, _ claims: inout ExporterClaims
  ) -> Bool {
    let symbols = table.symbols(of: pattern)
    var isClaimed = false
    for export in index.exports(named: symbols) where known.canImport(stack.id, from: export.output.stack) {
      let key = ExporterClaim.Key(
        exporter: export.stackName?.stack ?? root(of: export.output),
        binding: claims.number(ofBinding: export.stackName?.symbols ?? []), isStackName: export.stackName != nil,
        exactness: export.isByDefault ? 1 : 2)
      claims.add(export.output, for: name, key, literalLength: 0)
      isClaimed = true
    }
    for match in index.matches(symbols, table) {
      let shape = index.shapes[match.shape]
      let parts = match.binding.map { range in
        BoundPart(
          token: range.count == 1 ? table.token(of: symbols[range.lowerBound]) : nil,
          text: table.pattern(of: symbols[range]).text)
      }
      let variable = shape.stackNameVariable
      let binding = claims.number(ofBinding: Array(symbols[match.binding[variable ?? 0]]))
      for entry in shape.entries where isPossible(parts, entry, for: stack.id) {
        let exporter =
          switch variable.map({ entry.variables[$0] }) {
          case .stackName(let stack), .nestedStackName(let stack): stack
          default: root(of: entry.output)
          }
        let key = ExporterClaim.Key(
          exporter: exporter, binding: binding, isStackName: variable != nil, exactness: 0)
        claims.add(entry.output, for: name, key, literalLength: shape.literalLength)
        isClaimed = true
      }
    }
    return isClaimed
  }

  /// What a variable of an export stands for.
  private struct BoundPart {
    /// The variable of the importer, when it is one.
    let token: NamePattern.Token?
    /// The text, when it is known.
    let text: String?
  }

  /// Whether an export's variables can have the values they are bound to, and are not just the same variables or what
  /// these are known to be.
  private mutating func isPossible(_ parts: [BoundPart], _ entry: ExportShape.Entry, for importer: StackID) -> Bool {
    guard known.canImport(importer, from: entry.output.stack) else { return false }
    var isSame = true
    for (part, variable) in zip(parts, entry.variables) {
      if part.token == variable { continue }
      guard let text = part.text ?? part.token.flatMap({ known.text(of: $0, in: importer) }) else {
        if case .stackName = variable {
          if case .stackName? = part.token { return false }
          if let token = part.token, known.isOutside(NamePattern([token]), in: importer) { return false }
        }
        isSame = false
        continue
      }
      switch allowedTexts(of: variable) {
      case .one(let known):
        if text != known { return false }
        continue
      case .some(let allowed): if !allowed.contains(text) { return false }
      case .any:
        guard case .stackName(let owner) = variable else { break }
        if known.isTaken(stackName: text, by: importer, except: owner) || known.isOutside(stackName: text) {
          return false
        }
      }
      isSame = false
    }
    return !isSame
  }

  /// The texts a variable can be.
  private enum AllowedTexts {
    case any
    case some(Set<String>)
    case one(String)
  }

  private mutating func allowedTexts(of variable: NamePattern.Token) -> AllowedTexts {
    if let known = allowedTexts[variable] { return known }
    var allowed = AllowedTexts.any
    switch variable {
    case .parameter(_, let stack), .stackName(let stack):
      if let text = known.text(of: variable, in: stack) {
        allowed = .one(text)
      } else if case .parameter(let name, _) = variable,
        let values = stacks[Int(stack.index)].template.parameters[name]?.allowedValues
      {
        allowed = .some(Set(values.compactMap(\.text)))
      }
    case .text, .pseudo, .nestedStackName, .opaque: break
    }
    allowedTexts[variable] = allowed
    return allowed
  }

  private func root(of output: OutputID) -> StackID { stacks[Int(output.stack.index)].root }
}
