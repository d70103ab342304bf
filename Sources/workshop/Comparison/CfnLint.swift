import Foundation
import YAMLTree

/// cfn-lint, with what it said of each content kept in a folder, for it takes about a second a template.
struct CfnLint {
  let executable: URL
  let regions: [String]
  /// Where reports are kept; another version of cfn-lint needs another folder.
  let cache: URL
  /// The number of processes at a time.
  let processes: Int

  private static let batchSize = 20

  /// The findings of all files. Files whose content is new are checked first, in batches.
  func findings(in files: [String]) throws -> [ComparedFinding] {
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let entries = files.map { (file: $0, entry: entry(for: $0)) }
    var seen: Set<URL> = []
    let new = entries.filter {
      !FileManager.default.fileExists(atPath: $0.entry.path) && seen.insert($0.entry).inserted
    }
    try check(new.map(\.file))
    return entries.flatMap { file, entry in
      ReportText.root(of: ReportText.bytes(of: entry)).items.compactMap { ComparedFinding(cfnLint: $0, file: file) }
    }
  }

  /// Which file keeps the report of a template.
  private func entry(for file: String) -> URL {
    let bytes = ReportText.bytes(of: URL(filePath: file))
    let key = "\(String(ContentHash.of(bytes), radix: 36))-\(bytes.count)-\(regions.joined(separator: "+")).json"
    return cache.appending(path: key)
  }

  private func check(_ files: [String]) throws {
    let batches = stride(from: 0, to: files.count, by: Self.batchSize).map {
      Array(files[$0..<min($0 + Self.batchSize, files.count)])
    }
    for first in stride(from: 0, to: batches.count, by: processes) {
      let together = batches[first..<min(first + processes, batches.count)]
      let running = try together.map { try ReportProcess(executable, arguments(for: $0)) }
      for (batch, process) in zip(together, running) { try keep(process.report(), of: batch) }
      let done = min((first + processes) * Self.batchSize, files.count)
      FileHandle.standardError.write(Data("cfn-lint: \(done) of \(files.count) new templates\n".utf8))
    }
  }

  /// Keeps a batch's report, a file a template; a batch that ends without a report is tried again by template.
  private func keep(_ report: [UInt8], of batch: [String]) throws {
    let root = ReportText.root(of: report)
    guard root.kind == .sequence else {
      guard batch.count > 1 else { throw ComparisonError("cfn-lint gives no report of \(batch[0])") }
      for file in batch { try keep(ReportProcess(executable, arguments(for: [file])).report(), of: [file]) }
      return
    }
    var byFile: [String: [String]] = [:]
    for finding in root.items {
      byFile[finding["Filename"]?.text ?? "", default: []].append(finding.tree.file.text(of: finding.span))
    }
    for file in batch {
      let text = "[" + byFile[file, default: []].joined(separator: ",\n") + "]\n"
      try Data(text.utf8).write(to: entry(for: file), options: .atomic)
    }
  }

  private func arguments(for files: [String]) -> [String] {
    ["-f", "json", "-r"] + regions + ["--non-zero-exit-code", "none"] + files.flatMap { ["-t", $0] }
  }
}
