/// The order in which stacks can be deployed, ready to be written.
package struct OrderReport: Sendable {
  /// A stack.
  package struct Stack: Hashable, Sendable {
    /// The path of its template.
    package let path: String
    /// Its name, where that tells it from other stacks of the template.
    package let name: String?

    /// Makes a stack of the template at `path`.
    package init(_ path: String, name: String? = nil) {
      self.path = path
      self.name = name
    }

    /// The path, and the name after it.
    package var label: String { name.map { "\(path) (\($0))" } ?? path }
  }

  /// What makes one stack need another.
  package struct Need: Sendable {
    /// The stack that imports.
    package let importer: Stack
    /// The stack that exports.
    package let exporter: Stack
    /// The names imported; never empty.
    package let names: [String]
    /// The path of the file of the first import: that of a nested stack where one imports.
    package let path: String
    /// The line of the first import, from 1.
    package let line: Int

    /// Makes a need.
    package init(importer: Stack, exporter: Stack, names: [String], path: String, line: Int) {
      self.importer = importer
      self.exporter = exporter
      self.names = names
      self.path = path
      self.line = line
    }
  }

  /// The stacks of each wave.
  package let waves: [[Stack]]
  /// For each group of stacks that need each other, why they do.
  package let cycles: [[Need]]

  /// Makes the report of an order.
  package init(waves: [[Stack]], cycles: [[Need]]) {
    self.waves = waves
    self.cycles = cycles
  }

  /// A numbered line for each wave, then what is wrong.
  package func text() -> String {
    let lines = waves.enumerated().map { "\($0 + 1). \($1.map(\.label.harmless).joined(separator: ", "))\n" }.joined()
    return lines.isEmpty || cycles.isEmpty ? lines + cyclesText() : lines + "\n" + cyclesText()
  }

  /// Why there is no order for some stacks, naming everything they need of each other; empty when all have one.
  package func cyclesText() -> String {
    cycles.map { needs in
      let lines = needs.map { need in
        "  \(need.importer.label) imports \(Self.list(need.names)) from \(need.exporter.label) (\(need.path):\(need.line))"
          .harmless
          + "\n"
      }
      return "These stacks need each other, so none of them can be deployed first:\n" + lines.joined()
    }.joined(separator: "\n")
  }

  /// The waves as a JSON array of arrays of paths. A template that is deployed several times stands once in each wave
  /// in which one of its stacks does.
  package func json() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.array { json in
      for wave in waves {
        var seen: Set<String> = []
        let paths = wave.map(\.path).filter { seen.insert($0).inserted }
        json.array(inline: true) { json in for path in paths { json.string(path) } }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static let namesShown = 3

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(namesShown).joined(separator: ", ")
    return names.count > namesShown ? "\(shown) and \(names.count - namesShown) more" : shown
  }
}
