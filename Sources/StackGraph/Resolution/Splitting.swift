import CloudFormation

extension Content {
  /// The text made of pieces, neighbouring texts being one piece.
  init(_ pieces: [TextPiece]) {
    switch pieces.count {
    case 0: self = .text("")
    case 1:
      switch pieces[0] {
      case .text(let text): self = .text(text)
      case .origin(let origin): self = .origin(origin)
      case .unknown: self = .unknown(.computed)
      }
    default: self = .pieces(pieces)
    }
  }

  /// The part at a position, from 0, of pieces that are split; nil where it is not known or the pieces are known to be a
  /// list.
  func part(_ position: Int, between separator: String, in workspace: Workspace) -> Content? {
    guard case .pieces(let pieces) = self else { return nil }
    var part: [TextPiece] = []
    var number = 0
    for piece in pieces {
      switch piece {
      case .text(let text):
        for (index, known) in text.parts(between: separator).enumerated() {
          if index > 0 {
            if number == position { return Content(part) }
            number += 1
            part = []
          }
          if !known.isEmpty { part.append(.text(known)) }
        }
      case .origin(let origin):
        guard workspace.isFree(origin, of: separator) else { return nil }
        part.append(piece)
      case .unknown: return nil
      }
    }
    return nil
  }

  /// The list a text is split into; `value` is where that happens.
  func split(by separator: String, at value: StackValue, in workspace: Workspace) -> Content {
    switch self {
    case .text(let text): return .list(.contents(text.parts(between: separator).map { .text($0) }, at: value))
    case .origin(let origin) where workspace.isFree(origin, of: separator): return .list(.contents([self], at: value))
    case .pieces(let pieces):
      var parts: [[TextPiece]] = [[]]
      for piece in pieces {
        switch piece {
        case .text(let text):
          for (number, part) in text.parts(between: separator).enumerated() {
            if number > 0 { parts.append([]) }
            if !part.isEmpty { parts[parts.count - 1].append(.text(part)) }
          }
        case .origin(let origin):
          guard workspace.isFree(origin, of: separator) else { return .unknown(.computed) }
          parts[parts.count - 1].append(piece)
        case .unknown: return .unknown(.computed)
        }
      }
      return .list(.contents(parts.map(Content.init), at: value))
    default: return .unknown(.computed)
    }
  }
}

extension Workspace {
  /// Whether the separator is surely no part of the text an origin stands for: ids, names and ARNs of resources and
  /// stacks, zones and regions hold no commas and blanks, and items of lists no commas.
  func isFree(_ origin: Origin, of separator: String) -> Bool {
    let isComma = separator.utf8.contains(UInt8(ascii: ","))
    let isSeparator = isComma || separator.utf8.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") }
    switch origin {
    case .resource(let id, let attribute): return isSeparator && !self[id].type.mayHoldAnything(as: attribute)
    case .zone: return isSeparator
    case .pseudo(let pseudo, _): return isSeparator && pseudo != .notificationARNs
    case .item: return isComma
    case .parameter(let stack, let position):
      // What is given for AWS's own types is checked to exist.
      let type = self[stack].template.parameters.elements[Int(position)].type
      return isSeparator && (type.hasPrefix("AWS::EC2::") && type.hasSuffix("::Id") || type == "Number")
    case .zones, .external: return false
    }
  }
}

extension ResourceType {
  /// Whether `Ref` or an attribute of the type's resources is whatever their authors or other templates make of it.
  fileprivate func mayHoldAnything(as attribute: String?) -> Bool {
    if isCustom { return true }
    guard let attribute, attribute != "Arn" else { return false }
    return rawValue.hasPrefix("AWS::CloudFormation::") || self == "AWS::SSM::Parameter"
      || self == "AWS::Serverless::Application"
  }
}
