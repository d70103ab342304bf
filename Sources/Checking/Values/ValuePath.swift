import Reports

/// Which value of a template somebody means.
///
///     Database MultiAZ            a property of a resource
///     Service Subnets[0]          an item of a list; also Subnets.0
///     Database Condition          when the resource exists
///     Outputs.VpcId               what an output is
///     Outputs.VpcId.Export.Name   the name it is exported by
///     Conditions.IsProd           when a condition holds
///     Parameters.Stage            what a parameter can be
///
/// Keys may be quoted in brackets, as in `Labels["a.b"]`, and paths may be written as findings write them:
/// `Resources/Database/Properties/MultiAZ`.
package struct ValuePath: Sendable {
  /// The section of the template the value is in.
  enum Section: String, CaseIterable {
    case resources = "Resources"
    case outputs = "Outputs"
    case conditions = "Conditions"
    case parameters = "Parameters"

    /// One of its elements, as people call it.
    var noun: String {
      switch self {
      case .resources: "resource"
      case .outputs: "output"
      case .conditions: "condition"
      case .parameters: "parameter"
      }
    }
  }

  let section: Section
  /// The name of the element of the section.
  let name: String
  /// The keys and indices below the element; those of a resource begin below `Properties`.
  let keys: [String]

  /// Reads the arguments that name the value; throws what cannot be understood.
  package init(_ words: [String]) throws(InputProblem) {
    var keys: [String] = []
    for word in words {
      let isFindingPath = Section.allCases.contains { word.hasPrefix($0.rawValue + "/") }
      keys +=
        isFindingPath
        ? word.split(separator: "/").map(String.init) : try Self.keys(in: word)
    }
    section = keys.first.flatMap(Section.init) ?? .resources
    if let first = keys.first, Section(rawValue: first) != nil { keys.removeFirst() }
    guard let name = keys.first else {
      throw InputProblem("Name a \(section.noun) of the template, as in `\(section.rawValue).NAME`.")
    }
    self.name = name
    keys.removeFirst()
    if section == .resources, keys.first == "Properties" { keys.removeFirst() }
    self.keys = keys
  }

  /// Splits at dots and brackets.
  private static func keys(in word: String) throws(InputProblem) -> [String] {
    var keys: [String] = []
    var rest = Substring(word)
    while !rest.isEmpty {
      if rest.first == "[" {
        let isQuoted = rest.dropFirst().first == "\"" || rest.dropFirst().first == "'"
        let quote = isQuoted ? String(rest.dropFirst().prefix(1)) : ""
        let inner = rest.dropFirst(1 + quote.count)
        guard let end = inner.indices.first(where: { inner[$0...].hasPrefix(quote + "]") }) else {
          throw InputProblem("`\(word)` has a bracket that is not closed.")
        }
        keys.append(String(inner[..<end]))
        rest = inner[end...].dropFirst(quote.count + 1)
      } else {
        let key = rest.prefix { $0 != "." && $0 != "[" }
        keys.append(String(key))
        rest = rest.dropFirst(key.count)
      }
      if rest.first == "." {
        rest = rest.dropFirst()
        if rest.isEmpty { keys.append("") }
      }
    }
    guard !keys.isEmpty, !keys.contains("") else {
      throw InputProblem("`\(word)` has an empty name; paths look like `Outputs.VpcId` or `SubnetIds[0]`.")
    }
    return keys
  }
}
