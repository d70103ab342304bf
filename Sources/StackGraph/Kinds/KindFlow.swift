import CloudFormation

extension Resolver {
  /// What sort of thing a value is, or each item where it is a list; nil where that is not known.
  package func kind(of alternative: Alternative) -> ValueKind? {
    switch alternative.content {
    case .text(let text): return ValueKind(ofLiteral: text)
    case .origin(let origin): return declaredKind(along: alternative.trail) ?? kind(of: origin)
    case .pieces(let pieces): return kind(of: pieces)
    case .list, .map, .absent, .unknown: return nil
    }
  }

  /// Whether a value is a list, though it is not written as one; nil where that is not known.
  package func isList(_ alternative: Alternative) -> Bool? {
    let isList: Bool
    switch alternative.content {
    case .text, .pieces: return false
    case .map, .absent, .unknown: return nil
    case .list(.written): isList = alternative.trail.contains { $0.kind.isLookup }
    case .list(.contents), .origin(.zones): isList = true
    case .origin(.parameter(let stack, let position)):
      isList = workspace[stack].template.parameters.elements[Int(position)].isList
    case .origin(.resource(let id, let attribute?)):
      isList = attributeKind(attribute, of: workspace[id].type)?.isList ?? false
    case .origin: return false
    }
    guard isList else { return nil }
    // A list that comes through an export or a parameter for one value is a mistake there.
    for step in alternative.trail {
      switch step.kind {
      case .parameter(let name): return workspace[step.stack].template.parameters[name]?.isList == true ? true : nil
      case .imported, .output: return nil
      default: continue
      }
    }
    return true
  }

  /// The kind of the nearest parameter on the way of a value whose declared type tells one.
  private func declaredKind(along trail: [Step]) -> ValueKind? {
    for step in trail {
      guard case .parameter(let name) = step.kind, let parameter = workspace[step.stack].template.parameters[name],
        let kind = ValueKind(ofParameterType: parameter.elementType)
      else { continue }
      return kind
    }
    return nil
  }

  private func kind(of origin: Origin) -> ValueKind? {
    switch origin {
    case .resource(let id, attribute: nil): return referenceKind(of: workspace[id])
    case .resource(let id, let attribute?): return attributeKind(attribute, of: workspace[id].type)?.kind
    case .parameter(let stack, let position), .item(_, let stack, let position):
      return ValueKind(
        ofParameterType: workspace[stack].template.parameters.elements[Int(position)].elementType)
    case .zone, .zones: return .name("AWS::EC2::AvailabilityZone")
    case .pseudo(.stackID, _): return .arn("AWS::CloudFormation::Stack")
    case .pseudo, .external: return nil
    }
  }

  /// The kind of a text with holes: that of an ARN whose service and sort of resource are known.
  private func kind(of pieces: [TextPiece]) -> ValueKind? {
    guard case .text(let start)? = pieces.first, start.hasPrefix("arn:") else { return nil }
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let known): text += known
      // An ARN within the text would bring colons of its own.
      case .origin(.pseudo), .origin(.resource(_, attribute: nil)): text += "?"
      case .origin, .unknown: return nil
      }
    }
    return ValueKind(ofLiteral: text)
  }
}

extension Step.Kind {
  fileprivate var isLookup: Bool { if case .mapping = self { true } else { false } }
}
