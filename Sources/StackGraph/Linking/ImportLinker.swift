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
  private var allowedTexts: [NamePattern.Token: Set<String>?] = [:]
  /// For each stack the folders of its template's file.
  private let folders: [[Substring]]

  init(_ stacks: [Stack], _ sites: [ImportSite]) {
    self.stacks = stacks
    self.sites = sites
    reader = NamePatternReader(stacks)
    affinity = NameAffinity(stacks)
    missing = MissingNames(stacks)
    folders = stacks.map { $0.template.file.path.split(separator: "/").dropLast() }
  }

  /// Makes all decisions.
  mutating func link() {
    for stack in stacks {
      for (position, output) in stack.template.outputs.enumerated() {
        guard let name = output.exportName else { continue }
        add(ExportSite(output: OutputID(stack.id, position), patterns: reader.patterns(of: name, in: stack.id)))
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
    for pattern in export.patterns {
      let symbols = table.symbols(of: pattern)
      let byDefault = pattern.withDefaults(stacks).map { table.symbols(of: $0) }
      index.add(export.output, symbols, byDefault: byDefault, table)
      missing.add(export.output, symbols, table)
    }
  }

  /// Decides the imports of one stack.
  private mutating func link(_ range: Range<Int>, of stack: Stack) {
    var numbers: [[NamePattern]: Int] = [:]
    var names: [ImportedName] = []
    for site in range {
      let number = numbers[patterns[site]] ?? names.count
      if number == names.count {
        numbers[patterns[site]] = number
        names.append(ImportedName(patterns: patterns[site]))
      }
      names[number].sites.append(site)
    }
    var claims = ExporterClaims()
    for (number, name) in names.enumerated() {
      var isClaimed = false
      for pattern in name.patterns where claim(pattern, number, stack, &claims) { isClaimed = true }
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
        names[number].symbols = names[number].patterns.first.map { table.symbols(of: $0) } ?? []
        continue
      }
      let outputs = settlement.outputs.sorted()
      let resolution: ImportResolution =
        !settlement.isOtherTemplate
        ? .selfInstance(outputs[0]) : outputs.count == 1 ? .unique(outputs[0]) : .alternatives(outputs)
      let stackName = settlement.stackName.map { table.pattern(of: claims.bindings[$0]) }
      for site in names[number].sites { links[site] = Link(resolution: resolution, stackName: stackName) }
      names[number].isSettled = true
    }
    for (number, resolution) in missing.resolutions(of: names, claims, table) {
      for site in names[number].sites { links[site].resolution = resolution }
    }
  }

  private mutating func settle(_ claims: inout ExporterClaims, _ stack: Stack) {
    var words: [Int: NameAffinity.Words] = [:]
    let importerFolders = folders[Int(stack.id.index)]
    let scores = claims.claims.map { claim in
      let binding = claim.key.binding
      let bindingWords =
        words[binding] ?? NameAffinity.Words(of: table.pattern(of: claims.bindings[binding]), stacks)
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
    for export in index.exports(named: symbols) {
      let key = ExporterClaim.Key(
        exporter: root(of: export.output), binding: claims.number(ofBinding: []), isStackName: false,
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
      for entry in shape.entries where isPossible(parts, entry) {
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

  /// Whether an export's variables can have the values they are bound to, and are not just the same variables.
  private mutating func isPossible(_ parts: [BoundPart], _ entry: ExportShape.Entry) -> Bool {
    var isSame = true
    for (part, variable) in zip(parts, entry.variables) {
      if part.token == variable { continue }
      isSame = false
      if case .stackName = variable, case .stackName? = part.token { return false }
      if let text = part.text, let allowed = allowedTexts(of: variable), !allowed.contains(text) { return false }
    }
    return !isSame
  }

  private mutating func allowedTexts(of variable: NamePattern.Token) -> Set<String>? {
    if let known = allowedTexts[variable] { return known }
    var allowed: Set<String>?
    if case .parameter(let name, let stack) = variable,
      let values = stacks[Int(stack.index)].template.parameters[name]?.allowedValues
    {
      allowed = Set(values.compactMap(\.text))
    }
    allowedTexts[variable] = .some(allowed)
    return allowed
  }

  private func root(of output: OutputID) -> StackID { stacks[Int(output.stack.index)].root }
}

/// A name a stack imports, once or more often.
struct ImportedName {
  let patterns: [NamePattern]
  /// The first pattern as symbols, when the name was not settled.
  var symbols: [NameSymbol] = []
  var sites: [Int] = []
  /// Whether exports were found.
  var isSettled = false

  init(patterns: [NamePattern]) { self.patterns = patterns }
}
