import CloudFormation
import SourceText
import YAMLTree

/// Identifies a stack of a workspace: its index in `Workspace.stacks`.
package struct StackID: Hashable, Comparable, Sendable {
  /// The index in the workspace's list of stacks.
  package let index: Int32

  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  package static func < (a: StackID, b: StackID) -> Bool { a.index < b.index }
}

/// Identifies a resource of a workspace: a stack and the resource's position in its template.
package struct ResourceID: Hashable, Comparable, Sendable {
  /// The stack.
  package let stack: StackID
  /// The position in the template's `resources.elements`.
  package let position: Int32

  /// Makes the identity of the resource at a position of a stack's template.
  package init(_ stack: StackID, _ position: Int) {
    self.stack = stack
    self.position = Int32(truncatingIfNeeded: position)
  }

  package static func < (a: ResourceID, b: ResourceID) -> Bool {
    a.stack != b.stack ? a.stack < b.stack : a.position < b.position
  }
}

/// One use of a template: a stack people deploy, or a nested stack of one. A template nested twice makes two stacks.
package final class Stack: Sendable {
  /// The stack's identity.
  package let id: StackID
  /// Its template.
  package let template: Template
  /// The stack and resource that nest it; nil for a stack people deploy themselves.
  package let parent: ResourceID?
  /// The stack people deploy that holds it: itself when it is not nested.
  package let root: StackID
  /// What is known of the deployment outside the template; nil for nested stacks and where nothing is.
  package let deployment: Deployment?
  /// Whether people deploy other stacks of the template too.
  package let hasSiblings: Bool
  /// The values given outside the template for parameters and pseudo parameters, by their names. A nested stack has
  /// the region and account of the stack that holds it.
  package let pins: [String: PinnedValue]
  /// The nested stacks whose template is in the workspace, by the position of their resource.
  package let children: [Int32: StackID]

  /// A stack people deploy.
  init(
    _ id: StackID, of template: Template, known: KnownStack?, hasSiblings: Bool, children: [Int32: StackID]
  ) {
    self.id = id
    self.template = template
    self.hasSiblings = hasSiblings
    self.children = children
    parent = nil
    root = id
    deployment = known?.deployment
    pins = known?.pins ?? [:]
    fileStem = Self.fileStem(of: template.file.path)
  }

  /// A stack that a resource of `holder` makes.
  init(
    _ id: StackID, of template: Template, below parent: ResourceID, of holder: Stack, children: [Int32: StackID]
  ) {
    self.id = id
    self.template = template
    self.children = children
    hasSiblings = false
    self.parent = parent
    root = holder.root
    deployment = nil
    fileStem = Self.fileStem(of: template.file.path)
    pins = holder.pins.isEmpty ? [:] : holder.pins.filter { [Self.region, Self.account].contains($0.key) }
  }

  /// The region the stack stands in, when it is known.
  package var knownRegion: String? { pins[Self.region]?.text }

  private static let region = PseudoParameter.region.rawValue
  private static let account = PseudoParameter.accountID.rawValue

  /// The region, when it is known.
  package var region: String? { pins.isEmpty ? nil : pins[Self.region]?.text }

  /// The account's digits, when they are known.
  package var account: String? { pins.isEmpty ? nil : pins[Self.account]?.text }

  /// The value given outside the template for a parameter whose value is text that may be shown.
  func pinnedText(of parameter: String) -> String? {
    guard !pins.isEmpty, let pin = pins[parameter], let declared = template.parameters[parameter], !declared.isFromSSM,
      !declared.isList, !declared.isNoEcho
    else { return nil }
    return pin.text
  }

  /// The name of the stack, or the file stem of its template: how people tell stacks apart when no name is known.
  package var name: String {
    deployment?.stackName ?? fileStem
  }

  /// The name of the template's file without its ending.
  let fileStem: String

  private static func fileStem(of path: String) -> String {
    let file = path.split(at: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}

/// A resource in its stack.
package struct StackResource: Sendable {
  /// The resource's identity.
  package let id: ResourceID
  /// The resource as the template says it.
  package let resource: Resource

  /// The logical ID.
  package var logicalID: LogicalID { resource.id }
  /// The type.
  package var type: ResourceType { resource.type }
  /// The stack.
  package var stack: StackID { id.stack }
}

/// A value in the stack it is read for. The same node of a template that is nested twice is two values.
package struct StackValue: Hashable, Sendable {
  /// The stack the value's names are looked up in.
  package let stack: StackID
  /// The value.
  package let value: Value

  /// Makes the value as a stack reads it.
  package init(_ value: Value, in stack: StackID) {
    self.stack = stack
    self.value = value
  }
}
