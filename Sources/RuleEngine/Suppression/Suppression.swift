import Findings
import RuleBook
import SourceText

/// A place in a template that asks for findings of some rules in a part of it to be ignored.
struct Suppression {
  /// A name of a rule as the suppression writes it.
  struct Name {
    /// The id or alias.
    let text: String
    /// Where it is written.
    let span: Span
    /// The rules that are called so; empty when none is.
    let rules: [RuleID]

    init(_ text: String, at span: Span) { self.init(text, at: span, rules: RuleBook.find(text).map(\.id)) }

    init(_ text: String, at span: Span, rules: [RuleID]) {
      self.text = text
      self.span = span
      self.rules = rules
    }
  }

  /// The rules it names.
  let names: [Name]
  /// What it covers: findings that begin here, the end included, are ignored.
  let coverage: Span
  /// The logical path of what it covers; empty for the whole file.
  let path: String
  /// Whether it is written for another tool, whose ids name no rule here at times.
  var isForeign = false

  /// All of any file.
  static let wholeFile = Span(0, Int32.max)
}

/// A suppression that cannot be understood, and so has no effect.
struct MalformedSuppression {
  /// What is wrong and how it is written rightly.
  let message: Finding.Message
  /// Where it is written.
  let span: Span
  /// The logical path of the place.
  let path: String
}
