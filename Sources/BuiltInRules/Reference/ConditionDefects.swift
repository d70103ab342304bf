import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

/// Something wrong with a condition, or with a use of one, in a template judged by itself.
struct ConditionDefect {
  let message: Finding.Message
  let kind: String
  let span: Span
  var notes: [(message: String, span: Span)] = []
}

extension Rule {
  /// A rule about the conditions of each template. `find` is asked about a stack of it; where parameters are given
  /// from outside, what it finds counts only when it finds it without them too.
  static func conditions(
    _ id: RuleID, find: @escaping @Sendable (Resolver, Stack) -> [ConditionDefect]
  ) -> Rule {
    .workspace(id) { context in
      var seen: Set<FileID> = []
      for stack in context.workspace.stacks {
        let template = stack.template
        guard !template.conditions.elements.isEmpty, template.hasKnownConditions,
          seen.insert(template.file.id).inserted
        else { continue }
        var defects = find(context.resolver, stack)
        if defects.isEmpty { continue }
        let lone = context.resolver.lone(stack)
        if lone.resolver !== context.resolver { defects = find(lone.resolver, lone.stack) }
        for defect in defects {
          context.report(
            defect.message, kind: defect.kind, at: context.place(defect.span, in: template),
            notes: defect.notes.map { Note($0.message, at: context.place($0.span, in: template)) },
            inEveryScenario: true)
        }
      }
    }
  }
}

extension Template {
  /// Whether all conditions, and all that depends on them, are written in the template.
  var hasKnownConditions: Bool { isWhole && !hasGeneratedNames && !conditions.hasGenerators }
}
