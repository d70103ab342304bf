import SourceText

/// Decides whether a file is JSON or YAML.
enum TreeReading {
  /// Reads a file as what it is.
  static func read(_ file: SourceFile) -> (TreeBuilder, Tree.Format) {
    var (builder, format) = dispatch(file)
    // A file without documents reads as one that is null, so that every tree has a root.
    if builder.roots.isEmpty { builder.scalar(.plain, at: .fileStart, text: .fileStart) }
    if let invalid = file.invalidBytes { builder.problems.append(SyntaxProblem(.invalidBytes, at: invalid)) }
    return (builder, format)
  }

  private static func dispatch(_ file: SourceFile) -> (TreeBuilder, Tree.Format) {
    guard let first = file.text.first(where: { !$0.isSpace }), first == 0x7B || first == 0x5B else {
      return (yaml(file), .yaml)
    }
    let json = JSONReader.read(file.text)
    guard json.isFaulty else { return (json.builder, .json) }
    var yaml = yaml(file)
    let isYAML = yaml.problems.allSatisfy { !$0.kind.isSyntactic }
    if isNamedJSON(file.path) || json.isMissingCommaOnly {
      guard isYAML, json.isCutShort else { return (json.builder, .json) }
      yaml.problems += json.builder.problems.filter(\.kind.isSyntactic)
      return (yaml, .yaml)
    }
    return isYAML || !json.hasQuotedKeys ? (yaml, .yaml) : (json.builder, .json)
  }

  private static func yaml(_ file: SourceFile) -> TreeBuilder {
    var reader = YAMLReader(file)
    reader.read()
    return reader.builder
  }

  private static func isNamedJSON(_ path: String) -> Bool { path.hasSuffix(".json") || path.hasSuffix(".template") }
}

extension SyntaxProblem.Kind {
  /// Whether the text breaks the grammar, rather than what YAML says about its nodes.
  fileprivate var isSyntactic: Bool {
    switch self {
    case .duplicateKey, .unknownAlias, .recursiveAlias, .aliasExpandsTooFar, .invalidBytes: false
    case .invalidYAML, .tabIndentation, .invalidJSON, .tooDeep, .tooManyDirectives, .controlCharacter: true
    }
  }
}
