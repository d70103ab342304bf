import Checking
import StackGraph

extension FileOptions {
  /// The workspace of the templates found; ends the command when something cannot be read or there is no template.
  func workspace() throws -> Workspace {
    let discovered = discovery.find(paths: paths)
    complain(of: discovered)
    guard discovered.problems.isEmpty, discovered.emptyMessage == nil else { throw ExitStatus.input.error }
    return CheckSession.workspace(of: discovered, threadLimit: ThreadCount.worthwhile(for: discovered))
  }
}
