import CloudFormation
import YAMLTree

/// A text that is known at deployment only, and is then the same wherever it is asked for.
enum OpenText: Hashable {
  /// What an origin is.
  case origin(Origin)
  /// A text put together of several parts, of which at least two are not known.
  case pieces([TextPiece])
  /// What a stack computes, by how that is written.
  case computed(String, StackID)

  /// Something of a deployment that texts depend on. Texts that depend on the same bind each other in ways that are not
  /// told.
  enum Basis: Hashable {
    /// The parameters of a stack people deploy that are compared with each other.
    case parameters(StackID, tie: Int)
    /// The region, and what follows from it.
    case region(StackID)
    case pseudo(PseudoParameter, StackID)
    case resource(ResourceID)
    /// Anything else a stack knows by a name.
    case name(String, StackID)
  }

  /// The stack it is a text of.
  var stack: StackID? {
    switch self {
    case .origin(let origin): origin.stack
    case .pieces(let pieces): pieces.lazy.compactMap(\.origin?.stack).first
    case .computed(_, let stack): stack
    }
  }
}

extension TextPiece {
  /// What the piece stands for, if that is known of it.
  var origin: Origin? { if case .origin(let origin) = self { origin } else { nil } }
}

/// Writes what a value computes so that it reads the same for all values that compute the same in the same way.
struct ExpressionWriter {
  private let workspace: Workspace
  /// What was written.
  private(set) var text = ""
  /// The names that were written, by the stack they are looked up in.
  private(set) var names: [(name: String, stack: StackID)] = []
  /// What is larger is not written to the end: parameters passed from stack to stack may double at each.
  private var budget = 400

  /// Whether all was written.
  var isComplete: Bool { budget >= 0 }

  init(_ value: StackValue, in workspace: Workspace) {
    self.workspace = workspace
    write(value.value, in: workspace[value.stack])
  }

  private mutating func write(_ value: Value, in stack: Stack) {
    budget -= 1
    guard budget >= 0 else { return }
    if let (function, argument) = value.functionCall {
      if function == .ref, let name = argument.text {
        if let passed = workspace.passed(name, to: stack) { return write(passed.value, in: workspace[passed.stack]) }
        names.append((name, stack.id))
      } else {
        switch value.form {
        case .call(.getAtt(let target)): names.append((target.resource.rawValue, stack.id))
        case .call(.sub(let substitution)):
          for case .variable(let variable) in substitution.pieces { names.append((variable.resource, stack.id)) }
        default: break
        }
      }
      text += "\(function.rawValue) \(stack.id.index)("
      write(argument, in: stack)
      text += ")"
      return
    }
    switch value.node.kind {
    case .scalar: text += "'\(value.node.text.utf8.count):\(value.node.text)'"
    case .sequence:
      text += "["
      for item in value.items { write(item, in: stack) }
      text += "]"
    case .mapping:
      text += "{"
      for (key, entry) in value.entries {
        text += "'\(key.text.utf8.count):\(key.text)'"
        write(entry, in: stack)
      }
      text += "}"
    case .alias: break
    }
  }
}

extension Workspace {
  /// The value that a nesting stack passes for a parameter and that the parameter is then, if it is written there.
  func passed(_ name: String, to stack: Stack) -> StackValue? {
    guard let parent = stack.parent, let parameter = stack.template.parameters[name], !parameter.isList,
      !parameter.isFromSSM, let given = self[parent].resource.properties?["Parameters"], !given.isCall,
      let value = given[name], !value.isNull
    else { return nil }
    return StackValue(value, in: parent.stack)
  }
}
