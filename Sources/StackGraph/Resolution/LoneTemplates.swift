import CloudFormation
import SourceText

/// A template by itself: what its own declarations allow, whatever deployments and nesting stacks give its parameters.
package struct LoneTemplate {
  /// Finds what the values of the template are.
  package let resolver: Resolver
  /// The only stack the resolver knows.
  package let stack: Stack
}

extension Resolver {
  /// The template of a stack by itself.
  package func lone(_ stack: Stack) -> LoneTemplate {
    if stack.parent == nil, stack.deployment == nil { return LoneTemplate(resolver: self, stack: stack) }
    if let known = loneTemplates[stack.template.file.id] { return known }
    let workspace = Workspace([stack.template])
    let lone = LoneTemplate(resolver: Resolver(workspace), stack: workspace.stacks[0])
    loneTemplates[stack.template.file.id] = lone
    return lone
  }
}
