import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An instance that is given no image to start from.
  static let ec2InstanceImage = Rule.resource("ec2-instance-image", of: "AWS::EC2::Instance") { instance, context in
    let resolver = context.resolver
    let image = resolver.property("ImageId", of: instance)
    let imageless = resolver.space.or(image.filter { $0.content == .absent }.map(\.scenario))
    if imageless.isNever { return }
    let found = resolver.disagreement(
      of: image, with: resolver.property("LaunchTemplate", of: instance), within: resolver.existence(of: instance)
    ) { image, template in image.content == .absent && template.content == .absent }
    if let found {
      context.report(
        .hasNoImage(instance.logicalID), at: context.place(ofPropertiesOf: instance), when: found.scenario,
        extent: found.extent)
    }
    let links = resolver.resources(
      namedBy: "LaunchTemplate", "LaunchTemplateId", of: instance, type: "AWS::EC2::LaunchTemplate")
    for link in links {
      let found = resolver.disagreement(
        of: image, with: resolver.property("LaunchTemplateData", "ImageId", of: link.resource), within: link.scenario
      ) { own, other in
        if own.content != .absent { return false }
        if case .unknown = other.content { return nil }
        return other.content == .absent
      }
      guard let found else { continue }
      context.report(
        .hasNoImage(instance.logicalID, from: link.resource.logicalID), at: context.place(ofPropertiesOf: instance),
        notes: [context.note("the launch template names no image", at: link.resource)], when: found.scenario,
        extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoImage(_ instance: LogicalID) -> Self {
    "Instance `\(instance)` has neither an `ImageId` nor a `LaunchTemplate` with one, so it cannot start. Set `ImageId`."
  }

  fileprivate static func hasNoImage(_ instance: LogicalID, from template: LogicalID) -> Self {
    """
    Instance `\(instance)` has no `ImageId`, nor has its launch template `\(template)`, so it cannot start. Set \
    `ImageId` in one of them.
    """
  }
}
