import CloudFormation

/// Tells how well the name of an exporter or of its file fits what an import calls the exporter.
struct NameAffinity {
  private var filesOfStack: [StackID: FileWords] = [:]
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
    if binding.words.isEmpty && binding.names.isEmpty { return 0 }
    let file = file(of: stack)
    let common = binding.words.count { file.words.contains($0) }
    return binding.names.isDisjoint(with: file.names) ? common : common + 100
  }

  private struct FileWords {
    let words: Set<String>
    let names: Set<String>
  }

  private mutating func file(of id: StackID) -> FileWords {
    if let known = filesOfStack[id] { return known }
    let stack = stacks[Int(id.index)]
    let names = [stack.fileStem, stack.deployment?.stackName].compactMap(\.self)
    let file = FileWords(words: Set(names.flatMap(Self.words)), names: Set(names.map(Self.letters)))
    filesOfStack[id] = file
    return file
  }

  /// What an import calls its exporter.
  struct Words {
    /// The words, synonyms as one.
    let words: Set<String>
    /// The names that may be the exporter's.
    let names: Set<String>

    /// The words of a binding: its text, the names of its parameters and their defaults; and those of parameters that
    /// are given the text.
    init(of binding: NamePattern, givenFor parameters: [String] = [], _ stacks: [Stack]) {
      var texts = parameters
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
    for word in NameWords(name).words where !emptyWords.contains(word) { words.insert(synonyms[word] ?? word) }
    return words
  }
}
