import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A machine image that is written into the template by its id.
  static let imageIDHardcoded = Rule.resource(
    "image-id-hardcoded", of: imagePaths.keys.sorted { $0.rawValue < $1.rawValue }
  ) { resource, context in
    for path in imagePaths[resource.type] ?? [] {
      for image in context.resolver.values(at: path, of: resource) where image.isWrittenInPlace {
        guard let id = image.content.text, id.hasPrefix("ami-") else { continue }
        context.report(.isWritten(resource.logicalID, id), at: context.place(image.span, in: image.stack))
      }
    }
  }

  private static let imagePaths: [ResourceType: [[String]]] = [
    "AWS::AutoScaling::LaunchConfiguration": [["ImageId"]],
    "AWS::Batch::ComputeEnvironment": [["ComputeResources", "ImageId"]],
    "AWS::Cloud9::EnvironmentEC2": [["ImageId"]],
    "AWS::EC2::Instance": [["ImageId"]],
    "AWS::EC2::LaunchTemplate": [["LaunchTemplateData", "ImageId"]],
    "AWS::EC2::SpotFleet": [["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "ImageId"]],
  ]
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
