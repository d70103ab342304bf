import Findings
import Reports
import SourceText
import StackGraph
import YAMLTree

extension ConfigurationReader {
  /// The keys of an item of `deployments`.
  enum DeploymentKey: String, CaseIterable { case stack, template, region, account, parameters }

  /// The deployment an item of `deployments` tells of; nil, with a problem, when it names no template.
  mutating func readDeployment(_ item: Node) -> ConfiguredDeployment? {
    guard item.kind == .mapping else {
      document.report("A deployment is a map with a `template`, and a `stack` where its name is known.", at: item)
      return nil
    }
    for (key, _) in item.entries where DeploymentKey(rawValue: key.resolved.text) == nil {
      reportUnknown(key, "A deployment", among: DeploymentKey.allCases.map(\.rawValue))
    }
    let stack = text(
      .stack, of: item, isStackName, "A stack's name begins with a letter and has letters, digits and `-`.")
    let region = text(.region, of: item, isRegionName, "A region has a name such as `eu-west-1`.")
    let account = text(.account, of: item, isAccountID, "An account is twelve digits, in quotes.")
    let parameters = item[DeploymentKey.parameters.rawValue].map { self.parameters($0) } ?? []
    guard let node = item[DeploymentKey.template.rawValue] else {
      document.report("A deployment names its `template`.", at: item.entries.first { _ in true }?.key ?? item)
      return nil
    }
    guard let template = path(node, "`template`") else { return nil }
    return ConfiguredDeployment(
      template: template.canonical, spelledTemplate: template.spelled, stackName: stack, region: region,
      account: account, parameters: parameters,
      origin: .init(.configuration, path: document.file.path, line: document.line(of: item)), file: document.file,
      span: (item.entry("stack")?.value ?? item).span)
  }

  private mutating func text(
    _ key: DeploymentKey, of item: Node, _ isRight: (String) -> Bool, _ rule: String
  ) -> String? {
    guard let node = item[key.rawValue] else { return nil }
    if let text = document.text(of: node), isRight(text) { return text }
    document.report(rule, at: node)
    return nil
  }

  private mutating func parameters(_ node: Node) -> [GivenParameter] {
    switch node.kind {
    case .mapping:
      return node.entries.compactMap { key, value in
        let (key, value) = (key.resolved, value.resolved)
        guard let text = document.parameterValue(of: value, named: key.text) else { return nil }
        return GivenParameter(
          name: key.text, value: text, file: document.file, nameSpan: key.span, valueSpan: value.span,
          line: document.line(of: key))
      }
    case .scalar where !node.isNull:
      guard let path = path(node, "`parameters`") else { return [] }
      return parameters(inFile: path.canonical, at: node)
    default:
      if !node.isNull {
        document.report("`parameters` is a map from names to values, or the path of a file of parameters.", at: node)
      }
      return []
    }
  }

  private mutating func parameters(inFile path: String, at node: Node) -> [GivenParameter] {
    switch source.content(path, Discovery.sizeLimit) {
    case .success(let bytes):
      let shown = DisplayPaths(source: source).displayPath(of: path)
      let file = ParameterFile(reading: SourceFile(id: FileID(0), path: shown, bytes: bytes))
      foreignProblems += file.problems
      return file.entries
    case .failure(let reason):
      document.report("This file of parameters cannot be read: \(reason.phrase).", at: node)
      return []
    }
  }

  /// The file that a path relative to the configuration's directory leads to.
  private mutating func path(_ node: Node, _ owner: String) -> (canonical: String, spelled: String)? {
    guard let spelled = document.text(of: node), !spelled.isEmpty else {
      document.report("\(owner) is the path of a file, relative to the directory of this one.", at: node)
      return nil
    }
    let path = absolutePath(spelled)
    if case .success(.file) = source.kind(path), case .success(let canonical) = source.canonicalPath(path) {
      return (canonical, spelled)
    }
    let hint = suggestion(for: spelled)
    document.report("There is no file `\(spelled)`." + (hint.map { " Did you mean `\($0)`?" } ?? ""), at: node)
    return nil
  }

  private func absolutePath(_ path: String) -> String {
    path.hasPrefix("/") ? path : directory == "/" ? "/" + path : directory + "/" + path
  }

  /// The file beside a missing one whose name is most like it.
  private func suggestion(for path: String) -> String? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let entries = (try? source.entries(absolutePath(folder.isEmpty ? "." : folder)).get()) ?? []
    let name = String(path.dropFirst(folder.count))
    return Suggestion.nearest(to: name, among: entries.map(\.name), limit: 1).first.map { folder + $0 }
  }
}

/// Whether a text can be the name of a stack.
func isStackName(_ text: String) -> Bool {
  guard let first = text.utf8.first, isASCIILetter(first), text.utf8.count <= 128 else { return false }
  return text.utf8.allSatisfy { isASCIILetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
}

/// Whether a text has the form of a region's name.
package func isRegionName(_ text: String) -> Bool {
  text.utf8.count(where: { $0 == UInt8(ascii: "-") }) >= 2
    && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
}

/// Whether a text is the twelve digits of an account.
package func isAccountID(_ text: String) -> Bool {
  text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}

private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
