import CloudFormation
import SourceText

/// A place that is given a value of a kind it does not take.
package struct KindMismatch: Sendable {
  /// What is given the value.
  package enum Taker: Sendable {
    /// A property of a resource, by its name and its path from `Properties` (see `PropertyKinds.path`).
    case property(String, path: String, of: StackResource)
    /// A parameter of a nested stack.
    case parameter(Parameter, of: StackID)
    /// An output, which takes texts only.
    case output(Output, of: StackID)
  }

  /// What is wrong with the value.
  package enum Problem: Sendable {
    /// It is of another kind.
    case kind(ValueKind)
    /// It is a list where one value is taken.
    case list
  }

  /// How the value came from another stack.
  package enum Crossing: Sendable {
    /// By an import, which has this output behind it.
    case imported(Step, output: Step)
    /// By a parameter of a nested stack.
    case passed(parameter: String, Step)
    /// By an output of a nested stack.
    case output(String, Step)
  }

  /// What is given the value.
  package let taker: Taker
  /// What it takes.
  package let accepted: AcceptedKinds
  /// What is wrong.
  package let problem: Problem
  /// The alternatives of the value that are wrong in this way.
  package let violation: Violation
  /// How the first of them came from another stack, if it did.
  package let crossing: Crossing?
  /// Whether it is an item of a list.
  package let isItem: Bool
  /// The stack in whose template the value is used.
  package let stack: StackID
  /// Where it is used, in bytes of that template.
  package let span: Span
  /// How the resource the value belongs to is written to give what is taken, where that is possible.
  package let remedy: String?
}

extension Alternative {
  /// How the value came from another stack: at the step nearest to its use.
  var crossing: KindMismatch.Crossing? {
    for (index, step) in trail.enumerated() {
      switch step.kind {
      case .imported:
        let output = trail[index...].first { if case .output = $0.kind { true } else { false } }
        return output.map { .imported(step, output: $0) }
      case .passed(let parameter): return .passed(parameter: parameter, step)
      case .output(let name): return .output(name, step)
      default: continue
      }
    }
    return nil
  }

  /// Where the value is used: the branch or reference nearest to `use`, which is the value asked for.
  func place(usedAt use: StackValue) -> (stack: StackID, span: Span) {
    var span = use.value.span
    for step in trail where step.stack == use.stack {
      switch step.kind {
      // The branch that an item's list stands in is further away than the item.
      case .branch: if use.value.span.contains(step.span) { span = step.span }
      case .parameter, .imported, .mapping: return (use.stack, step.span)
      default: return (use.stack, span)
      }
    }
    return (use.stack, span)
  }
}
