/// The order in which stacks can be deployed, ready to be written.
package struct OrderReport: Sendable {
  /// What makes one stack need another.
  package struct Need: Sendable {
    /// The path of the stack that imports.
    package let importer: String
    /// The path of the stack that exports.
    package let exporter: String
    /// The names imported; never empty.
    package let names: [String]
    /// The path of the file of the first import: that of a nested stack where one imports.
    package let path: String
    /// The line of the first import, from 1.
    package let line: Int

    /// Makes a need.
    package init(importer: String, exporter: String, names: [String], path: String, line: Int) {
      self.importer = importer
      self.exporter = exporter
      self.names = names
      self.path = path
      self.line = line
    }
  }

  /// The paths of the stacks of each wave.
  package let waves: [[String]]
  /// For each group of stacks that need each other, why they do.
  package let cycles: [[Need]]

  /// Makes the report of an order.
  package init(waves: [[String]], cycles: [[Need]]) {
    self.waves = waves
    self.cycles = cycles
  }

  /// A numbered line for each wave, then what is wrong.
  package func text() -> String {
    let lines = waves.enumerated().map { "\($0 + 1). \($1.map(\.harmless).joined(separator: ", "))\n" }.joined()
    return lines.isEmpty || cycles.isEmpty ? lines + cyclesText() : lines + "\n" + cyclesText()
  }

  /// Why there is no order for some stacks, naming everything they need of each other; empty when all have one.
  package func cyclesText() -> String {
    cycles.map { needs in
      let lines = needs.map { need in
        "  \(need.importer) imports \(Self.list(need.names)) from \(need.exporter) (\(need.path):\(need.line))".harmless
          + "\n"
      }
      return "These stacks need each other, so none of them can be deployed first:\n" + lines.joined()
    }.joined(separator: "\n")
  }

  /// The waves as a JSON array of arrays of paths.
  package func json() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.array { json in
      for wave in waves { json.array(inline: true) { json in for path in wave { json.string(path) } } }
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
