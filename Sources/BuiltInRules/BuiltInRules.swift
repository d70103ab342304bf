import RuleEngine

/// All rules the tool has, sorted by id.
package let builtInRules: [Rule] = [
  .tool("not-a-template"),
  .rdsInstanceMultiAZ,
  .tool("unreadable-file"),
]
