import CloudFormation
import StackGraph

/// An action of a pipeline, with the number of its stage from 0.
struct PipelineAction {
  let stage: Int
  let item: ListItem
}

extension Resolver {
  /// The actions of a pipeline in the order in which they are written; nil where stages or actions may be missing.
  func actions(of pipeline: StackResource) -> [PipelineAction]? {
    let stages = list(of: property("Stages", of: pipeline), at: nil)
    guard !stages.isOpen else { return nil }
    var actions: [PipelineAction] = []
    for (number, stage) in stages.items.enumerated() {
      let list = list(of: member("Actions", of: stage), at: nil)
      guard !list.isOpen else { return nil }
      actions += list.items.map { PipelineAction(stage: number, item: $0) }
    }
    return actions
  }

  /// The names of an action's artifacts; nil where one is not known.
  func artifacts(_ list: String, of action: PipelineAction) -> [Alternative]? {
    let items = self.list(of: member(list, of: action.item), at: nil)
    guard !items.isOpen else { return nil }
    let names = items.items.flatMap { member("Name", of: $0) }
    return names.allSatisfy { $0.content.text != nil } ? names : nil
  }
}
