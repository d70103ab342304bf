import CloudFormation
import Findings
import SourceText
import YAMLTree

/// The files of a run, read and parsed.
struct LoadedFiles: Sendable {
  /// All files, those that could not be read included, sorted by path; a file's index is its identity.
  let files: [SourceFile]
  /// The templates, in the order of their files.
  let templates: [Template]
  /// What is to be said of files that cannot be checked.
  let findings: [Finding]

  private struct Entry {
    let path: String
    let content: Result<[UInt8], ReadProblem>
  }

  init(_ discovered: DiscoveryResult, threadLimit: Int) {
    let entries =
      (discovered.files.map { Entry(path: $0.path, content: .success($0.bytes)) }
      + discovered.problems.map { Entry(path: $0.path, content: .failure($0.reason)) })
      .sorted { $0.path.precedes($1.path) }
    let parsed = Parallel.map(count: entries.count, threadLimit: threadLimit) { index in
      let bytes = try? entries[index].content.get()
      let file = SourceFile(id: FileID(index), path: entries[index].path, bytes: bytes ?? [])
      return (file, bytes.map { _ in Template(Tree(reading: file)) })
    }
    files = parsed.map(\.0)
    var templates: [Template] = []
    var findings: [Finding] = []
    for (entry, (file, template)) in zip(entries, parsed) {
      let place = Place(file: file.id, span: .fileStart)
      if let template {
        if template.looksLikeTemplate {
          templates.append(template)
        } else {
          findings.append(
            Finding(rule: "not-a-template", level: .error, message: .isNoTemplate(file.path), place: place))
        }
      } else if case .failure(let problem) = entry.content {
        findings.append(
          Finding(rule: "unreadable-file", level: .error, message: .cannotBeRead(file.path, problem), place: place))
      }
    }
    self.templates = templates
    self.findings = findings
  }
}

extension Template {
  /// Whether there is any sign of a template: what has none is not worth a list of what it lacks.
  fileprivate var looksLikeTemplate: Bool {
    resources.key != nil || root["AWSTemplateFormatVersion"] != nil || !transforms.isEmpty
  }
}

extension Finding.Message {
  fileprivate static func isNoTemplate(_ path: String) -> Self {
    """
    `\(path)` is no CloudFormation template: it has neither `Resources` nor `AWSTemplateFormatVersion`. Name templates \
    only, or a directory, in which templates are found by their content.
    """
  }

  fileprivate static func cannotBeRead(_ path: String, _ problem: ReadProblem) -> Self {
    "`\(path)` cannot be checked: \(wording: problem.phrase)."
  }
}

extension ReadProblem {
  /// What is wrong, as the end of a sentence.
  package var phrase: String {
    switch self {
    case .missing: "there is no such file or directory"
    case .notPermitted: "reading it is not permitted"
    case .notAFile: "it is no regular file"
    case .tooLarge(let count): "it has \(count) bytes, more than the \(Discovery.sizeLimit) that are read"
    case .tooManyLinks: "its symbolic links lead in a circle"
    case .failed(let code): "the operating system reports: \(systemMessage(code))"
    }
  }
}
