import CloudFormation
import Findings
import RuleEngine
import SourceText
import YAMLTree

extension Rule {
  /// A text that is no YAML or JSON in some place.
  static let malformedDocument = Rule.template("malformed-document") { template, context in
    for problem in template.tree.problems {
      let text = template.file.text(of: problem.span)
      guard let message = problem.kind.message(at: text, startsLine: template.file.startsLine(at: problem.span)) else {
        continue
      }
      let notes = problem.related.map { [Note("begins here", at: context.place($0, in: template))] } ?? []
      context.report(message, at: context.place(problem.span, in: template), notes: notes)
    }
  }
}

extension SourceFile {
  /// Whether nothing but blanks stands before a place on its line.
  package func startsLine(at span: Span) -> Bool {
    let before = text[..<Int(span.start)].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return before == nil || before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r")
  }
}

extension SyntaxProblem.Kind {
  /// What to say of the problem at a text; nil for equal keys, which are another rule's.
  package func message(at text: String, startsLine: Bool) -> Finding.Message? {
    switch self {
    case .duplicateKey: nil
    case .invalidYAML(let reason, let context):
      .isNoYAML(YAMLFault(reason: reason, context: context, startsLine: startsLine).explanation(text))
    case .invalidJSON(let fault): .isNoJSON(fault.explanation)
    case .tabIndentation: .isIndentedByTab
    case .unknownAlias(let name): .unknownAlias(name)
    case .recursiveAlias(let name): .recursiveAlias(name)
    case .aliasExpandsTooFar(let name): .aliasExpandsTooFar(name)
    case .tooDeep(let limit): .isTooDeep(limit)
    case .tooManyDirectives(let limit): .hasTooManyDirectives(limit)
    case .invalidBytes: .hasInvalidBytes
    case .controlCharacter(let code): .hasControlCharacter(code)
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoYAML(_ explanation: String) -> Self { "This is not valid YAML: \(wording: explanation)" }

  fileprivate static func isNoJSON(_ explanation: String) -> Self { "This is not valid JSON: \(wording: explanation)" }

  fileprivate static var isIndentedByTab: Self {
    "A tab indents this line, which YAML does not allow. Indent it with spaces."
  }

  fileprivate static func unknownAlias(_ name: String) -> Self {
    """
    The alias `*\(name)` repeats a value that no `&\(wording: name)` above it marks. Mark the value, or put quotes \
    around the text if it is meant to begin with `*`.
    """
  }

  fileprivate static func recursiveAlias(_ name: String) -> Self {
    "The alias `*\(name)` stands inside the very value it repeats, which therefore has no end. Write the value out."
  }

  fileprivate static func aliasExpandsTooFar(_ name: String) -> Self {
    "The alias `*\(name)` makes the document too large or too deep to be followed. Write fewer aliases of aliases."
  }

  fileprivate static func isTooDeep(_ limit: Int) -> Self {
    "Lists and maps are nested more than \(limit) deep, and what is deeper is not checked. Nest them less deep."
  }

  fileprivate static func hasTooManyDirectives(_ limit: Int) -> Self {
    "The file begins with more than \(limit) `%` directives, so it is not read. CloudFormation needs none; remove them."
  }

  fileprivate static var hasInvalidBytes: Self {
    "These bytes are no text in the encoding of the file. Save the file as UTF-8."
  }

  fileprivate static func hasControlCharacter(_ code: UInt32) -> Self {
    let digits = String(code, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "The character U+\(padded) is not allowed in a template. Remove it, or escape it inside double quotes."
  }
}
