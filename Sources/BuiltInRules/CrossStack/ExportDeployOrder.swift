import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A script that deploys a stack before the one it imports from.
  static let exportDeployOrder = Rule.workspace("export-deploy-order") { context in
    for edge in DeploymentOrder(of: context.workspace).edges {
      guard let first = context.workspace[edge.importer].deployment?.origin,
        let second = context.workspace[edge.exporter].deployment?.origin,
        first.source == .command, second.source == .command, first.path == second.path, first.line < second.line,
        first.path.runsFromTopToBottom, let link = edge.imports.first
      else { continue }
      context.report(
        .comesTooEarly(
          context.title(of: edge.importer), context.title(of: edge.exporter), script: first.path,
          lines: (first.line, second.line)),
        at: context.place(link.site.name.span, in: link.site.stack),
        notes: [context.exportNote("exported here", link.output)])
    }
  }
}

extension String {
  /// Whether it is the path of a file whose commands are run in the order they are written: a shell script without
  /// targets or jobs, or a buildspec.
  fileprivate var runsFromTopToBottom: Bool {
    let name = split(at: "/").last.map(String.init) ?? self
    return name.hasSuffix(".sh") || name.hasSuffix(".bash") || name.hasPrefix("buildspec")
  }
}

extension Finding.Message {
  fileprivate static func comesTooEarly(
    _ importer: String, _ exporter: String, script: String, lines: (Int, Int)
  ) -> Self {
    """
    \(script) deploys \(importer) in line \(lines.0), before \(exporter) in line \(lines.1), from which it imports: in a \
    new account the deployment fails. Deploy the exporting stack first; `stackproof order` prints the order.
    """
  }
}
