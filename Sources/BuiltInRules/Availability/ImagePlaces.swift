import CloudFormation

/// The properties that hold the id of a machine image.
enum ImagePlaces {
  /// The paths from `Properties`, by type; `*` is every item of a list.
  static let paths: [ResourceType: [[String]]] = [
    "AWS::AutoScaling::LaunchConfiguration": [["ImageId"]],
    "AWS::Batch::ComputeEnvironment": [["ComputeResources", "ImageId"]],
    "AWS::Cloud9::EnvironmentEC2": [["ImageId"]],
    "AWS::EC2::Instance": [["ImageId"]],
    "AWS::EC2::LaunchTemplate": [["LaunchTemplateData", "ImageId"]],
    "AWS::EC2::SpotFleet": [["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "ImageId"]],
  ]

  /// The types of resources that have such properties.
  static let types = paths.keys.sorted { $0.rawValue < $1.rawValue }
}
