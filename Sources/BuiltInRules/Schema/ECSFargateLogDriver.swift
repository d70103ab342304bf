import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A container that is to write its log in a way Fargate does not have.
  static let ecsFargateLogDriver = Rule.resource("ecs-fargate-log-driver", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    let launch = resolver.property("LaunchType", of: service)
    let isFargate = resolver.scenario(launch) { $0.text == "FARGATE" }
    guard !isFargate.isNever else { return }
    for link in resolver.resources(namedBy: "TaskDefinition", of: service, type: "AWS::ECS::TaskDefinition") {
      let containers = resolver.list(of: resolver.property("ContainerDefinitions", of: link.resource), at: nil).items
      for container in containers {
        let drivers = resolver.member("LogConfiguration", "LogDriver", of: container)
        let found = resolver.disagreement(of: drivers, with: launch, within: link.scenario) { driver, launch in
          guard let launch = launch.content.text, launch == "FARGATE" else {
            return launch.content == .absent ? false : nil
          }
          if driver.content == .absent { return false }
          return driver.content.text.map { !["awslogs", "splunk", "awsfirelens"].contains($0) }
        }
        guard let found, let driver = found.pair.own.content.text else { continue }
        context.report(
          .isNotThere(link.resource.logicalID, driver, service.logicalID),
          at: context.place(found.pair.own.span, in: found.pair.own.stack),
          notes: [context.note("runs it on Fargate", at: found.pair.other.span, in: found.pair.other.stack)],
          when: found.scenario, extent: found.extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotThere(_ definition: LogicalID, _ driver: String, _ service: LogicalID) -> Self {
    """
    A container of `\(definition)` has log driver `\(driver)`, which Fargate does not have, but service `\(service)` \
    runs it there. Use `awslogs`, `splunk` or `awsfirelens`.
    """
  }
}
