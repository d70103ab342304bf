import CloudFormation
import Facts
import StackGraph

extension ResourcePermissions {
  /// The actions of `aws cloudformation deploy`, of change sets and of deleting a stack.
  private static let stackActions = [
    "CancelUpdateStack", "ContinueUpdateRollback", "CreateChangeSet", "CreateStack", "DeleteChangeSet", "DeleteStack",
    "DescribeChangeSet", "DescribeStackEvents", "DescribeStackResources", "DescribeStacks", "ExecuteChangeSet",
    "GetTemplateSummary", "UpdateStack",
  ]

  /// Collects what must be allowed on a stack that is deployed, and for what its template is read with.
  mutating func add(_ stack: Stack) {
    let place = ARNPlace(of: stack)
    let name = naming.name(of: stack)
    for action in Self.stackActions {
      add(
        cloudFormation(action), on: "stack", name.map { "\($0)/*" }, "cloudformation:${Region}:${Account}:stack/", place
      )
    }
    demands.add(cloudFormation("ValidateTemplate"))
    if stack.template.outputs.elements.contains(where: { $0.exportName != nil }) {
      demands.add(cloudFormation("ListImports"))
    }
    if resolver.workspace.links.sites.contains(where: { $0.stack == stack.id }) {
      demands.add(cloudFormation("ListExports"))
    }
    for transform in stack.template.transforms { add(transform, of: stack, place) }
    addParameters(of: stack, place)
  }

  private var resolver: Resolver { naming.resolver }

  private func cloudFormation(_ name: String) -> Demands.Action {
    Demands.Action(service: "cloudformation", name: name)
  }

  /// A transform is called by whoever makes the change set (user guide, "Macros": permissions).
  private mutating func add(_ transform: Value, of stack: Stack, _ place: ARNPlace) {
    guard let name = transform.text ?? transform["Name"]?.text else { return }
    let isOfAWS = name.hasPrefix("AWS::")
    let owner = isOfAWS ? "aws" : place.account
    let format =
      "arn:${Partition}:cloudformation:${Region}:\(owner):transform/\(isOfAWS ? String(name.dropFirst(5)) : name)"
    demands.add(cloudFormation("CreateChangeSet"), on: "stack", [place.arn(format)])
    if !isOfAWS {
      note("`lambda:InvokeFunction` on the functions of macros", "\(name) of \(stack.template.file.path)")
    }
  }

  /// Collects the reading of parameters whose values are names of parameters of SSM.
  private mutating func addParameters(of stack: Stack, _ place: ARNPlace) {
    for parameter in stack.template.parameters where parameter.isFromSSM {
      let name = stack.pins[parameter.name]?.text ?? parameter.defaultValue?.text
      let isSettled = stack.pins[parameter.name] != nil || parameter.allowedValues == nil
      addSSMParameter(isSettled ? name : nil, place)
    }
  }

  mutating func addSSMParameter(_ name: String?, _ place: ARNPlace) {
    let name = name.map { String($0.drop { $0 == "/" }.prefix { $0 != ":" }) }
    // The parameters of AWS belong to no account.
    let owner = name?.hasPrefix("aws/") == true ? "" : place.account
    let action = Demands.Action(service: "ssm", name: "GetParameters")
    add(action, on: "parameter", name, "ssm:${Region}:\(owner):parameter/", place)
  }

  /// Notes that an action is wanted on what has some name, with its kind before it; on all of its kind without a name.
  mutating func add(
    _ action: Demands.Action, on iamType: String, _ name: String?, _ kind: String, _ place: ARNPlace
  ) {
    if let name {
      demands.add(action, on: iamType, [place.arn("arn:${Partition}:\(kind)\(name)")])
    } else {
      demands.add(action, onAll: iamType, "arn:${Partition}:\(kind)*", in: place)
    }
  }

  /// Collects the reading of a nested stack's template.
  mutating func addTemplate(of resource: StackResource) {
    for location in resolver.property("TemplateURL", of: resource) {
      guard let url = naming.pattern(of: location.content), let object = Self.object(atURL: url) else {
        note("`s3:GetObject` on nested templates, where it is not known where they lie", label(resource))
        continue
      }
      let place = naming.place(of: resource)
      let action = Demands.Action(service: "s3", name: "GetObject")
      demands.add(action, on: "object", [place.arn("arn:${Partition}:s3:::\(object)")])
    }
  }

  /// The bucket and key of an object's address, in either of its styles (S3 user guide, "Virtual hosting"); nil for other
  /// addresses.
  static func object(atURL url: String) -> String? {
    guard url.hasPrefix("https://") else { return nil }
    let parts = url.dropFirst(8).split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let (host, key) = (parts[0], parts[1].prefix { $0 != "?" })
    guard let service = host.firstRange(of: "s3"), host.contains(".amazonaws.com") || host.contains("*") else {
      return nil
    }
    if service.lowerBound == host.startIndex { return key.contains("/") ? String(key) : nil }
    return "\(host[..<service.lowerBound].dropLast())/\(key)"
  }
}
