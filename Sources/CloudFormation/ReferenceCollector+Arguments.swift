import SourceText
import YAMLTree

/// What the arguments of calls must be, as far as their form tells it.
extension ReferenceCollector {
  mutating func misform(_ value: Value, _ place: ArgumentPlace) {
    problems.append(TemplateProblem(kind: .misformedArgument(place), span: value.span))
  }

  /// An index written down must be a number, and one of the list if that is written down, too.
  mutating func checkIndex(_ index: Value, _ list: Value) {
    guard let text = index.text, loopVariables.isEmpty else { return }
    let isWritten = list.node.kind == .sequence && !list.isCall
    let count = isWritten && !list.items.contains(where: \.mayVanish) ? list.items.count : nil
    if let number = UInt32(text), count.map({ number < $0 }) != false { return }
    problems.append(TemplateProblem(kind: .unusableIndex(text, count: count), span: index.span))
  }

  /// `And` and `Or` take 2 to 10 conditions.
  mutating func checkCount(of operands: [Value], at value: Value) {
    guard !(2...10).contains(operands.count), let (function, _) = value.functionCall else { return }
    problems.append(TemplateProblem(kind: .malformedCall(function), span: value.functionSpan ?? value.span))
  }

  /// What `FindInMap` gives where the mapping has no such key stands in a map, under `DefaultValue`.
  mutating func checkFallback(of call: Value) {
    guard let items = call.functionCall?.argument.items, items.count == 4, !items[3].isCall else { return }
    problems.append(TemplateProblem(kind: .malformedCall(.findInMap), span: items[3].span))
  }

  /// `GetStackOutput` takes the names of a stack and an output, and where and as whom to look.
  mutating func checkStackOutput(_ argument: Value, at value: Value) {
    func malformed(_ span: Span) -> TemplateProblem {
      TemplateProblem(kind: .malformedCall(.getStackOutput), span: span)
    }
    let unknown = argument.entries.first { !["OutputName", "Region", "RoleArn", "StackName"].contains($0.key.text) }
    if let unknown {
      problems.append(malformed(unknown.key.span))
    } else if argument["StackName"] == nil || argument["OutputName"] == nil {
      problems.append(malformed(value.functionSpan ?? value.span))
    }
  }
}

extension Value {
  /// Whether an item of this value may not be there in the end, or stand for several.
  fileprivate var mayVanish: Bool {
    switch form {
    case .null, .scalar, .list, .map: false
    case .call(.ref(let name)): name.text == PseudoParameter.noValue.rawValue
    case .call(.getAtt), .call(.sub), .call(.join), .call(.select), .call(.findInMap), .call(.importValue): false
    case .call, .unknownCall: true
    }
  }

  /// Whether a value that is no condition function may be one in the end: a macro, a function of rules.
  var mayBeCondition: Bool {
    switch form {
    case .null, .unknownCall, .call(.malformed), .call(.other): true
    case .map: entries.contains { $0.key.isText("Fn::Transform" as StaticString) }
    case .scalar, .list, .call: false
    }
  }
}

extension Value {
  /// Whether the language extensions may make what a function takes of its malformed argument.
  func mayBeExtended(of function: IntrinsicFunction) -> Bool {
    if isCall { return true }
    let holdsCall = items.contains(where: \.isCall)
    switch function {
    case .getAtt: return items.count >= 2 && holdsCall
    case .sub: return items.count == 2 && holdsCall
    default: return false
    }
  }
}
