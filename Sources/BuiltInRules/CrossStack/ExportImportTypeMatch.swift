import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension RuleContext {
  /// A value from another stack of another kind than is taken: a VPC where a subnet belongs.
  func report(importedKinds mismatches: [KindMismatch]) {
    for mismatch in mismatches where !mismatch.isRoleName {
      guard let crossing = mismatch.crossing, case .kind(let kind) = mismatch.problem else { continue }
      let place: Place
      let message: Finding.Message
      let note: Note
      switch crossing {
      case .imported(let step, let output):
        place = self.place(mismatch.span, in: mismatch.stack)
        message = .imported(importedName(at: step), kind, mismatch)
        note = self.note("exports \(kind)", at: output.span, in: output.stack)
      case .passed(let parameter, let step):
        let stack = mismatch.nestedStack.flatMap { workspace[$0].parent }
        guard let stack else { continue }
        place = self.place(step.span, in: step.stack)
        message = .passed(parameter, workspace[stack].logicalID, kind, mismatch)
        note = mismatch.noteOfUse(self)
      case .output(let name, let step):
        place = self.place(mismatch.span, in: mismatch.stack)
        message = .output(name, kind, mismatch)
        note = self.note("gives \(kind)", at: step.span, in: step.stack)
      }
      let flow = self.flow(of: mismatch.violation.first)
      report(mismatch.violation, message, at: place, notes: [note], flow: flow)
    }
  }
}

extension KindMismatch {
  /// The nested stack whose parameter is given the value.
  fileprivate var nestedStack: StackID? {
    if case .parameter(_, let child) = taker { child } else { stack }
  }

  fileprivate func noteOfUse(_ context: RuleContext) -> Note {
    if case .parameter(let parameter, let child) = taker {
      return context.note("declared `\(parameter.type)`", at: parameter.key.span, in: child)
    }
    return context.note("`\(property)` of `\(owner)` takes \(accepted.words)", at: span, in: stack)
  }
}

extension RuleContext {
  /// The name that is imported at a step.
  fileprivate func importedName(at step: Step) -> String {
    let links = workspace.links
    // The sites are in order of stack and place, and the name stands within the call.
    var low = 0
    var high = links.sites.count
    while low < high {
      let middle = (low + high) / 2
      let site = links.sites[middle]
      let isBefore = site.stack == step.stack ? site.name.span.start < step.span.start : site.stack < step.stack
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low < links.sites.count ? links.importedName(low) : ""
  }
}

extension Finding.Message {
  fileprivate static func imported(_ name: String, _ kind: ValueKind, _ mismatch: KindMismatch) -> Self {
    """
    `\(mismatch.property)` of `\(mismatch.owner)` takes \(wording: mismatch.accepted.words), but the import `\(name)` \
    is \(wording: kind.description). Import the right export, or export the right value.
    """
  }

  fileprivate static func passed(
    _ parameter: String, _ stack: LogicalID, _ kind: ValueKind, _ mismatch: KindMismatch
  ) -> Self {
    if case .parameter(let declared, _) = mismatch.taker {
      return """
        Nested stack `\(stack)` declares parameter `\(parameter)` as `\(wording: declared.type)`, but is given \
        \(wording: kind.description), which CloudFormation refuses. Give it the right value.
        """
    }
    return """
      Nested stack `\(stack)` is given \(wording: kind.description) for parameter `\(parameter)`, but uses it as \
      `\(mismatch.property)` of `\(mismatch.owner)`, which takes \(wording: mismatch.accepted.words). Give it the \
      right value.
      """
  }

  fileprivate static func output(_ name: String, _ kind: ValueKind, _ mismatch: KindMismatch) -> Self {
    """
    `\(mismatch.property)` of `\(mismatch.owner)` takes \(wording: mismatch.accepted.words), but output `\(name)` of \
    the nested stack is \(wording: kind.description). Take the right output, or put out the right value.
    """
  }
}
