import CloudFormation
import Findings
import RuleEngine
import StackGraph
import YAMLTree

extension Rule {
  /// An imported value of another kind than the property takes: a VPC where a subnet belongs.
  static let exportImportTypeMatch = Rule.workspace("export-import-type-match") { context in
    let links = context.workspace.links
    var paths: [StackID: LogicalPaths] = [:]
    for (index, site) in links.sites.enumerated() {
      guard case .resource(let position) = site.owner, !links.resolutions[index].outputs.isEmpty else { continue }
      let template = context.workspace[site.stack].template
      let finder = paths[site.stack] ?? LogicalPaths(of: template.tree)
      paths[site.stack] = finder
      let path = finder.path(at: site.name.span)
      let resource = template.resources.elements[position]
      guard let property = path.dropFirst(3).last(where: { Int($0) == nil && !$0.hasPrefix("Fn::") }),
        let expected = ExpectedKind(ofProperty: property, in: resource.type)
      else { continue }
      for output in links.resolutions[index].outputs {
        guard let value = context.output(output).value else { continue }
        let violation = context.resolver.violation(
          among: context.resolver.alternatives(of: StackValue(value, in: output.stack))
        ) { alternative in
          context.workspace.kind(of: alternative.content).map { !expected.kinds.contains($0) }
        }
        guard let violation, let kind = context.workspace.kind(of: violation.first.content) else { continue }
        context.report(
          violation,
          .wrongKind(links.importedName(index), kind, property, resource.id, expected.kinds[0]),
          at: context.place(site.name.span, in: site.stack),
          notes: [context.note("exports \(kind)", at: value.span, in: output.stack)])
        break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongKind(
    _ name: String, _ kind: ValueKind, _ property: String, _ resource: LogicalID, _ expected: ValueKind
  ) -> Self {
    """
    `\(property)` of `\(resource)` takes \(wording: expected.description), but the import `\(name)` is \
    \(wording: kind.description). Import the right export, or export the right value.
    """
  }
}
