import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An import of a name that no stack exports.
  static let exportImportResolves = Rule.workspace("export-import-resolves") { context in
    let links = context.workspace.links
    var externalSites: [StackID: [Int]] = [:]
    for (index, site) in links.sites.enumerated() {
      switch links.resolutions[index] {
      case .unique(let output): context.checkExistence(of: output, importedAt: index)
      case .alternatives, .selfInstance: break
      case .external where links.isOutside[index]: break
      case .external: externalSites[site.stack, default: []].append(index)
      case .near(let meant):
        context.report(
          .nearlyExported(links.importedName(index), meant.name.description), kind: "near",
          at: context.place(site.name.span, in: site.stack), notes: [context.note(on: meant)])
      case .missing(let exporter, let nearest):
        context.report(
          .notExported(
            links.importedName(index), by: context.title(of: exporter), nearest: nearest.map(\.name.description)),
          kind: "missing", at: context.place(site.name.span, in: site.stack),
          notes: nearest.map { context.note(on: $0) })
      }
    }
    for (stack, indices) in externalSites.sorted(by: { $0.key < $1.key }) {
      let names = indices.map { links.importedName($0) }.withoutRepeats
      let first = links.sites[indices[0]]
      context.report(
        .external(names), kind: "external", at: context.place(first.name.span, in: stack),
        notes: indices.dropFirst().map { index in
          context.note("imported from outside too", at: links.sites[index].name.span, in: stack)
        }, inEveryScenario: true)
    }
  }
}

extension RuleContext {
  /// The name as the exporting template writes it.
  fileprivate func note(on meant: MeantExport) -> Note {
    exportNote("exports `\(exportName(of: meant.output))`", meant.output)
  }

  /// Reports an import of an output that is known never to exist in its stack.
  fileprivate func checkExistence(of id: OutputID, importedAt index: Int) {
    let site = workspace.links.sites[index]
    guard let condition = output(id).condition, resolver.existence(of: id).isNever,
      let scope = resolver.scope(of: site),
      !scope.isNever
    else { return }
    report(
      .existsNever(workspace.links.importedName(index), title(of: id.stack), condition.text ?? ""),
      kind: "conditional", at: place(site.name.span, in: site.stack),
      notes: [note("exported only when this holds", at: condition.span, in: id.stack)], when: scope,
      extent: scope.isAlways ? .always : .sometimes)
  }
}

extension Finding.Message {
  fileprivate static func existsNever(_ name: String, _ exporter: String, _ condition: String) -> Self {
    """
    `\(name)` is exported by \(wording: exporter) only when its condition `\(condition)` holds, which it does not \
    there, so the deployment fails. Import it under the same condition, or export it always.
    """
  }

  fileprivate static func notExported(_ name: String, by exporter: String, nearest: [String]) -> Self {
    let suggestion = nearest.isEmpty ? "" : " Did you mean \(listed(nearest, "or"))?"
    return """
      No stack exports `\(name)`: the stack that is imported from here, \(exporter), exports no such name, so the \
      deployment fails.\(wording: suggestion)
      """
  }

  fileprivate static func nearlyExported(_ name: String, _ near: String) -> Self {
    "No stack exports `\(name)`. Did you mean `\(near)`?"
  }

  fileprivate static func external(_ names: [String]) -> Self {
    """
    \(wording: names.count == 1 ? "The import of" : "The imports of") \(first(of: names)) \
    \(wording: names.count == 1 ? "comes" : "come") from stacks that are not among the files checked.
    """
  }

  private static func first(of names: [String]) -> String {
    let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > 3 ? shown + " (+\(names.count - 3) more)" : shown
  }
}

extension [String] {
  /// The texts in order, each once.
  fileprivate var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
