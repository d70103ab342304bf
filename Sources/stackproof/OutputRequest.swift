import ArgumentParser
import Checking
import Findings
import Reports

/// A report somebody asks for: `FORMAT` or `FORMAT=PATH`.
struct OutputRequest: ExpressibleByArgument {
  /// The format.
  let format: ReportFormat
  /// The file to write; nil for standard output.
  let path: String?

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }

  init(format: ReportFormat, path: String?) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: String(parts[0])), parts.count == 1 || !parts[1].isEmpty else {
      return nil
    }
    self.format = format
    path = parts.count == 1 ? nil : String(parts[1])
  }
}

extension FailureLevel: ExpressibleByArgument {}

/// Whether text is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// The decision for standard output.
  var applies: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.wantsColor
    }
  }
}
