import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A machine image that is written into the template by its id.
  static let imageIDHardcoded = Rule.resource(
    "image-id-hardcoded", of: ImagePlaces.types
  ) { resource, context in
    for path in ImagePlaces.paths[resource.type] ?? [] {
      for image in context.resolver.values(at: path, of: resource) where image.isSettled {
        guard let id = image.content.text, id.hasPrefix("ami-") else { continue }
        context.report(
          .isWritten(resource.logicalID, id), at: context.place(image.span, in: image.stack),
          flow: context.flow(of: image), inEveryScenario: true)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isWritten(_ resource: LogicalID, _ image: String) -> Self {
    """
    `\(resource)` starts from image `\(image)`, which exists in one region only and never gets the fixes of later ones. \
    Take it from a parameter of type `AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>`, or write \
    `{{resolve:ssm:/aws/service/…}}`.
    """
  }
}
