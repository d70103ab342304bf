import YAMLTree

/// How far a template is to be trusted to hold all that it means.
extension Template {
  /// Whether the template is processed by the AWS SAM transform, which adds resources of its own.
  public var isServerless: Bool { transforms.contains { $0.text?.hasPrefix("AWS::Serverless") == true } }

  /// Whether functions may stand where plain text is wanted otherwise, by `AWS::LanguageExtensions`.
  public var hasLanguageExtensions: Bool { transforms.haveLanguageExtensions }

  /// Whether a macro may rewrite the template or its resources, so that nothing in it need stay as it is written.
  public var isRewritten: Bool {
    transforms.areRewriting || resources.generators.contains { !LoopDefinition.isKey($0.key) }
  }

  /// Whether names may exist that are not written in the template: a macro, an include or a loop may add them.
  public var hasGeneratedNames: Bool { resources.hasGenerators || isRewritten }

  /// Whether a use of a name may stand outside the template: something is inserted or added while it is processed, or
  /// a loop puts names together from values that are not known.
  public var hasHiddenUses: Bool {
    let generators =
      root.node.entries.map(\.key) + (conditions.generators + outputs.generators + rules.generators).map(\.key)
    return hasInsertions || isRewritten || hasComputedNames
      || generators.contains { TemplateReader.isGenerator($0) && !LoopDefinition.isKey($0) }
  }

  /// Whether the text could be read as a whole: where it has errors, what follows them may be missing.
  public var isWhole: Bool {
    tree.problems.allSatisfy { problem in
      switch problem.kind {
      case .duplicateKey, .invalidBytes, .controlCharacter: true
      default: false
      }
    }
  }

  /// Whether a resource of this name may be made by a macro, a loop, the SAM transform or a module.
  public func mayGenerate(_ name: String) -> Bool {
    if isRewritten || resources.mayMake(name) { return true }
    let isServerless = isServerless
    if isServerless, name.hasPrefix("Serverless") || name.hasPrefix("CodeDeployServiceRole") { return true }
    // What is made for a resource is named after it; no logical ID is longer than 255 characters.
    var prefix = ""
    for character in name.prefix(255) {
      prefix.append(character)
      if let resource = resources[prefix], resource.generatesResources(isServerless) { return true }
    }
    return false
  }
}

extension [Value] {
  /// Whether the macros include the one for language extensions.
  var haveLanguageExtensions: Bool { contains { $0.text?.hasPrefix("AWS::LanguageExtensions") == true } }

  /// Whether there is a macro of which it is not known what it does.
  var areRewriting: Bool {
    let wellKnown = ["AWS::Serverless", "AWS::LanguageExtensions", "AWS::SecretsManager", "AWS::CodeDeploy"]
    return contains { transform in
      guard let text = transform.text else { return true }
      return !wellKnown.contains { text.hasPrefix($0) }
    }
  }
}

extension Resource {
  fileprivate func generatesResources(_ isServerless: Bool) -> Bool {
    if type.rawValue.hasSuffix("::MODULE") { return true }
    return isServerless && (type.rawValue.hasPrefix("AWS::Serverless::") || body["Connectors"] != nil)
  }
}
