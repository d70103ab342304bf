import CloudFormation
import Findings
import RuleBook
import SourceText

/// Takes away the findings that templates ignore, and finds what is wrong with the suppressions themselves.
package struct SuppressionPass {
  /// The findings that are left, and those about suppressions.
  package private(set) var kept: [Finding]
  /// How many findings the suppressions took away.
  package private(set) var ignoredCount = 0
  private let ran: Set<RuleID>
  private let isNarrowed: Bool

  /// A rule in a file.
  private struct Subject: Hashable {
    let file: FileID
    let rule: RuleID

    init(_ rule: RuleID, in file: FileID) {
      self.file = file
      self.rule = rule
    }

    init(_ finding: Finding) { self.init(finding.rule, in: finding.place.file) }
  }

  /// What a template says about ignoring findings.
  private struct Source {
    let file: FileID
    let suppressions: [Suppression]
    let malformed: [MalformedSuppression]
    /// Whether all of the file could be read, so that what is not found is not there.
    let isWhole: Bool

    init(_ template: Template) {
      let comments = CommentSuppressions(template.tree)
      let metadata = MetadataSuppressions(template)
      file = template.file.id
      suppressions = comments.suppressions + metadata.suppressions
      malformed = comments.malformed + metadata.malformed
      isWhole = template.tree.problems.isEmpty
    }
  }

  /// Applies the suppressions of `templates` to `findings`, which the rules `ran` made. Where suppressions are not
  /// honoured they take nothing away, but what is wrong with them is found all the same. Where the run `isNarrowed` to
  /// some values of parameters, none is told to be unused: it may serve other values.
  package init(
    _ findings: [Finding], in templates: [Template], ran: Set<RuleID>, isHonoured: Bool = true,
    isNarrowed: Bool = false
  ) {
    kept = findings
    self.ran = ran
    self.isNarrowed = isNarrowed
    let sources = templates.map(Source.init).filter { !$0.suppressions.isEmpty || !$0.malformed.isEmpty }
    guard !sources.isEmpty else { return }
    reportMalformed(in: sources)
    reportUnknown(in: sources)
    // A suppression of this rule is judged when the rule has spoken of all others.
    let last: RuleID = "suppression-unused"
    let coverage = Self.coverage(by: sources)
    reportUnused(in: sources, starts(of: coverage)) { !$0.rules.contains(last) }
    let starts = starts(of: coverage)
    if isHonoured {
      let count = kept.count
      kept.removeAll { coverage[Subject($0)]?.covers($0.place.span.start) == true }
      ignoredCount = count - kept.count
    }
    reportUnused(in: sources, starts) { $0.rules.contains(last) }
  }

  private static func coverage(by sources: [Source]) -> [Subject: CoverageIndex] {
    var spans: [Subject: [Span]] = [:]
    for source in sources {
      for suppression in source.suppressions {
        for rule in suppression.names.flatMap(\.rules) {
          spans[Subject(rule, in: source.file), default: []].append(suppression.coverage)
        }
      }
    }
    return spans.mapValues { CoverageIndex($0) }
  }

  /// Where the findings begin that suppressions may cover, sorted.
  private func starts(of coverage: [Subject: CoverageIndex]) -> [Subject: [Int32]] {
    var starts: [Subject: [Int32]] = [:]
    for finding in kept {
      let subject = Subject(finding)
      if coverage[subject] != nil { starts[subject, default: []].append(finding.place.span.start) }
    }
    return starts.mapValues { $0.sorted() }
  }

  private mutating func reportMalformed(in sources: [Source]) {
    for source in sources {
      for malformed in source.malformed {
        report("suppression-malformed", malformed.message, malformed.span, malformed.path, in: source)
      }
    }
  }

  private mutating func reportUnknown(in sources: [Source]) {
    guard ran.contains("suppression-unknown-rule") else { return }
    let known = RuleBook.pages.flatMap { [$0.id.rawValue] + $0.aliases }
    var questions: [String: String] = [:]
    for source in sources {
      for suppression in source.suppressions where !suppression.isForeign {
        for name in suppression.names where name.rules.isEmpty {
          let question = questions[name.text] ?? Suggestion.sentence(for: name.text, among: known) ?? ""
          questions[name.text] = question
          report(
            "suppression-unknown-rule", .isUnknown(name.text, question), name.span, suppression.path, in: source)
        }
      }
    }
  }

  /// Reports the names, of those wanted, whose rules all ran and found nothing in what is covered.
  private mutating func reportUnused(
    in sources: [Source], _ starts: [Subject: [Int32]], where isWanted: (Suppression.Name) -> Bool
  ) {
    if isNarrowed { return }
    for source in sources where source.isWhole {
      for suppression in source.suppressions where !suppression.isForeign {
        for name in suppression.names where !name.rules.isEmpty && isWanted(name) {
          guard name.rules.allSatisfy(ran.contains) else { continue }
          let isUsed = name.rules.contains { rule in
            starts[Subject(rule, in: source.file)]?.hasElement(in: suppression.coverage) == true
          }
          guard !isUsed else { continue }
          report("suppression-unused", .isUnused(name.text, suppression.path), name.span, suppression.path, in: source)
        }
      }
    }
  }

  private mutating func report(
    _ rule: RuleID, _ message: Finding.Message, _ span: Span, _ path: String, in source: Source
  ) {
    guard ran.contains(rule), let page = RuleBook.page(rule) else { return }
    kept.append(
      Finding(
        rule: rule, level: page.level(), message: message,
        place: Place(file: source.file, span: span, logicalPath: path)))
  }
}

extension Finding.Message {
  fileprivate static func isUnknown(_ name: String, _ question: String) -> Self {
    """
    No rule is called `\(name)`, so this suppression ignores nothing. \
    \(wording: question.isEmpty ? "`stackproof rules` lists the rules with their ids and aliases." : question)
    """
  }

  fileprivate static func isUnused(_ name: String, _ path: String) -> Self {
    """
    `\(name)` finds nothing in \(path.isEmpty ? "this file" : "`\(path)`"), so this suppression takes no finding away. \
    Remove it, lest it hide a later finding, or move it to the finding it is meant for.
    """
  }
}
