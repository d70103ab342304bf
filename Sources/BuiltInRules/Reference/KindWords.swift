import CloudFormation
import StackGraph

extension KindMismatch {
  /// The property, by its path, parameter or output that is given the value.
  var property: String {
    switch taker {
    case .property(let name, path: "Parameters.*", of: _): name
    case .property(_, let path, of: _): path.filter { $0 != "[" && $0 != "]" }
    case .parameter(let parameter, of: _): parameter.name
    case .output(let output, of: _): output.name
    }
  }

  /// The resource whose property it is; empty for parameters and outputs.
  var owner: String {
    if case .property(_, path: _, let resource) = taker { resource.logicalID.rawValue } else { "" }
  }

  /// Whether it is the name of a role where its ARN is taken, which `iam-role-arn-expected` says.
  var isRoleName: Bool {
    guard case .property(_, let path, let resource) = taker, case .kind(.name("AWS::IAM::Role")) = problem else {
      return false
    }
    return (RoleUse.byType[resource.type] ?? []).contains { use in
      use.form != .any && use.path.joined(separator: ".") == path
    }
  }

  /// How the template writes the value: `!Ref Vpc`, a parameter, a literal.
  func writtenValue(in workspace: Workspace) -> String {
    let value = violation.first
    for case .parameter(let name) in value.trail.map(\.kind) {
      let type = workspace[stack].template.parameters[name]?.type ?? "String"
      return "parameter `\(name)` of type `\(type)`"
    }
    switch value.content {
    case .origin(.resource(let id, let attribute)):
      let name = workspace[id].logicalID
      return attribute.map { "`!GetAtt \(name).\($0)`" } ?? "`!Ref \(name)`"
    case .origin(.zone), .origin(.zones): return "`Fn::GetAZs`"
    case .text(let text): return "`\(text)`"
    default: return "the text here"
    }
  }
}
