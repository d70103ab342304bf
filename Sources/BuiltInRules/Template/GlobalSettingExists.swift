import CloudFormation
import Facts
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A key of `Globals` that names no kind of resource, or a setting that such resources do not have.
  static let globalSettingExists = Rule.template("global-setting-exists") { template, context in
    guard template.isWhole, template.isServerless, !template.isRewritten, let globals = template.root["Globals"],
      !globals.isCall
    else { return }
    for (key, settings) in globals.entries where !key.text.hasPrefix("Fn::") {
      guard sections.contains(key.text) else {
        let hint = Suggestion.sentence(for: key.text, among: sections) ?? "It has \(listed(sections))."
        context.report(.isNoSection(key.text, hint), at: context.place(key.span, in: template))
        continue
      }
      let type = "AWS::Serverless::" + key.text
      guard let known = ResourceSchema(type)?.properties.entry(.properties)?.pairs else { continue }
      for (setting, _) in settings.entries
      where !setting.text.hasPrefix("Fn::") && setting.withUTF8({ known.find($0) }) == nil {
        let hint = Suggestion.sentence(for: setting.text, among: known.texts.lazy.map(\.string)) ?? "Remove it."
        context.report(.isNoSetting(setting.text, type, hint), at: context.place(setting.span, in: template))
      }
    }
  }

  /// The kinds of resources that have global settings (AWS SAM developer guide, "Globals section").
  private static let sections = [
    "Api", "CapacityProvider", "Function", "HttpApi", "LayerVersion", "SimpleTable", "StateMachine", "WebSocketApi",
  ]
}

extension Finding.Message {
  fileprivate static func isNoSection(_ name: String, _ hint: String) -> Self {
    "`Globals` has no settings for `\(name)`, so AWS SAM refuses the template. \(wording: hint)"
  }

  fileprivate static func isNoSetting(_ setting: String, _ type: String, _ hint: String) -> Self {
    "`Globals` sets `\(setting)`, which an `\(type)` does not have, so AWS SAM refuses the template. \(wording: hint)"
  }
}
