import Findings
import RuleEngine
import StackGraph

extension RuleContext {
  /// The steps on which the internet certainly gets to a resource by its own address, after the address itself; none
  /// where something stands in the way or is not known.
  func notesOnWay(fromInternetTo resource: StackResource) -> [Note] {
    guard let path = resolver.directInternetPaths(to: resource).first else { return [] }
    return path.hops.compactMap { hop in
      switch hop.kind {
      case .address, .listener: nil
      case .route(_, let subnet):
        note(
          "a route from the internet to its subnet `\(workspace[subnet].logicalID)`", at: hop.span, in: hop.stack)
      case .gate(let group, let ports):
        note(
          "`\(workspace[group].logicalID)` lets the internet in at \(ports.phrase)", at: hop.span, in: hop.stack)
      }
    }
  }
}

extension ClosedRange<Int>? {
  fileprivate var phrase: String {
    guard let self else { return "every port" }
    return self.count == 1 ? "port \(self.lowerBound)" : "ports \(self.lowerBound) to \(self.upperBound)"
  }
}
