import CloudFormation
import Findings
import RuleEngine
import SourceText
import YAMLTree

extension Rule {
  /// More resources, parameters, outputs or mappings, a longer name or text than CloudFormation takes.
  static let templateLimit = Rule.template("template-limit") { template, context in
    guard template.isWhole else { return }
    func count(_ what: String, _ number: Int, _ limit: Int, at key: Node?) {
      guard number > limit, let key else { return }
      context.report(.tooMany(what, number, limit), kind: what, at: context.place(key.span, in: template))
    }
    func length(_ what: String, of key: Node) {
      let length = key.text.unicodeScalars.count
      guard length > TemplateQuota.nameLength else { return }
      context.report(.longName(what, length), at: context.place(key.span, in: template))
    }
    // What macros make of the template is what counts, and they may take resources away.
    if !template.isRewritten {
      count("resources", template.resources.elements.count, TemplateQuota.resources, at: template.resources.key)
      count("parameters", template.parameters.elements.count, TemplateQuota.parameters, at: template.parameters.key)
      count("outputs", template.outputs.elements.count, TemplateQuota.outputs, at: template.outputs.key)
      count("mappings", template.mappings.elements.count, TemplateQuota.mappings, at: template.mappings.key)
      for mapping in template.mappings {
        count("keys", mapping.body.entries.count, TemplateQuota.mappingKeys, at: mapping.key)
      }
    }
    for resource in template.resources { length("logical ID", of: resource.key) }
    for parameter in template.parameters { length("parameter name", of: parameter.key) }
    for output in template.outputs { length("output name", of: output.key) }
    for mapping in template.mappings { length("mapping name", of: mapping.key) }
    if let (key, description) = template.root.entry("Description"), let text = description.text,
      text.utf8.count > TemplateQuota.descriptionBytes
    {
      context.report(.longDescription(text.utf8.count), at: context.place(key.span, in: template))
    }
    if template.file.text.count > TemplateQuota.bytes {
      context.report(.large(template.file.text.count), at: context.place(Span(0, 0), in: template))
    }
  }
}

/// What CloudFormation takes at most (user guide, "Understand CloudFormation quotas").
private enum TemplateQuota {
  static let resources = 500
  static let parameters = 200
  static let outputs = 200
  static let mappings = 200
  static let mappingKeys = 200
  static let nameLength = 255
  static let descriptionBytes = 1_024
  /// Of a template that lies in S3; one that is sent along is smaller still.
  static let bytes = 1_000_000
}

extension Finding.Message {
  fileprivate static func tooMany(_ what: String, _ number: Int, _ limit: Int) -> Self {
    """
    There are \(wording: "\(number)") \(what) here, and CloudFormation takes \(wording: "\(limit)") at most. Move some \
    into a nested stack or one of their own.
    """
  }

  fileprivate static func longName(_ what: String, _ length: Int) -> Self {
    "This \(what) has \(wording: "\(length)") characters, and CloudFormation takes 255 at most. Shorten it."
  }

  fileprivate static func longDescription(_ bytes: Int) -> Self {
    """
    The description has \(wording: "\(bytes)") bytes, and CloudFormation takes 1024 at most. Move the rest into comments \
    or `Metadata`.
    """
  }

  fileprivate static func large(_ bytes: Int) -> Self {
    """
    The template has \(wording: "\(bytes)") bytes, and CloudFormation takes one million at most. Split it into several \
    stacks.
    """
  }
}
