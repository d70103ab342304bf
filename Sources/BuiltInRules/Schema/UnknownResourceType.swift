import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A resource type that CloudFormation does not have, at all or in the stack's region, or that a missing transform
  /// would make.
  static let unknownResourceType = Rule.workspace("unknown-resource-type") { context in
    var suggestions: [String: String?] = [:]
    lazy var names = ResourceSchema.all.map(\.name.string)
    for stack in context.workspace.stacks where stack.template.isWhole {
      for resource in stack.template.resources.elements {
        guard let node = resource.typeNode, !resource.type.rawValue.isEmpty else { continue }
        let name = resource.type.rawValue
        let place = context.place(node.span, in: stack.id)
        if name.hasPrefix("AWS::Serverless::"), !stack.template.mayTranslate {
          context.report(.needsTransform(resource.id, name), kind: "transform", at: place, inEveryScenario: true)
        } else if let schema = ResourceSchema(name) {
          if let region = stack.knownRegion, !schema.regions.isEmpty, schema.regions.contains(region) == false {
            context.report(.isElsewhere(resource.id, name, region), at: place, inEveryScenario: true)
          }
        } else if !mayExist(name) {
          let suggestion = suggestions[name] ?? Suggestion.sentence(for: name, among: names)
          suggestions[name] = .some(suggestion)
          if name.hasPrefix("AWS::") || suggestion != nil || !mayBeRegistered(name) {
            context.report(
              .isUnknown(resource.id, name, suggestion ?? "Correct the name."), at: place, inEveryScenario: true)
          }
        }
      }
    }
  }

  /// Whether the name has the three parts that those of types in an account's registry have.
  private static func mayBeRegistered(_ name: String) -> Bool { name.split(separator: "::").count >= 3 }

  /// Whether the type is of a kind whose names people choose.
  private static func mayExist(_ name: String) -> Bool { name.hasPrefix("Custom::") || name.hasSuffix("::MODULE") }
}

extension Template {
  /// Whether a transform of the template may be what makes resources of SAM's types.
  fileprivate var mayTranslate: Bool {
    transforms.contains { $0.text.map { $0.hasPrefix("AWS::Serverless") || !$0.hasPrefix("AWS::") } ?? true }
  }
}

extension Finding.Message {
  fileprivate static func isUnknown(_ id: LogicalID, _ type: String, _ hint: String) -> Self {
    "Resource `\(id)` is of type `\(type)`, which CloudFormation does not have. \(wording: hint)"
  }

  fileprivate static func isElsewhere(_ id: LogicalID, _ type: String, _ region: String) -> Self {
    "Resource `\(id)` is of type `\(type)`, which CloudFormation does not have in region `\(region)`."
  }

  fileprivate static func needsTransform(_ id: LogicalID, _ type: String) -> Self {
    """
    Resource `\(id)` is of type `\(type)`, which only SAM knows. Add `Transform: AWS::Serverless-2016-10-31` to the \
    template.
    """
  }
}
