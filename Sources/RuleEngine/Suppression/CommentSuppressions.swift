import Findings
import SourceText
import YAMLTree

/// The suppressions in the comments of a file.
struct CommentSuppressions {
  private(set) var suppressions: [Suppression] = []
  private(set) var malformed: [MalformedSuppression] = []

  init(_ tree: Tree) {
    var targets: CommentTargets?
    for comment in tree.comments {
      for reading in CommentDirective.read(comment.span, in: tree.file.text) {
        switch reading {
        case .malformed(let message, let span): report(message, at: span)
        case .directive(let directive) where directive.scope == .file:
          if comment.span.start < tree.roots[0].fullSpan.start {
            suppressions.append(
              Suppression(names: directive.names, coverage: Suppression.wholeFile, path: ""))
          } else {
            report(.standsTooLow(directive.names), at: directive.span)
          }
        case .directive(let directive):
          let known = targets ?? CommentTargets(tree)
          targets = known
          guard let target = known.coverage(of: comment) else {
            report(.coversNothing(directive.names), at: directive.span)
            continue
          }
          // The comment is part of what it covers, so that it can name the rules about suppressions as well.
          suppressions.append(
            Suppression(
              names: directive.names, coverage: target.span.union(comment.span), path: target.path))
        }
      }
    }
  }

  private mutating func report(_ message: Finding.Message, at span: Span) {
    malformed.append(MalformedSuppression(message: message, span: span, path: ""))
  }
}

extension Finding.Message {
  fileprivate static func standsTooLow(_ names: [Suppression.Name]) -> Self {
    """
    `ignore-file[\(names.map(\.text).joined(separator: ", "))]` stands below the first key, where it ignores nothing: \
    what holds for a whole file stands at its top. Move it there, or write `ignore` for the next key alone.
    """
  }

  fileprivate static func coversNothing(_ names: [Suppression.Name]) -> Self {
    """
    `ignore[\(names.map(\.text).joined(separator: ", "))]` ignores nothing, since no key or item follows it. Write it \
    at the end of the line it is about, or alone above it.
    """
  }
}
