import CloudFormation

/// Tells how well the name of an exporter's file fits what an import calls the exporter.
struct NameAffinity {
  private var wordsOfStack: [StackID: Set<String>] = [:]
  private let stacks: [Stack]

  init(_ stacks: [Stack]) { self.stacks = stacks }

  /// Words that people use for the same part of a system.
  private static let synonyms = [
    "net": "network", "networking": "network", "vpc": "network", "database": "database", "db": "database",
    "rds": "database", "aurora": "database", "ecs": "cluster", "fargate": "cluster", "security": "security",
    "sg": "security", "lb": "loadbalancer", "alb": "loadbalancer", "elb": "loadbalancer",
  ]

  /// Words that tell nothing about which stack is meant.
  private static let emptyWords: Set<String> = [
    "stack", "name", "parent", "my", "the", "template", "templates", "cfn", "cf", "cloudformation", "main", "export",
    "aws", "param", "parameter", "id", "prefix",
  ]

  /// How many words the two have in common; much more when the one is the name of the other.
  mutating func score(of binding: Words, for stack: StackID) -> Int {
    let words = words(of: stack)
    let common = binding.words.count { words.contains($0) }
    return binding.names.contains(Self.letters(of: stacks[Int(stack.index)].name)) ? common + 100 : common
  }

  private mutating func words(of stack: StackID) -> Set<String> {
    if let known = wordsOfStack[stack] { return known }
    let words = Self.words(of: stacks[Int(stack.index)].name)
    wordsOfStack[stack] = words
    return words
  }

  /// What an import calls its exporter.
  struct Words {
    /// The words, synonyms as one.
    let words: Set<String>
    /// The names that may be the exporter's.
    let names: Set<String>

    /// The words of a binding: its text, the names of its parameters and their defaults.
    init(of binding: NamePattern, _ stacks: [Stack]) {
      var texts: [String] = []
      var names: Set<String> = []
      for token in binding.tokens {
        switch token {
        case .text(let text):
          texts.append(text)
          if binding.tokens.count == 1 { names.insert(NameAffinity.letters(of: text)) }
        case .parameter(let name, let stack):
          texts.append(name)
          guard let text = stacks[Int(stack.index)].template.parameters[name]?.defaultValue?.text else { continue }
          texts.append(text)
          if binding.tokens.count == 1 { names.insert(NameAffinity.letters(of: text)) }
        case .pseudo, .stackName, .nestedStackName, .opaque: break
        }
      }
      words = texts.reduce(into: []) { $0.formUnion(NameAffinity.words(of: $1)) }
      self.names = names.filter { !$0.isEmpty }
    }
  }

  /// The letters and digits of a name, all small.
  static func letters(of name: String) -> String {
    String(decoding: name.utf8.filter(\.isLetterOrDigit).map(\.lowercased), as: UTF8.self)
  }

  /// The words of a name in any of the usual spellings, without those that tell nothing, synonyms as one.
  static func words(of name: String) -> Set<String> {
    var words: Set<String> = []
    for word in spelledWords(of: Array(name.utf8)) {
      let word = String(decoding: word.map(\.lowercased), as: UTF8.self)
      if !emptyWords.contains(word) { words.insert(synonyms[word] ?? word) }
    }
    return words
  }

  /// Splits at all but letters, before capitals that follow small letters, and before the last of several capitals
  /// when a small letter follows: `ParentVPCStack` is Parent, VPC, Stack.
  private static func spelledWords(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    func isCapital(_ index: Int) -> Bool { bytes[index].isLetter && bytes[index] != bytes[index].lowercased }
    var words: [ArraySlice<UInt8>] = []
    var start = 0
    for index in 0...bytes.count {
      let isEnd = index == bytes.count || !bytes[index].isLetter
      let isBorder =
        !isEnd && index > start && isCapital(index)
        && (!isCapital(index - 1) || index + 1 < bytes.count && bytes[index + 1].isLetter && !isCapital(index + 1))
      guard isEnd || isBorder else { continue }
      if index > start { words.append(bytes[start..<index]) }
      start = isEnd ? index + 1 : index
    }
    return words
  }
}
