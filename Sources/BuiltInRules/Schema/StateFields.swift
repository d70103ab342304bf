/// What the states of a state machine can say (Amazon States Language, with the fields Step Functions adds).
enum StateFields {
  /// The fields of each type of state.
  static let byType: [String: Set<String>] = [
    "Choice": input.union(["Choices", "Default", "End", "Next"]),
    "Fail": any.union(["Cause", "CausePath", "Error", "ErrorPath"]),
    "Map": work.union([
      "Arguments", "ItemBatcher", "ItemProcessor", "ItemReader", "ItemSelector", "Items", "ItemsPath", "Iterator",
      "Label", "MaxConcurrency", "MaxConcurrencyPath", "ResultWriter", "ToleratedFailureCount",
      "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
    ]),
    "Parallel": work.union(["Arguments", "Branches"]),
    "Pass": input.union(["End", "Next", "Parameters", "Result", "ResultPath"]),
    "Succeed": input,
    "Task": work.union([
      "Arguments", "Credentials", "HeartbeatSeconds", "HeartbeatSecondsPath", "Resource", "TimeoutSeconds",
      "TimeoutSecondsPath",
    ]),
    "Wait": input.union(["End", "Next", "Seconds", "SecondsPath", "Timestamp", "TimestampPath"]),
  ]

  private static let any: Set = ["Comment", "QueryLanguage", "Type"]
  private static let input: Set<String> = any.union(["Assign", "InputPath", "Output", "OutputPath"])
  private static let work = input.union([
    "Catch", "End", "Next", "Parameters", "ResultPath", "ResultSelector", "Retry",
  ])

  /// The fields of a whole definition; one within a state has more, which differ by the state.
  static let ofDefinition: Set = ["Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version"]

  /// Types whose states lead to another or end.
  static let goingOn: Set = ["Map", "Parallel", "Pass", "Task", "Wait"]

  /// What a state of a type must have.
  static let required = ["Choice": "Choices", "Parallel": "Branches", "Task": "Resource"]

  /// Fields that go with paths into the input and output.
  static let ofJSONPath: Set = [
    "CausePath", "ErrorPath", "HeartbeatSecondsPath", "InputPath", "ItemsPath", "MaxConcurrencyPath", "OutputPath",
    "Parameters", "ResultPath", "ResultSelector", "SecondsPath", "TimeoutSecondsPath", "TimestampPath",
    "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
  ]

  /// Fields that go with expressions of JSONata.
  static let ofJSONata: Set = ["Arguments", "Items", "Output"]

  /// What a choice can ask of a value: it does one of these.
  static let comparisons: Set<String> = {
    let orders = ["Equals", "GreaterThan", "GreaterThanEquals", "LessThan", "LessThanEquals"]
    let ordered = ["Numeric", "String", "Timestamp"].flatMap { kind in orders.map { kind + $0 } }
    let tests = ["Boolean", "Null", "Numeric", "Present", "String", "Timestamp"].map { "Is" + $0 }
    let paths = (ordered + ["BooleanEquals"]).map { $0 + "Path" }
    return Set(ordered + tests + paths + ["And", "BooleanEquals", "Not", "Or", "StringMatches"])
  }()

  /// Fields that hold a list, and those that hold a map.
  static let lists: Set = ["Branches", "Catch", "Choices", "Retry"]
  static let maps: Set = ["Assign", "ItemProcessor", "Iterator", "ItemBatcher", "ResultSelector", "States"]
  static let texts: Set = ["Comment", "Default", "Next", "QueryLanguage", "Resource", "StartAt", "Type"]
}
