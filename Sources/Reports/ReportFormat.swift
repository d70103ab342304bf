/// A form a report can be written in; the raw values are the names on the command line.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Findings with the source lines they point at, for people.
  case text
  /// A line a finding, for people and editors.
  case concise
  /// The documented, versioned JSON document.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif

  /// Whether reports in the format say something of rules; others are written from no descriptions just as well.
  package var describesRules: Bool { self == .json || self == .sarif }
  /// Whether reports in the format tell the logical paths and fingerprints of findings.
  package var identifiesFindings: Bool { self == .json || self == .sarif }
}

extension Report {
  /// Writes a number of parts, some at once if it can, and gives them in their order.
  package typealias Sharing = (_ count: Int, _ part: @escaping @Sendable (Int) -> [UInt8]) -> [[UInt8]]

  /// The report in a format, as UTF-8. `rules` describes the rules that ran, in any order. `sharing` shares out the work
  /// of formats that can be written in parts.
  package func written(
    as format: ReportFormat, style: ReportStyle, rules: [RuleDescriptor],
    sharing: Sharing = { count, part in (0..<count).map(part) }
  ) -> [UInt8] {
    switch format {
    case .text: TextReport(self, style: style).written(sharing)
    case .concise: ConciseReport(self, style: style).written()
    case .json: JSONReport(self, style: style, rules: rules).written()
    case .sarif: SARIFReport(self, style: style, rules: rules).written()
    }
  }
}
