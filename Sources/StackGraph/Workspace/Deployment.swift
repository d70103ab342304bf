import SourceText

/// A stack people deploy, as far as its name, place and parameters are known outside its template.
package struct Deployment: Hashable, Sendable {
  /// What tells of a deployment.
  package enum Source: Hashable, Sendable {
    /// The configuration of this tool.
    case configuration
    /// A file of parameters given for the run.
    case parametersFile
    /// A `samconfig.toml`.
    case samConfiguration
    /// A deploy command in a workflow or script.
    case command
  }

  /// Where a deployment is told of.
  package struct Origin: Hashable, Sendable {
    /// What kind of place it is.
    package let source: Source
    /// The path of the file, as shown to people.
    package let path: String
    /// The line, from 1; 0 for what is no file.
    package let line: Int

    /// Makes the place.
    package init(_ source: Source, path: String, line: Int) {
      self.source = source
      self.path = path
      self.line = line
    }
  }

  /// The template that is deployed.
  package let template: FileID
  /// The name of the stack; nil when it is not known.
  package let stackName: String?
  /// The region, when it is known.
  package let region: String?
  /// The account's twelve digits, when they are known.
  package let account: String?
  /// The values given for parameters, as text. A parameter without one may have any value it allows.
  package let parameters: [String: String]
  /// The parameters that are given a value which is not known: their defaults are no likelier than others.
  package let unknown: Set<String>
  /// Where it is told of.
  package let origin: Origin
  /// The lines on which parameters and pseudo parameters are given their values, where that is not the line of `origin`.
  package let lines: [String: Int]

  /// Makes a deployment of a template.
  package init(
    of template: FileID, stackName: String?, region: String? = nil, account: String? = nil,
    parameters: [String: String] = [:], unknown: Set<String> = [], origin: Origin,
    lines: [String: Int] = [:]
  ) {
    self.lines = lines
    self.unknown = unknown
    self.template = template
    self.stackName = stackName
    self.region = region
    self.account = account
    self.parameters = parameters
    self.origin = origin
  }

  /// Where a parameter or pseudo parameter is given its value.
  func origin(of name: String) -> Origin {
    lines[name].map { Origin(origin.source, path: origin.path, line: $0) } ?? origin
  }
}
