import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An import that writes down the name of the stack it imports from, where the exporter takes its own name.
  static let exportNameHardcodedStack = Rule.workspace("export-name-hardcoded-stack") { context in
    let links = context.workspace.links
    for (index, site) in links.sites.enumerated() {
      guard let stackName = links.stackNames[index]?.text, let output = links.resolutions[index].outputs.first else {
        continue
      }
      var span = site.name.span
      if let text = site.name.text, text.hasPrefix(stackName) {
        span = site.name.node.span(ofText: 0..<stackName.utf8.count)
      }
      let exporter = context.workspace[output.stack].template.file.path
      context.report(
        .hardCodes(stackName, exporter, in: links.importedName(index)), at: context.place(span, in: site.stack),
        notes: [context.exportNote("the name of the exporting stack is part of the export's name", output)],
        inEveryScenario: true)
    }
  }
}

extension Finding.Message {
  fileprivate static func hardCodes(_ stack: String, _ exporter: String, in name: String) -> Self {
    """
    The import of `\(name)` presumes that \(wording: exporter) is deployed as stack `\(stack)`. A second environment \
    or another stack name breaks it; take the stack's name from a parameter, as in `!Sub '${NetworkStackName}-...'`.
    """
  }
}
