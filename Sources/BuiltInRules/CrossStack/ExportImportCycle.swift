import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Stacks that import from each other, so that none can be deployed first.
  static let exportImportCycle = Rule.workspace("export-import-cycle") { context in
    for cycle in DeploymentOrder(of: context.workspace).cycles {
      guard let first = cycle.first?.imports.first else { continue }
      let stacks = cycle.map { context.workspace[$0.importer] }
      // Deployments of one template are told apart by their names.
      let isOneEach = Set(stacks.map(\.id)).count == Set(stacks.map(\.template.file.path)).count
      let names = stacks.map { isOneEach ? $0.template.file.path : $0.name }
      let notes = cycle.flatMap { edge -> [Note] in
        guard let link = edge.imports.first else { return [] }
        let exporter =
          isOneEach ? context.workspace[edge.exporter].template.file.path : context.workspace[edge.exporter].name
        let here = context.note("needs \(exporter)", at: link.site.name.span, in: link.site.stack)
        return [here, context.exportNote("which exports it here", link.output)]
      }
      context.report(
        .needEachOther(names), at: context.place(first.site.name.span, in: first.site.stack), notes: notes)
    }
  }
}

extension Finding.Message {
  fileprivate static func needEachOther(_ stacks: [String]) -> Self {
    var seen: Set<String> = []
    let names = stacks.filter { seen.insert($0).inserted }.map { "`\($0)`" }.joined(separator: ", ")
    return """
      \(names) import from each other, so none of them can be deployed first. Move what they share to a stack of its \
      own, or pass one of the values as a parameter after the first deployment.
      """
  }
}
