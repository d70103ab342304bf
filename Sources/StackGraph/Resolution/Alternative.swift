import CloudFormation
import SourceText
import YAMLTree

/// What a value is in the end.
package enum Content: Hashable, Sendable {
  /// A known scalar; numbers and booleans as written.
  case text(String)
  /// A list; ask `Resolver.list(of:)` for its items.
  case list(ListContent)
  /// A map as written; its values are resolved when asked for.
  case map(StackValue)
  /// Something that is only known by what it stands for.
  case origin(Origin)
  /// A text of which parts are only known by what they stand for.
  case pieces([TextPiece])
  /// Nothing: not written, or `AWS::NoValue`.
  case absent
  /// Anything.
  case unknown(UnknownReason)

  /// The known text, if it is one.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The truth the known text stands for, if any.
  package var bool: Bool? { text.flatMap(Value.bool(ofText:)) }

  /// The whole number the known text stands for, if any.
  package var integer: Int? {
    text.flatMap { text in
      let trimmed = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      return Int(trimmed)
    }
  }

  /// What it stands for, if only that is known.
  package var origin: Origin? { if case .origin(let origin) = self { origin } else { nil } }

  /// The resource whose `Ref` or attribute it is, if so.
  package var resource: ResourceID? {
    if case .origin(.resource(let id, attribute: _)) = self { id } else { nil }
  }
}

/// The items of a list as far as they are known.
package enum ListContent: Hashable, Sendable {
  /// A list as written.
  case written(StackValue)
  /// A list of known contents: a split text, a parameter's list, computed blocks.
  case contents([Content], at: StackValue)
}

/// A part of a text.
package enum TextPiece: Hashable, Sendable {
  /// Known text.
  case text(String)
  /// A part known by what it stands for.
  case origin(Origin)
  /// A part nothing is known of.
  case unknown
}

/// What a value stands for when its text is not known before deployment.
package enum Origin: Hashable, Sendable {
  /// A resource's `Ref` (no attribute) or attribute.
  case resource(ResourceID, attribute: String?)
  /// The value given for a parameter (by position) of a stack people deploy.
  case parameter(StackID, position: Int32)
  /// An item, from 0, of the list given for a parameter (by position) of a stack people deploy.
  case item(index: Int, StackID, position: Int32)
  /// A pseudo parameter of a stack.
  case pseudo(PseudoParameter, StackID)
  /// The list of a region's Availability Zones; the region as a text key, `""` for the stack's own.
  case zones(region: String, StackID)
  /// One Availability Zone of that list, from 0.
  case zone(index: Int, region: String, StackID)
  /// An export of a stack outside the workspace, by the value that names it.
  case external(StackValue)
}

/// Why nothing is known of a value.
package enum UnknownReason: Hashable, Sendable {
  /// It has more alternatives than are followed.
  case tooMany
  /// It refers to itself.
  case circular
  /// The template names something that does not exist.
  case undefined
  /// The key of a mapping or the output that is asked for does not exist then, so that the deployment fails.
  case missing
  /// The list has no item at the position that is asked for, so that the deployment fails.
  case pastEnd
  /// The result of a function that is not computed, or of a macro.
  case computed
  /// A call that is malformed.
  case malformed
  /// It belongs to another deployment of the same template.
  case otherDeployment
}

/// One of the things a value can be, and when.
package struct Alternative: Sendable {
  /// What the value is.
  package let content: Content
  /// When it is that, among the scenarios in which the value is used at all.
  package let scenario: Scenario
  /// Where the content is written: the end of the trail.
  package let stack: StackID
  /// Where the content is written, in bytes of the stack's template.
  package let span: Span
  /// The way from the value asked for to where the content is written, the nearest step first.
  package let trail: [Step]

  /// Makes an alternative.
  package init(content: Content, scenario: Scenario, stack: StackID, span: Span, trail: [Step]) {
    self.content = content
    self.scenario = scenario
    self.stack = stack
    self.span = span
    self.trail = trail
  }

  func when(_ scenario: Scenario, after steps: [Step] = []) -> Alternative {
    Alternative(content: content, scenario: scenario, stack: stack, span: span, trail: steps + trail)
  }

  func with(_ content: Content) -> Alternative {
    Alternative(content: content, scenario: scenario, stack: stack, span: span, trail: trail)
  }
}

/// A step on the way of a value.
package struct Step: Hashable, Sendable {
  /// What happens to the value there.
  package enum Kind: Hashable, Sendable {
    /// A `Ref` or `Sub` variable takes the value of a parameter.
    case parameter(String)
    /// A nesting stack passes the value for a parameter.
    case passed(parameter: String)
    /// A parameter's `Default`.
    case defaultValue(parameter: String)
    /// One of a parameter's `AllowedValues`.
    case allowedValue(parameter: String)
    /// A parameter or pseudo parameter has the value given for it outside the template.
    case pinned(parameter: String)
    /// `Fn::ImportValue` takes the value of another stack's export.
    case imported
    /// The value of an output, exported or read by a nesting stack.
    case output(String)
    /// A branch of `Fn::If`.
    case branch(condition: String, isThen: Bool)
    /// A value of a mapping.
    case mapping(String)
  }

  /// What happens.
  package let kind: Kind
  /// The stack in whose template it happens.
  package let stack: StackID
  /// Where it happens.
  package let span: Span
}

extension Alternative {
  /// The same content in a scenario.
  package func limited(to scenario: Scenario) -> Alternative { when(scenario) }

  /// Whether the content is written where it is used, if need be in a branch of `If`.
  package var isWrittenInPlace: Bool {
    trail.allSatisfy { if case .branch = $0.kind { true } else { false } }
  }

  /// Whether the content is written where it is used, or in another stack that passes or exports it, so that nobody who
  /// deploys the stacks can choose another.
  package var isSettled: Bool {
    trail.allSatisfy { step in
      switch step.kind {
      case .branch, .parameter, .passed, .imported, .output: true
      case .defaultValue, .allowedValue, .pinned, .mapping: false
      }
    }
  }
}
