import CloudFormation

/// Finds which stacks a set of templates makes: those people deploy and, below them, those they nest.
struct StackForest {
  private(set) var stacks: [Stack] = []
  /// The stacks to come, each after the one that nests it.
  private var seeds: [Seed] = []
  private let templates: [Template]
  private let known: KnownStacks
  /// For each template, the position of a nesting resource and the index of the template it nests.
  private var nested: [[(position: Int32, template: Int)]] = []

  /// A stack of which it is not known yet what it nests.
  private struct Seed {
    let template: Int
    let origin: Origin
    var children: [Int32: StackID] = [:]

    enum Origin {
      case deployed(KnownStack?, hasSiblings: Bool)
      case nested(ResourceID)
    }
  }

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
    for seed in seeds { stacks.append(stack(from: seed)) }
  }

  private func stack(from seed: Seed) -> Stack {
    let (id, template) = (StackID(stacks.count), templates[seed.template])
    switch seed.origin {
    case .deployed(let known, let hasSiblings):
      return Stack(id, of: template, known: known, hasSiblings: hasSiblings, children: seed.children)
    case .nested(let parent):
      let holder = stacks[Int(parent.stack.index)]
      return Stack(id, of: template, below: parent, of: holder, children: seed.children)
    }
  }

  /// Adds the stacks people deploy of a template.
  private mutating func plant(_ number: Int, _ isReached: inout [Bool]) {
    let deployed = known.stacks(of: templates[number].file.id)
    for known in deployed {
      let id = StackID(seeds.count)
      seeds.append(Seed(template: number, origin: .deployed(known, hasSiblings: deployed.count > 1)))
      grow(id, number, path: [], &isReached)
    }
  }

  /// Adds the stacks that one nests.
  private mutating func grow(_ id: StackID, _ number: Int, path: [Int], _ isReached: inout [Bool]) {
    isReached[number] = true
    guard path.count < Self.depthLimit else { return }
    for entry in nested[number] where entry.template != number && !path.contains(entry.template) {
      guard seeds.count < Self.countLimit else { return }
      let child = StackID(seeds.count)
      seeds[Int(id.index)].children[entry.position] = child
      seeds.append(Seed(template: entry.template, origin: .nested(ResourceID(id, Int(entry.position)))))
      grow(child, entry.template, path: path + [number], &isReached)
    }
  }
}
