import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An `UpdatePolicy` or `CreationPolicy` with settings that there are not.
  static let updatePolicySettings = Rule.workspace("update-policy-settings") { context in
    for stack in context.workspace.stacks where stack.template.isWhole && !stack.template.isRewritten {
      for (position, resource) in stack.template.resources.enumerated() {
        for (attribute, policies) in [("UpdatePolicy", updatePolicies), ("CreationPolicy", creationPolicies)] {
          guard let (key, value) = resource.body.entry(attribute), !value.isNull else { continue }
          let owner = context.workspace[ResourceID(stack.id, position)]
          if let settings = policies[resource.type.rawValue] {
            if let function = value.functionCall?.function, ![.if, .transform].contains(function) {
              context.report(.isNoMap(attribute, resource.id, function), at: context.place(value.span, in: stack.id))
              continue
            }
            let alternatives = context.resolver.alternatives(
              of: StackValue(value, in: stack.id), in: context.resolver.existence(of: owner))
            let mistakes = settings.mistakes(in: alternatives, of: attribute, context.resolver)
            context.report(mistakes, in: attribute, of: owner)
            if let both = value.entry("AutoScalingRollingUpdate"), value["AutoScalingInstanceRefresh"] != nil {
              context.report(.updatesTwice(resource.id), at: context.place(both.key.span, in: stack.id))
            }
          } else if attribute == "UpdatePolicy", !value.isCall, !resource.type.mayHaveAnyPolicy {
            context.report(.hasNone(resource.id, resource.type), at: context.place(key.span, in: stack.id))
          }
        }
      }
    }
  }

  private static let updatePolicies: [String: Settings] = [
    "AWS::AppStream::Fleet": .map([
      "StartAfterUpdate": .map(["Type": .boolean]), "StopBeforeUpdate": .map(["Type": .boolean]),
    ]),
    "AWS::AutoScaling::AutoScalingGroup": .map([
      "AutoScalingInstanceRefresh": .map([
        "Preferences": .map([
          "AlarmSpecification": .map(["Alarms": .list(.text)]), "BakeTime": .integer, "CheckpointDelay": .integer,
          "CheckpointPercentages": .list(.integer), "InstanceWarmup": .integer, "MaxHealthyPercentage": .integer,
          "MinHealthyPercentage": .integer, "ScaleInProtectedInstances": .choice(["Ignore", "Refresh", "Wait"]),
          "SkipMatching": .boolean, "StandbyInstances": .choice(["Ignore", "Terminate", "Wait"]),
        ]),
        "Strategy": .choice(["ReplaceRootVolume", "Rolling"]),
      ]),
      "AutoScalingReplacingUpdate": .map(["WillReplace": .boolean]),
      "AutoScalingRollingUpdate": .map([
        "MaxBatchSize": .integer, "MinActiveInstancesPercent": .integer, "MinInstancesInService": .integer,
        "MinSuccessfulInstancesPercent": .integer, "PauseTime": .text,
        "SuspendProcesses": .list(
          .choice([
            "AZRebalance", "AddToLoadBalancer", "AlarmNotification", "HealthCheck", "InstanceRefresh", "Launch",
            "ReplaceUnhealthy", "ScheduledActions", "Terminate",
          ])),
        "WaitOnResourceSignals": .boolean,
      ]),
      "AutoScalingScheduledAction": .map(["IgnoreUnmodifiedGroupSizeProperties": .boolean]),
    ]),
    "AWS::ElastiCache::ReplicationGroup": .map(["UseOnlineResharding": .boolean]),
    "AWS::Elasticsearch::Domain": .map(["EnableVersionUpgrade": .boolean]),
    "AWS::Lambda::Alias": .map([
      "CodeDeployLambdaAliasUpdate": .map([
        "AfterAllowTrafficHook": .text, "ApplicationName": .text, "BeforeAllowTrafficHook": .text,
        "DeploymentGroupName": .text,
      ])
    ]),
    "AWS::OpenSearchService::Domain": .map(["EnableVersionUpgrade": .boolean]),
  ]

  private static let signal = Settings.map(["Count": .integer, "Timeout": .text])

  private static let creationPolicies: [String: Settings] = [
    // The user guide shows a map with a `Type`, the CDK writes a truth.
    "AWS::AppStream::Fleet": .map(["StartFleet": .anything]),
    "AWS::AutoScaling::AutoScalingGroup": .map([
      "AutoScalingCreationPolicy": .map(["MinSuccessfulInstancesPercent": .integer]), "ResourceSignal": signal,
    ]),
    "AWS::CloudFormation::WaitCondition": .map(["ResourceSignal": signal]),
    "AWS::EC2::Instance": .map(["ResourceSignal": signal]),
  ]
}

extension ResourceType {
  /// Whether it is not known what CloudFormation takes for it.
  fileprivate var mayHaveAnyPolicy: Bool { !rawValue.hasPrefix("AWS::") || rawValue.hasPrefix("AWS::Serverless::") }
}

extension Finding.Message {
  fileprivate static func isNoMap(_ attribute: String, _ resource: LogicalID, _ function: IntrinsicFunction) -> Self {
    """
    `\(attribute)` of resource `\(resource)` is what `\(function.name)` gives, but it must be a map that is written \
    down. Use functions for the values in it.
    """
  }

  fileprivate static func updatesTwice(_ resource: LogicalID) -> Self {
    """
    `UpdatePolicy` of resource `\(resource)` has `AutoScalingRollingUpdate` beside `AutoScalingInstanceRefresh`, of which \
    there can be only one. Remove one of them.
    """
  }

  fileprivate static func hasNone(_ resource: LogicalID, _ type: ResourceType) -> Self {
    """
    Resource `\(resource)` has an `UpdatePolicy`, but there is none for \(type), so it does nothing. Remove it, or write \
    it at the resource it was meant for.
    """
  }
}
