import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A resource that leaves out a global setting that there is not.
  static let ignoredGlobalExists = Rule.template("ignored-global-exists") { template, context in
    guard template.isWhole, template.isServerless, !template.isRewritten, let globals = template.root["Globals"],
      !globals.isCall
    else { return }
    var sections: [String: Section] = [:]
    for resource in template.resources.elements {
      guard let ignored = resource.body["IgnoreGlobals"], !ignored.isCall, let name = resource.type.globalsSection,
        let settings = globals[name], !settings.isCall
      else { continue }
      var section = sections[name] ?? Section(settings)
      for item in ignored.items {
        guard let setting = item.text, !section.names.contains(setting) else { continue }
        context.report(
          .isNotThere(resource.id, setting, name, section.suggestions.sentence(for: setting)),
          at: context.place(item.span, in: template))
      }
      sections[name] = section
    }
  }

  /// The global settings for resources of a type.
  private struct Section {
    let names: Set<String>
    var suggestions: NameSuggestions

    init(_ settings: Value) {
      let keys = settings.entries.map(\.key.text)
      names = Set(keys)
      suggestions = NameSuggestions(keys)
    }
  }
}

extension ResourceType {
  /// The part of `Globals` that is about resources of the type.
  fileprivate var globalsSection: String? {
    let prefix = "AWS::Serverless::"
    return rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }
}

extension Finding.Message {
  fileprivate static func isNotThere(
    _ resource: LogicalID, _ name: String, _ section: String, _ suggestion: String
  ) -> Self {
    """
    `\(resource)` leaves out the global setting `\(name)`, but `Globals.\(section)` does not have it.\
    \(wording: suggestion.isEmpty ? " Remove it from `IgnoreGlobals`." : suggestion)
    """
  }
}
