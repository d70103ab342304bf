import Findings
import Reports
import SourceText
import YAMLTree

/// Values for parameters, as people keep them in files: CloudFormation's list of `ParameterKey` and `ParameterValue`,
/// a list of `Key=Value`, CodePipeline's template configuration, or a map of names and values; in JSON or YAML.
struct ParameterFile {
  /// The file.
  let file: SourceFile
  /// The values given, in the order of the file.
  private(set) var entries: [GivenParameter] = []
  private var document: SettingsDocument

  /// What is wrong with the file.
  var problems: [InputProblem] { document.problems }

  /// Reads a file.
  init(reading file: SourceFile) {
    self.file = file
    document = SettingsDocument(reading: file)
    guard problems.isEmpty else { return }
    read(document.root, mayWrap: true)
  }

  private mutating func read(_ root: Node, mayWrap: Bool) {
    switch root.kind {
    case .sequence: for item in root.items { readItem(item.resolved) }
    case .mapping:
      if mayWrap, let parameters = root["Parameters"], parameters.kind != .scalar {
        return read(parameters, mayWrap: false)
      }
      for (key, value) in root.entries { add(key.resolved, value.resolved) }
    case .scalar, .alias:
      document.report(
        """
        A file of parameters holds a list of `ParameterKey` and `ParameterValue`, a list of `Key=Value`, or a map from \
        names to values.
        """, at: root)
    }
  }

  private mutating func readItem(_ item: Node) {
    if item.kind == .mapping { return readListed(item) }
    guard let text = document.text(of: item), let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
      equals != text.startIndex
    else {
      document.report(
        "An item of the list is either `Key=Value` or has a `ParameterKey` and a `ParameterValue`.", at: item)
      return
    }
    let name = text[..<equals].utf8.count
    entries.append(
      GivenParameter(
        name: String(text[..<equals]), value: String(text[text.index(after: equals)...]), file: file,
        nameSpan: item.span(ofText: 0..<name), valueSpan: item.span(ofText: name + 1..<text.utf8.count),
        line: document.line(of: item)))
  }

  private static let itemKeys = ["ParameterKey", "ParameterValue", "UsePreviousValue", "ResolvedValue"]

  private mutating func readListed(_ item: Node) {
    for (key, _) in item.entries where !Self.itemKeys.contains(key.resolved.text) {
      let hint = Suggestion.sentence(for: key.resolved.text, among: Self.itemKeys)
      document.report(
        "An item of the list has no key `\(key.resolved.text)`." + (hint.map { " \($0)" } ?? ""), at: key)
      return
    }
    guard let key = item["ParameterKey"], let name = document.text(of: key) else {
      document.report("An item of the list names its parameter with `ParameterKey`.", at: item["ParameterKey"] ?? item)
      return
    }
    if let value = item["ParameterValue"] {
      add(key, value)
    } else if item["UsePreviousValue"].flatMap({ document.text(of: $0) })?.lowercased() != "true" {
      document.report("The parameter `\(name)` is given no value. Add a `ParameterValue`.", at: key)
    }
  }

  private mutating func add(_ key: Node, _ value: Node) {
    guard let value = document.parameterValue(of: value, named: key.text).map({ ($0, value.span) }) else { return }
    entries.append(
      GivenParameter(
        name: key.text, value: value.0, file: file, nameSpan: key.span, valueSpan: value.1, line: document.line(of: key)
      ))
  }
}
