/// A file of a workspace, written in a page, with what the rule must find in it.
package struct Example: Sendable {
  /// What the file is written in.
  package enum Language: String, Sendable, CaseIterable { case yaml, json, config }

  /// What the file is for.
  package enum Role: String, Sendable, CaseIterable {
    /// The rule finds what the marks say, and nothing else.
    case bad
    /// The rule finds nothing.
    case good
    /// A file the workspace needs; the rule's findings in it are marked like those of a bad one.
    case with
    /// What `--fix` makes of the example of the same name.
    case fixed
    /// The configuration the workspace is checked with.
    case config
  }

  /// A line the rule must point at.
  package struct Expectation: Sendable {
    /// Whether it is the place of a finding or of a note.
    package enum Mark: String, Sendable, CaseIterable { case finding, note }

    /// Whether it is the place of a finding or of a note.
    package let mark: Mark
    /// The line of the example's content, counted from 1.
    package let line: Int
    /// What the message must contain; nil when any will do.
    package let text: String?
    /// Parameters or conditions and the values they have in the finding's scenario; empty when none is asked for.
    package let scenario: [(name: String, value: String)]
  }

  /// What the file is written in.
  package let language: Language
  /// What the file is for.
  package let role: Role
  /// The file's name in its workspace.
  package let file: String
  /// The file's text, its marks included.
  package let content: String
  /// The line in the page's file of the fence that opens the example; the content's line `n` is `line + n`.
  package let line: Int
  /// What the rule must find in the file, in the order of its lines.
  package let expectations: [Expectation]

  /// Makes the example of a code block, and adds what is wrong with its marks to `problems`.
  init(_ header: Header, lines: [Substring], line: Int, problems: inout [PageProblem]) {
    language = header.language
    role = header.role
    file = header.file
    content = lines.map { $0 + "\n" }.joined()
    self.line = line
    var expectations: [Expectation] = []
    for expectation in header.expectations {
      expectations.append(expectation)
      if !(1...max(1, lines.count)).contains(expectation.line) {
        problems.append(PageProblem(line: line, message: "The example has no line \(expectation.line)."))
      }
    }
    if header.language == .yaml {
      var marks = MarkReader()
      for (index, text) in lines.enumerated() {
        do throws(Mistake) {
          try marks.read(text, number: index + 1)
        } catch {
          problems.append(PageProblem(line: line + index + 1, message: error.message))
        }
      }
      if !marks.waiting.isEmpty {
        problems.append(PageProblem(line: line + lines.count, message: "No line follows the mark."))
      }
      expectations += marks.expectations
    }
    self.expectations = expectations.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }

  /// Why a code block cannot be read as an example.
  struct Mistake: Error {
    let message: String
  }

  /// What the line says that opens an example: `yaml bad network.yaml`, `json good`, `json bad a.json finding=4,7`, `config`.
  struct Header {
    let language: Language
    let role: Role
    let file: String
    let expectations: [Expectation]

    /// Reads the words after the fence; nil when they open code that is no example.
    init?(_ info: Substring) throws(Mistake) {
      var words = words(of: info)[...]
      guard let language = words.popFirst().flatMap({ Language(rawValue: String($0)) }) else { return nil }
      if language == .config {
        role = .config
      } else {
        guard let word = words.popFirst() else { return nil }
        guard let role = Role(rawValue: String(word)), role != .config else {
          throw Mistake(message: "An example is `bad`, `good`, `with` or `fixed`, not `\(word)`.")
        }
        self.role = role
      }
      self.language = language
      if let word = words.first, !word.utf8.contains(UInt8(ascii: "=")) {
        file = String(word)
        words.removeFirst()
      } else {
        file =
          switch language {
          case .yaml: "template.yaml"
          case .json: "template.json"
          case .config: ".stackproof.yaml"
          }
      }
      var expectations: [Expectation] = []
      for word in words {
        let parts = word.split(separator: "=", omittingEmptySubsequences: false)
        let lines = parts.count == 2 ? parts[1].split(separator: ",").map { Int($0) } : []
        guard let mark = Expectation.Mark(rawValue: String(parts[0])), !lines.isEmpty, !lines.contains(nil) else {
          throw Mistake(message: "After the file's name stands `finding=` or `note=` with line numbers, not `\(word)`.")
        }
        for line in lines { expectations.append(Expectation(mark: mark, line: line!, text: nil, scenario: [])) }
      }
      self.expectations = expectations
    }
  }
}
