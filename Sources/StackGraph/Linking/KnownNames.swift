import CloudFormation

/// What deployments tell of the names in templates, and which stacks are said to lie outside.
struct KnownNames {
  /// Whether nothing is known of any deployment.
  let isEmpty: Bool
  private let stacks: [Stack]
  private var named: [String: [StackID]] = [:]
  private let outside: [Glob]

  init(_ stacks: [Stack], outside: [String]) {
    self.stacks = stacks
    self.outside = outside.map(Glob.init)
    isEmpty = stacks.allSatisfy { $0.pins.isEmpty }
    for stack in stacks where stack.parent == nil {
      guard let name = stack.text(of: .stackName), !name.isEmpty else { continue }
      named[name, default: []].append(stack.id)
    }
  }

  /// The text a part of a name is in a stack; nil when it is not known.
  func text(of token: NamePattern.Token, in stack: StackID) -> String? {
    switch token {
    case .text(let text): text
    case .pseudo(let pseudo): self[stack].text(of: pseudo)
    case .stackName(let owner): self[owner].text(of: .stackName)
    case .parameter(let name, let owner): self[owner].pinnedText(of: name)
    case .nestedStackName, .opaque: nil
    }
  }

  /// A name with the texts that are known in place of its variables, those of the region and account included.
  func resolved(
    _ pattern: NamePattern, in stack: StackID, keepingVariables: Bool = false, keepingPseudos: Bool = false
  ) -> NamePattern {
    if isEmpty { return pattern }
    return NamePattern(
      pattern.tokens.map { token in
        let isKept = if case .pseudo = token { keepingPseudos } else { keepingVariables }
        return isKept ? token : text(of: token, in: stack).map { .text($0) } ?? token
      })
  }

  /// The ways a name may be written in a stack: as it is, and with the known region and account in it.
  func spellings(_ pattern: NamePattern, in stack: StackID) -> [NamePattern] {
    let spelled = resolved(pattern, in: stack, keepingVariables: true)
    return spelled == pattern ? [pattern] : [pattern, spelled]
  }

  /// Whether a stack can import what another exports: both may be in one region of one account.
  func canImport(_ importer: StackID, from exporter: StackID) -> Bool {
    if isEmpty { return true }
    return [PseudoParameter.region, .accountID].allSatisfy { pseudo in
      guard let here = self[importer].text(of: pseudo), let there = self[exporter].text(of: pseudo) else { return true }
      return here == there
    }
  }

  /// The stacks of a name that a stack can import from.
  func stacks(named name: String, for importer: StackID) -> [StackID] {
    (named[name] ?? []).filter { canImport(importer, from: $0) }
  }

  /// The stacks whose name a text begins with, up to a separator, those of the longest such name first.
  func stacks(atStartOf symbols: [NameSymbol], for importer: StackID) -> [(name: [NameSymbol], stack: StackID)] {
    if named.isEmpty { return [] }
    return symbols.indices.reversed().flatMap { end -> [(name: [NameSymbol], stack: StackID)] in
      let head = symbols[..<end]
      guard !symbols[end].isAlphanumeric, end <= Self.stackNameLimit, let name = head.text else { return [] }
      return stacks(named: name, for: importer).map { (Array(head), $0) }
    }
  }

  /// Whether the stack behind a name is said to lie outside: what may be the stack's name, the beginning up to a
  /// separator or the end of a part, is listed.
  func isOutside(_ pattern: NamePattern, in stack: StackID) -> Bool {
    if outside.isEmpty { return false }
    var text = ""
    for token in pattern.tokens {
      // What is not known is matched by a star alone.
      let part = self.text(of: token, in: stack) ?? defaultText(of: token) ?? "\u{FFFC}"
      for character in part.utf8.prefix(Self.stackNameLimit) {
        if !character.isLetterOrDigit, character < 0x80, isOutside(stackName: text) { return true }
        text.unicodeScalars.append(Unicode.Scalar(character))
      }
      if isOutside(stackName: text) { return true }
    }
    return false
  }

  /// Whether the stack of a name is said to lie outside.
  func isOutside(stackName: String) -> Bool { !stackName.isEmpty && outside.contains { $0.matches(stackName) } }

  /// Whether a name is that of a stack other than `owner`, as far as `importer` can import from it.
  func isTaken(stackName: String, by importer: StackID, except owner: StackID) -> Bool {
    stacks(named: stackName, for: importer).contains { $0 != owner }
  }

  private func defaultText(of token: NamePattern.Token) -> String? {
    guard case .parameter(let name, let stack) = token else { return nil }
    return self[stack].template.parameters[name]?.defaultValue?.text
  }

  /// CloudFormation's own limit, in bytes.
  private static let stackNameLimit = 128

  private subscript(id: StackID) -> Stack { stacks[Int(id.index)] }
}
