import RuleEngine

/// All rules the tool has, sorted by id.
package let builtInRules: [Rule] = [
  .exportImportResolves,
  .exportImportTypeMatch,
  .exportNameHardcodedStack,
  .exportNameUnique,
  .exportUnused,
  .nestedStackOutputExists,
  .nestedStackParametersMatch,
  .tool("not-a-template"),
  .rdsInstanceMultiAZ,
  .tool("unreadable-file"),
]
