import CloudFormation
import SourceText

extension Resolver {
  /// What a parameter is for which a value is given outside the template.
  func pinned(_ parameter: Parameter, _ position: Int, to text: String, of stack: Stack) -> Alternative {
    let content: Content
    if parameter.isNoEcho || parameter.isNamedSecret,
      !domain(of: position, in: stack).values.contains(where: { $0.text == text })
    {
      // A secret that the template does not hold anyway is shown nowhere; it is told apart from what is compared with it.
      content = .origin(.parameter(stack.id, position: Int32(position)))
    } else {
      content = self.content(ofParameter: parameter, text: text, at: StackValue(parameter.body, in: stack.id))
    }
    return Alternative(
      content: content, scenario: .always, stack: stack.id, span: parameter.key.span,
      trail: [Step(kind: .pinned(parameter: parameter.name), stack: stack.id, span: parameter.key.span)])
  }

  /// What a pseudo parameter stands for in a stack.
  func pseudo(_ pseudo: PseudoParameter, at value: StackValue, span: Span) -> Alternative {
    let stack = workspace[value.stack]
    if let text = stack.text(of: pseudo) {
      let step = Step(kind: .pinned(parameter: pseudo.rawValue), stack: value.stack, span: span)
      return known(.text(text), at: value).when(.always, after: [step])
    }
    return known(pseudo == .noValue ? .absent : .origin(.pseudo(pseudo, value.stack)), at: value)
  }
}

extension Stack {
  /// The text of a pseudo parameter, when it is known.
  package func text(of pseudo: PseudoParameter) -> String? {
    if pins.isEmpty { return nil }
    switch pseudo {
    case .accountID, .region, .stackName: return pins[pseudo.rawValue]?.text
    case .partition, .urlSuffix: return region.flatMap(Partition.init(ofRegion:))?.text(of: pseudo)
    case .noValue, .notificationARNs, .stackID: return nil
    }
  }

  /// The place that tells what a parameter or pseudo parameter is.
  package func origin(ofPinned name: String) -> Deployment.Origin? {
    if let pin = pins[name] { return pin.origin }
    switch PseudoParameter(named: name) {
    case .partition, .urlSuffix: return pins[PseudoParameter.region.rawValue]?.origin
    default: return nil
    }
  }
}

/// A partition of AWS: a group of regions with accounts and endpoints of its own.
struct Partition {
  private let name: String
  private let urlSuffix: String

  /// The partition of a region; nil where it is not known here. From the user guide, "Pseudo parameters reference".
  init?(ofRegion region: String) {
    if region.hasPrefix("cn-") {
      (name, urlSuffix) = ("aws-cn", "amazonaws.com.cn")
    } else if region.hasPrefix("us-gov-") {
      (name, urlSuffix) = ("aws-us-gov", "amazonaws.com")
    } else if region.contains("-iso") || region.hasPrefix("eusc-") {
      return nil
    } else {
      (name, urlSuffix) = ("aws", "amazonaws.com")
    }
  }

  /// What a pseudo parameter is there; nil for those that a partition does not decide.
  func text(of pseudo: PseudoParameter) -> String? {
    switch pseudo {
    case .partition: name
    case .urlSuffix: urlSuffix
    default: nil
    }
  }
}
