import CloudFormation
import Facts
import StackGraph
import YAMLTree

extension SchemaWalk {
  /// Judges a value as it stands in a template.
  func check(_ value: StackValue, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    if node == .anything { return .right }
    let outer = (place, use)
    defer { (place, use) = outer }
    place = WalkPlace(stack: value.stack, span: value.value.span, way: outer.0.way)
    use = nil
    if let subject = Subject(plain: value) { return check(subject, node, in: scope) }
    if value.value.isCall {
      if node.takesAnyText, value.value.makesText { return .right }
      return check(resolver.alternatives(of: value, in: scope), at: value, node)
    }
    switch value.value.form {
    case .null, .call, .unknownCall: return .unknown
    case .scalar: return check(.text(value.value.scalarText ?? ""), node, in: scope)
    case .list: return check(.list(value), node, in: scope)
    case .map: return check(.map(value), node, in: scope)
    }
  }

  /// Judges what a value can be.
  func check(_ alternatives: [Alternative], at value: StackValue, _ node: SchemaNode) -> Verdict {
    let outer = (place, use)
    defer { (place, use) = outer }
    use = place
    let first = found?.count ?? 0
    var verdict = Verdict(invalid: .never, valid: .never)
    // The alternatives cover the scope: where all are right no scenarios have to be put together.
    var right: [Scenario]? = []
    for alternative in alternatives {
      // What is found in a map or list of another place is told there.
      place = self.place(of: alternative)
      switch alternative.content {
      case .unknown: place = WalkPlace(stack: value.stack, span: value.value.span)
      // Of what is not known only the type can be wrong, and that it is used here is the mistake.
      case .origin where !alternative.isWrittenInPlace:
        place = WalkPlace(stack: value.stack, span: value.value.span, way: place.way)
      default: break
      }
      if alternative.isDirectReference { reference = alternative }
      let one = check(subject(alternative, at: value), node, in: alternative.scenario)
      reference = nil
      if one.isRight, right != nil {
        right?.append(alternative.scenario)
        continue
      }
      if let scenarios = right {
        verdict.valid = space.or(scenarios)
        right = nil
      }
      verdict.invalid = space.or(verdict.invalid, space.and(one.invalid, alternative.scenario))
      verdict.valid = space.or(verdict.valid, space.and(one.valid, alternative.scenario))
    }
    if right != nil { return .right }
    if let count = found?.count, count > first, !verdict.valid.isNever {
      for index in first..<count { found?[index].right = verdict.valid }
    }
    if let count = found?.count, count > first, alternatives.contains(where: { $0.failsDeployment }) {
      let failing = space.or(alternatives.filter { $0.failsDeployment }.map { $0.scenario })
      for index in first..<count {
        let known = found?[index].failing ?? .never
        found?[index].failing = space.or(known, failing)
      }
    }
    return verdict
  }

  /// Where a value stands, with the way it came.
  func place(of alternative: Alternative) -> WalkPlace {
    var place = WalkPlace(stack: alternative.stack, span: alternative.span)
    guard found != nil, !alternative.trail.isEmpty else { return place }
    place.way = ways.count
    ways.append(alternative)
    return place
  }

  /// What a schema is held against when a value is this.
  private func subject(_ alternative: Alternative, at value: StackValue) -> Subject {
    switch alternative.content {
    case .list(.written(let list)): .list(list)
    case .list(.contents): .items(resolver.list(of: [alternative], at: value))
    case .map(let map): .map(map)
    case .absent: .unknown
    case .unknown where value.value.functionCall?.function == .cidr: .typed(.array)
    default: subject(alternative.content)
    }
  }

  /// What a schema is held against when a value is this.
  func subject(_ content: Content) -> Subject {
    switch content {
    case .text(var text):
      text.withUTF8(\.haveDoubleBrace) ? .typed([.string, .number, .integer, .boolean]) : .text(text)
    case .pieces: .typed([.string, .number, .integer, .boolean])
    case .origin(let origin): .typed(resolver.types(of: origin))
    case .list, .map, .absent, .unknown: .unknown
    }
  }
}

extension Value {
  /// Whether it is a call that makes a text whatever its arguments are.
  fileprivate var makesText: Bool {
    switch form {
    // One variable alone is taken for what it stands for, which may be a list by mistake.
    case .call(.sub(let substitution)): substitution.pieces.count > 1
    case .call(.join), .call(.base64): true
    default: false
    }
  }
}

extension SchemaNode {
  /// Whether the node takes every text and says nothing else.
  fileprivate var takesAnyText: Bool { entries.allSatisfy { $0.keyword == .type && $0.types.contains(.string) } }
}

extension Resolver {
  /// The types a value can have of which only the origin is known.
  package func types(of origin: Origin) -> SchemaType {
    let scalar: SchemaType = [.string, .number, .integer, .boolean]
    switch origin {
    case .resource(let id, attribute: nil):
      return workspace[id].type.rawValue.hasPrefix("AWS::") ? scalar : SchemaType.any
    case .resource(let id, let attribute?): return types(ofAttribute: attribute, of: workspace[id].type)
    case .parameter(let stack, let position):
      let parameter = workspace[stack].template.parameters.elements[Int(position)]
      return parameter.isList ? .array : scalar
    case .zones: return .array
    case .pseudo(let pseudo, _): return pseudo == .notificationARNs ? .array : scalar
    case .item, .zone, .external: return scalar
    }
  }

  /// The types of an attribute as far as the facts know it.
  private func types(ofAttribute attribute: String, of type: ResourceType) -> SchemaType {
    guard let attributes = ResourceSchema(type.rawValue)?.attributes, let index = attributes.find(attribute),
      let types = attributes.node(index).entry(.type)?.types
    else { return .any }
    return types.isDisjoint(with: [.array, .object]) ? [.string, .number, .integer, .boolean] : types
  }
}

extension Alternative {
  /// Whether the value is a resource of the template, or an attribute of one, that is named where it is used.
  var isDirectReference: Bool {
    if case .origin(.resource) = content { isWrittenInPlace } else { false }
  }
}

extension SchemaType {
  /// Every type there is.
  fileprivate static let any: SchemaType = [.string, .number, .integer, .boolean, .array, .object, .null]
}

extension Subject {
  /// What stands there plainly: no call, no tag, no alias, no null. Nil for what has to be looked at closer.
  init?(plain value: StackValue) {
    let node = value.value.node
    guard node.tag == nil else { return nil }
    switch node.kind {
    case .scalar:
      guard !node.isNull else { return nil }
      if node.holdsDynamicReference {
        self = .typed([.string, .number, .integer, .boolean])
      } else if let truth = node.yamlBoolean {
        self = .text(truth ? "true" : "false")
      } else {
        self = .written(node)
      }
    case .sequence: self = .list(value)
    case .mapping:
      guard !node.looksLikeCall else { return nil }
      self = .map(value)
    case .alias: return nil
    }
  }
}

extension Node {
  /// Whether a map may be a call: its only key is `Ref` or `Condition` or begins with `Fn::`.
  fileprivate var looksLikeCall: Bool {
    guard entries.count == 1 else { return false }
    for (key, _) in entries {
      return key.withUTF8 { bytes in
        guard bytes.count >= 3 else { return false }
        switch bytes[0] {
        case UInt8(ascii: "F"): return bytes[1] == UInt8(ascii: "n") && bytes[2] == UInt8(ascii: ":")
        case UInt8(ascii: "R"): return bytes.count == 3
        case UInt8(ascii: "C"): return bytes.count == 9
        default: return false
        }
      }
    }
    return false
  }

  /// Whether the text is resolved by CloudFormation at deployment, wholly or in part.
  fileprivate var holdsDynamicReference: Bool { withUTF8(\.haveDoubleBrace) }
}
