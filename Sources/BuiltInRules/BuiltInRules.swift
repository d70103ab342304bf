import RuleEngine

/// All rules the tool has, sorted by id.
package let builtInRules: [Rule] = [
  .ecsOneOffEssentialRestartLoop,
  .ecsOneOffTaskAsService,
  .ecsTaskDefinitionUnreferenced,
  .exportImportResolves,
  .exportImportTypeMatch,
  .exportNameHardcodedStack,
  .exportNameUnique,
  .exportUnused,
  .nestedStackOutputExists,
  .nestedStackParametersMatch,
  .tool("not-a-template"),
  .rdsInstanceMultiAZ,
  .undefinedCondition,
  .undefinedDependsOn,
  .undefinedGetAttTarget,
  .undefinedMapping,
  .undefinedMappingKey,
  .undefinedReference,
  .undefinedSubVariable,
  .tool("unreadable-file"),
  .unusedCondition,
  .unusedMapping,
  .unusedParameter,
]
