import Findings
import RuleEngine
import SourceText
import StackGraph

extension RuleContext {
  /// The place of the key `Properties`, or of the logical ID where a resource has none.
  func place(ofPropertiesOf resource: StackResource) -> Place {
    let key = resource.resource.body.entry("Properties")?.key ?? resource.resource.key
    return place(key.span, in: resource.stack)
  }

  /// The place of a value of a resource; that of `Properties` where it is not written.
  func place(of alternative: Alternative, in resource: StackResource) -> Place {
    if alternative.content == .absent { return place(ofPropertiesOf: resource) }
    return place(alternative.span, in: alternative.stack)
  }
}
