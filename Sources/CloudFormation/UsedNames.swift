/// The names of a template that something in it uses.
public struct UsedNames: Sendable {
  /// Names a `Ref`, a variable of `Sub`, or a function of `Rules` takes.
  public private(set) var values: Set<String> = []
  /// Types all of whose parameters are used.
  public private(set) var parameterTypes: Set<String> = []
  /// Conditions that something depends on.
  public private(set) var conditions: Set<String> = []
  /// Mappings that something is looked up in.
  public private(set) var mappings: Set<String> = []

  init(in references: [Reference]) {
    for reference in references {
      switch reference.target {
      case .ref(let name), .subVariable(let name), .parameter(let name), .attribute(let name, _):
        values.insert(name)
      case .parametersOfType(let type): parameterTypes.insert(type)
      case .condition(let name): conditions.insert(name)
      case .mapping(let name): mappings.insert(name)
      case .dependsOn, .export: break
      }
    }
  }
}
