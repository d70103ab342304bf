import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A parameter of Systems Manager that is read under a name nobody writes, or before it is written.
  static let ssmParameterCrossStackResolves = Rule.workspace("ssm-parameter-cross-stack-resolves") { context in
    let written = WrittenParameters(context.resolver)
    guard !written.isEmpty else { return }
    for template in context.workspace.templates {
      for parameter in template.parameters where parameter.isFromSSM {
        guard let value = parameter.defaultValue, let name = value.text else { continue }
        context.check(name, at: value.span, in: template, written)
        if let own = written.owners[name], own.contains(where: { context.workspace[$0.stack].template === template }) {
          context.report(
            .isOwn(parameter.name, name), kind: "own", at: context.place(value.span, in: template),
            notes: own.prefix(1).map { context.note("it is made here", at: $0) })
        }
      }
      for resource in template.resources {
        resource.properties?.node.forEachParameterReference(in: template.dynamicReferenceTexts) { name, span in
          context.check(name, at: span, in: template, written)
        }
      }
    }
  }
}

/// The parameters of Systems Manager that the stacks of a workspace write.
private struct WrittenParameters {
  /// Those that write each name.
  private(set) var owners: [String: [StackResource]] = [:]
  /// Names of which parts are not known.
  private var patterns: [String] = []
  /// Whether one has a name nothing is known of.
  private var isOpen = false
  private var near: [String: String] = [:]

  var isEmpty: Bool { owners.isEmpty }

  init(_ resolver: Resolver) {
    for resource in resolver.workspace.resources(of: "AWS::SSM::Parameter") {
      for name in resolver.property("Name", of: resource) {
        switch name.content {
        case .text(let text):
          owners[text, default: []].append(resource)
          for cut in text.withoutOneLetter { near[cut] = near[cut] ?? text }
          near[text] = text
        case .pieces: if let text = name.content.textWithHoles { patterns.append(text) }
        case .absent: break
        default: isOpen = true
        }
      }
    }
  }

  /// The name that is written and that another one, which is not, is a slip of; nil when there is none.
  func slip(for name: String) -> String? {
    guard owners[name] == nil, !isOpen, name.utf8.count >= 8, !name.hasPrefix("/aws/"),
      let meant = near[name] ?? name.withoutOneLetter.lazy.compactMap({ near[$0] }).first,
      // Names with a number, such as those of zones, differ by a letter and are meant.
      meant.differsByLetters(from: name), !patterns.contains(where: { Glob.mayMeet($0, name) })
    else { return nil }
    return meant
  }
}

extension String {
  /// The texts that are left when one letter is taken away; none for long texts.
  fileprivate var withoutOneLetter: [String] {
    let bytes = Array(utf8)
    guard (8...200).contains(bytes.count) else { return [] }
    return bytes.indices.map { String(decoding: bytes[..<$0] + bytes[($0 + 1)...], as: UTF8.self) }
  }

  /// Whether the same digits stand in both, and the same short words, unless these were written together.
  fileprivate func differsByLetters(from other: String) -> Bool {
    func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }
    func short(_ text: String) -> [Substring] {
      text.split(whereSeparator: { "/-_.".contains($0) }).filter { $0.utf8.count < 4 }
    }
    let (own, others) = (short(self), short(other))
    return digits(self) == digits(other) && (own == others || own.count != others.count)
  }
}

extension Node {
  /// Goes through the references to plain or secure parameters whose names are written out, in those of `texts` that
  /// stand here.
  fileprivate func forEachParameterReference(in texts: NodeSelection, _ body: (String, Span) -> Void) {
    guard texts.meets(self) else { return }
    switch kind {
    case .alias: break
    case .scalar:
      for reference in DynamicReference.all(in: text) where reference.service != .secretsManager {
        let name = String(reference.key.prefix { $0 != ":" })
        if !name.contains("$") { body(name, span(ofText: reference.range)) }
      }
    case .sequence: for item in items { item.forEachParameterReference(in: texts, body) }
    case .mapping: for (_, value) in entries { value.forEachParameterReference(in: texts, body) }
    }
  }
}

extension RuleContext {
  fileprivate func check(_ name: String, at span: Span, in template: Template, _ written: WrittenParameters) {
    guard let meant = written.slip(for: name), let owner = written.owners[meant]?.first else { return }
    report(
      .isSlip(name, meant), kind: "near", at: place(span, in: template),
      notes: [note("writes `\(meant)`", at: owner)])
  }
}

extension Finding.Message {
  fileprivate static func isSlip(_ name: String, _ meant: String) -> Self {
    """
    No stack writes the parameter `\(name)` of Systems Manager that is read here, so the deployment fails unless somebody \
    made it by hand. Did you mean `\(meant)`?
    """
  }

  fileprivate static func isOwn(_ parameter: String, _ name: String) -> Self {
    """
    Parameter `\(parameter)` reads `\(name)` from Systems Manager, which this template makes itself: parameters are read \
    before any resource is made, so the first deployment fails. Refer to the resource, or make it in another stack.
    """
  }
}
