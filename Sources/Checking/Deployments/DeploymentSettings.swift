/// What a run is told of the stacks people deploy, besides what it finds out.
package struct DeploymentSettings: Sendable {
  /// The values that hold whatever the stack.
  package var pinned = PinnedParameters()
  /// The stacks the configuration tells of.
  var configured: [ConfiguredDeployment] = []
  /// The names of stacks that lie outside the workspace; `*` stands for any characters.
  package internal(set) var externalStacks: [String] = []
  /// The region of every stack of which none is known.
  package var region: String?
  /// The account of every stack of which none is known.
  package var account: String?

  /// Knows nothing.
  package init() {}
}
