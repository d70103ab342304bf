import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A parameter for a machine image that takes any text.
  static let imageIDParameterType = Rule.resource("image-id-parameter-type", of: ImagePlaces.types) {
    resource, context in
    for path in ImagePlaces.paths[resource.type] ?? [] {
      var told: Set<ParameterID> = []
      for image in context.resolver.values(at: path, of: resource) where image.isWholeParameter {
        // Where it is passed on, each parameter on the way should say what it is.
        for id in context.resolver.parameters(on: image.trail) {
          let parameter = context.resolver.parameter(id)
          // An image may not be empty, so one that can be left out is a text.
          guard parameter.elementType != "AWS::EC2::Image::Id", parameter.defaultValue?.text != "",
            told.insert(id).inserted
          else { continue }
          let type = parameter.body["Type"]
          context.report(
            .takesAnyText(parameter.name, resource.logicalID),
            at: context.place(type?.span ?? parameter.key.span, in: id.stack),
            notes: [context.note("becomes the image", at: image.trail[0].span, in: image.trail[0].stack)])
        }
      }
    }
  }
}

extension Alternative {
  /// Whether the value is what a parameter holds, unchanged.
  fileprivate var isWholeParameter: Bool {
    guard !trail.isEmpty else { return false }
    let isUnchanged = trail.allSatisfy { step in
      switch step.kind {
      case .parameter, .passed, .defaultValue, .allowedValue, .branch: true
      case .pinned, .imported, .output, .mapping: false
      }
    }
    switch content {
    case .origin(.parameter): return isUnchanged
    case .text(let text): return isUnchanged && text.hasPrefix("ami-")
    default: return false
    }
  }
}

extension Finding.Message {
  fileprivate static func takesAnyText(_ parameter: String, _ resource: LogicalID) -> Self {
    """
    Parameter `\(parameter)` becomes the image of `\(resource)` but takes any text. With type `AWS::EC2::Image::Id`, or \
    `AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>`, CloudFormation looks whether there is such an image before it \
    begins.
    """
  }
}
