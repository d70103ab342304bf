/// The text of a page: what it says in short, and its sections with their examples.
package struct PageDocument: Sendable {
  /// The paragraph before the first heading, on one line.
  package let summary: String
  /// What stands under each heading `##`.
  package let sections: [Section]
  /// What is wrong with the examples.
  package let problems: [PageProblem]

  /// What stands under a heading; its examples are the files of one workspace.
  package struct Section: Sendable {
    /// The heading.
    package let title: String
    /// The heading's line in the page's file.
    package let line: Int
    /// The Markdown under the heading, without the examples.
    package let prose: String
    /// The examples, in their order.
    package let examples: [Example]
  }

  /// Reads the text of a page that begins on the line `firstLine` of its file.
  package init(markdown: String, firstLine: Int = 1) {
    var reader = DocumentReader(firstLine: firstLine)
    for line in linesOfPage(markdown) { reader.read(line) }
    reader.finish()
    summary = reader.summary
    sections = reader.sections
    problems = reader.problems
  }
}

/// Reads the text of a page line by line.
private struct DocumentReader {
  var summary = ""
  var sections: [PageDocument.Section] = []
  var problems: [PageProblem] = []

  private var lineNumber: Int
  private var summaryIsComplete = false
  private var heading: (title: String, line: Int)?
  private var prose: [Substring] = []
  private var examples: [Example] = []
  private var fence: Fence?

  /// A code block that is not closed yet.
  private struct Fence {
    let width: Int
    let line: Int
    /// nil for code that is no example.
    let header: Example.Header?
    var content: [Substring] = []
  }

  init(firstLine: Int) { lineNumber = firstLine - 1 }

  mutating func read(_ line: Substring) {
    lineNumber += 1
    if fence != nil {
      readInFence(line)
    } else if let width = fenceWidth(line) {
      openFence(line, width: width)
    } else if line.utf8.starts(with: "## ".utf8) {
      finishSection()
      heading = (String(trimmed(line.dropFirst(3))), lineNumber)
    } else if heading != nil {
      prose.append(line)
    } else if !line.isEmpty, !summaryIsComplete {
      summary += summary.isEmpty ? String(trimmed(line)) : " " + trimmed(line)
    } else if !summary.isEmpty {
      summaryIsComplete = true
    }
  }

  mutating func finish() {
    if let fence { report("The code block is not closed.", on: fence.line) }
    finishSection()
    if summary.isEmpty { report("The page begins with a paragraph that says why the rule matters.", on: lineNumber) }
    problems.sort { $0.line < $1.line }
  }

  private func fenceWidth(_ line: Substring) -> Int? {
    let width = line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
    return width >= 3 ? width : nil
  }

  private mutating func openFence(_ line: Substring, width: Int) {
    var header: Example.Header?
    do throws(Example.Mistake) {
      header = try Example.Header(line.dropFirst(width))
    } catch {
      report(error.message, on: lineNumber)
    }
    if header == nil, heading != nil { prose.append(line) }
    if header != nil, heading == nil { report("An example stands under a heading `##`.", on: lineNumber) }
    fence = Fence(width: width, line: lineNumber, header: header)
  }

  private mutating func readInFence(_ line: Substring) {
    guard let width = fenceWidth(line), width >= fence!.width, width == line.utf8.count else {
      fence!.content.append(line)
      return
    }
    let closed = fence!
    fence = nil
    if let header = closed.header {
      let example = Example(header, lines: closed.content, line: closed.line, problems: &problems)
      examples.append(example)
    } else if heading != nil {
      prose += closed.content
      prose.append(line)
    }
  }

  private mutating func finishSection() {
    guard let heading else { return }
    checkWorkspace()
    let section = PageDocument.Section(
      title: heading.title, line: heading.line, prose: prose.joined(separator: "\n"), examples: examples)
    sections.append(section)
    prose = []
    examples = []
    self.heading = nil
  }

  private mutating func checkWorkspace() {
    var files: Set<String> = []
    for example in examples where example.role != .fixed {
      if !files.insert(example.file).inserted {
        report("The file `\(example.file)` stands twice under one heading; give the examples names.", on: example.line)
      }
    }
    for example in examples where example.role == .fixed && !files.contains(example.file) {
      report("No example under this heading is the file `\(example.file)` before its fix.", on: example.line)
    }
    let isBad = examples.contains { $0.role == .bad }
    if let good = examples.first(where: { $0.role == .good }), isBad {
      report("Good and bad examples stand under headings of their own; files for context are `with`.", on: good.line)
    }
    let marksFinding = examples.contains { $0.expectations.contains { $0.mark == .finding } }
    if isBad != marksFinding {
      let message =
        isBad
        ? "No line of the bad examples under this heading is marked `# finding`."
        : "A line is marked `# finding`, but no example under this heading is bad."
      report(message, on: examples[0].line)
    }
  }

  private mutating func report(_ message: String, on line: Int) {
    problems.append(PageProblem(line: line, message: message))
  }
}
