import CloudFormation

/// Where a nested stack's template lies, as far as the nesting template says it.
struct TemplateLocation {
  /// The known end of the location, from the last unknown part on; with `/` between folders.
  let path: String
  /// Whether the whole location is known.
  let isWhole: Bool

  init?(of resource: Resource) {
    switch resource.type {
    case "AWS::CloudFormation::Stack": self.init(resource.properties?["TemplateURL"])
    case "AWS::Serverless::Application": self.init(resource.properties?["Location"])
    default: return nil
    }
  }

  private init?(_ value: Value?) {
    guard let value else { return nil }
    switch value.form {
    case .scalar:
      path = Self.withoutQuery(value.text ?? "")
      isWhole = true
    case .call(.sub(let substitution)):
      guard case .text(let text)? = substitution.pieces.last else { return nil }
      path = Self.withoutQuery(text)
      isWhole = substitution.pieces.count == 1
    case .call(.join(let delimiter, let list)):
      guard let delimiter = delimiter.text ?? (delimiter.isNull ? "" : nil), !list.isCall else { return nil }
      let known = list.items.reversed().prefix { $0.text != nil }.compactMap(\.text).reversed()
      guard !known.isEmpty else { return nil }
      path = Self.withoutQuery(known.joined(separator: delimiter))
      isWhole = known.count == list.items.count
    default: return nil
    }
    guard !path.isEmpty, !path.hasSuffix("/") else { return nil }
  }

  private static func withoutQuery(_ text: String) -> String {
    String(text.prefix { $0 != "?" })
  }
}

extension Template {
  /// The paths, relative to the template's folder, of the nested templates that lie beside it.
  package var localNestedTemplates: [String] {
    resources.elements.compactMap { resource in
      guard let location = TemplateLocation(of: resource), location.isWhole, !location.path.hasPrefix("/"),
        !location.path.utf8.contains(UInt8(ascii: ":"))
      else { return nil }
      return location.path
    }
  }
}

/// The templates of a workspace by the names of their files.
struct TemplatePaths {
  private let paths: [[Substring]]
  private let byFileName: [Substring: [Int]]

  init(_ paths: [String]) {
    let paths = paths.map { $0.split(at: "/") }
    self.paths = paths
    byFileName = Dictionary(grouping: paths.indices.filter { !paths[$0].isEmpty }) { paths[$0][paths[$0].count - 1] }
  }

  /// The template a location means when it is named in the template at `path`: the one of that file name whose folders
  /// agree best with the location, then the nearest to `path`; nil when none or several fit as well.
  func template(at location: TemplateLocation, from path: String) -> Int? {
    let wanted = location.path.split(at: "/").filter { $0 != "." && $0 != ".." }
    guard let fileName = wanted.last else { return nil }
    let candidates = byFileName[fileName] ?? []
    guard candidates.count > 1 else { return candidates.first }
    let origin = path.split(at: "/").dropLast()
    let scores = candidates.map { candidate in
      let folders = paths[candidate].dropLast()
      let agreeing = zip(wanted.dropLast().reversed(), folders.reversed()).prefix { $0 == $1 }.count
      let shared = zip(origin, folders).prefix { $0 == $1 }.count
      return (agreeing, shared - (folders.count - shared), candidate)
    }
    let best = scores.max { ($0.0, $0.1) < ($1.0, $1.1) }
    guard let best, scores.count(where: { $0.0 == best.0 && $0.1 == best.1 }) == 1 else { return nil }
    return best.2
  }
}
