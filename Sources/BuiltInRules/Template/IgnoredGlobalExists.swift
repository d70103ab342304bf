import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A resource that leaves out a global setting that there is not.
  static let ignoredGlobalExists = Rule.template("ignored-global-exists") { template, context in
    guard template.isWhole, template.isServerless, !template.isRewritten, let globals = template.root["Globals"],
      !globals.isCall
    else { return }
    var suggestionsLeft = 100
    for resource in template.resources.elements {
      guard let ignored = resource.body["IgnoreGlobals"], !ignored.isCall,
        let section = resource.type.globalsSection, let settings = globals[section], !settings.isCall
      else { continue }
      for item in ignored.items {
        guard let name = item.text, settings.entry(name) == nil else { continue }
        suggestionsLeft -= 1
        let near = suggestionsLeft >= 0 ? Suggestion.sentence(for: name, among: settings.entries.map(\.key.text)) : nil
        context.report(.isNotThere(resource.id, name, section, near), at: context.place(item.span, in: template))
      }
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
    _ resource: LogicalID, _ name: String, _ section: String, _ suggestion: String?
  ) -> Self {
    """
    `\(resource)` leaves out the global setting `\(name)`, but `Globals.\(section)` does not have it.\
    \(wording: suggestion.map { " " + $0 } ?? " Remove it from `IgnoreGlobals`.")
    """
  }
}
