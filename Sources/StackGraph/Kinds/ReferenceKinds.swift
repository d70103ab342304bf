import CloudFormation

/// What `Ref` and `Fn::GetAtt` of the resources of a type give.
struct ReferenceKinds: Sendable {
  /// What `Ref` gives; nil where it is not known.
  let ref: ValueKind?
  /// The attributes of which it is known what they are.
  let attributes: [Attribute]

  struct Attribute: Sendable {
    let name: String
    let kind: ValueKind
    /// Whether it is a list of such values.
    let isList: Bool
  }

  /// Reads what the table says of a type; nil when it does not have the type.
  init?(of type: ResourceType) {
    guard type.rawValue.hasPrefix("AWS::"),
      let words = referenceKindTable.lines(for: String(type.rawValue.dropFirst(5))).first
    else { return nil }
    ref = words[0] == "-" ? nil : ValueKind(reading: words[0], own: type)
    attributes = words.dropFirst().map { word in
      let (written, kind) = word.divided(at: "=") ?? (word, word)
      let isList = written.utf8.last == UInt8(ascii: "]")
      let name = isList ? String(written.dropLast(2)) : written
      return Attribute(
        name: name, kind: kind == "." ? .attribute(name, of: type) : ValueKind(reading: kind, own: type),
        isList: isList)
    }
  }

  /// The attribute of a name.
  func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }

  /// How a template writes a value that is taken for a resource: `!Ref Name`, `!GetAtt Name.Arn`.
  func expression(for accepted: AcceptedKinds, of id: LogicalID, _ type: ResourceType) -> String? {
    if let ref, accepted.isTaken(ref) { return "!Ref \(id)" }
    let own = attributes.first { !$0.isList && accepted.isTaken($0.kind) && [type, ref?.type].contains($0.kind.type) }
    if let attribute = own {
      return "!GetAtt \(id).\(attribute.name)"
    }
    return nil
  }
}

/// What references to resources give, found for each type once.
struct ReferenceKindMemo {
  private var kinds: [ResourceType: ReferenceKinds?] = [:]

  mutating func kinds(of type: ResourceType) -> ReferenceKinds? {
    if let known = kinds[type] { return known }
    let found = ReferenceKinds(of: type)
    kinds[type] = .some(found)
    return found
  }
}

extension Resolver {
  /// What `Ref` of a resource gives; nil where it is not known.
  func referenceKind(of resource: StackResource) -> ValueKind? {
    if resource.type == "AWS::EC2::SecurityGroup" {
      // Without a VPC of its own the name is given.
      guard let vpc = resource.resource.properties?["VpcId"] else { return .name(resource.type) }
      if case .call(.if) = vpc.form { return nil }
      return vpc.isNull ? nil : .id(resource.type)
    }
    return kindMemo.kinds(of: resource.type)?.ref
  }

  /// What an attribute of a resource gives and whether it is a list of such; nil where it is not known.
  func attributeKind(_ name: String, of type: ResourceType) -> (kind: ValueKind, isList: Bool)? {
    if let attribute = kindMemo.kinds(of: type)?.attribute(name) { return (attribute.kind, attribute.isList) }
    // Every type of AWS that has an attribute of this name means its own ARN by it.
    let isOwn = type.rawValue.hasPrefix("AWS::") && !type.isCustom && !type.rawValue.hasSuffix("::MODULE")
    return name == "Arn" && isOwn ? (.arn(type), false) : nil
  }
}
