import CloudFormation

/// Finds which stacks a set of templates makes: those people deploy and, below them, those they nest.
struct StackForest {
  private(set) var stacks: [Stack] = []
  private let templates: [Template]
  private let known: KnownStacks
  /// For each template, the position of a nesting resource and the index of the template it nests.
  private var nested: [[(position: Int32, template: Int)]] = []

  /// CloudFormation's own nesting is not limited; deeper or wider than this no real system was seen.
  private static let depthLimit = 16
  private static let countLimit = 20_000

  /// Finds the stacks of templates, given in the order of their files, and of what is known of deployments.
  init(_ templates: [Template], _ deployments: [Deployment] = []) {
    self.templates = templates
    known = KnownStacks(deployments)
    let index = TemplatePaths(templates.map(\.file.path))
    nested = templates.enumerated().map { number, template in
      template.resources.enumerated().compactMap { position, resource in
        guard let location = TemplateLocation(of: resource),
          let target = index.template(at: location, from: template.file.path), target != number
        else { return nil }
        return (Int32(position), target)
      }
    }
    var isNested = [Bool](repeating: false, count: templates.count)
    for entries in nested { for entry in entries { isNested[entry.template] = true } }
    var isReached = [Bool](repeating: false, count: templates.count)
    for number in templates.indices where !isNested[number] || known.isDeployed(templates[number].file.id) {
      plant(number, &isReached)
    }
    // Templates that only nest each other have no top; each is taken as a stack of its own.
    for number in templates.indices where !isReached[number] { plant(number, &isReached) }
  }

  /// Adds the stacks people deploy of a template.
  private mutating func plant(_ number: Int, _ isReached: inout [Bool]) {
    let template = templates[number]
    let deployed = known.stacks(of: template.file.id)
    for known in deployed {
      let stack = Stack(StackID(stacks.count), of: template, known: known, hasSiblings: deployed.count > 1)
      stacks.append(stack)
      grow(stack.id, number, path: [], &isReached)
    }
  }

  /// Adds the stacks that one nests.
  private mutating func grow(_ id: StackID, _ number: Int, path: [Int], _ isReached: inout [Bool]) {
    isReached[number] = true
    guard path.count < Self.depthLimit else { return }
    for entry in nested[number] where entry.template != number && !path.contains(entry.template) {
      guard stacks.count < Self.countLimit else { return }
      let child = Stack(
        StackID(stacks.count), of: templates[entry.template], below: ResourceID(id, Int(entry.position)),
        of: stacks[Int(id.index)])
      stacks[Int(id.index)].children[entry.position] = child.id
      stacks.append(child)
      grow(child.id, entry.template, path: path + [number], &isReached)
    }
  }
}
