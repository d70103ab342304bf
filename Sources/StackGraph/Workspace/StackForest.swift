import CloudFormation

/// Finds which stacks a set of templates makes: those people deploy and, below them, those they nest.
struct StackForest {
  private(set) var stacks: [Stack] = []
  private let templates: [Template]
  /// For each template, the position of a nesting resource and the index of the template it nests.
  private var nested: [[(position: Int32, template: Int)]] = []

  /// CloudFormation's own nesting is not limited; deeper or wider than this no real system was seen.
  private static let depthLimit = 16
  private static let countLimit = 20_000

  init(_ templates: [Template]) {
    self.templates = templates
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
    for number in templates.indices where !isNested[number] { grow(number, below: nil, path: [], &isReached) }
    // Templates that only nest each other have no top; each is taken as a stack of its own.
    for number in templates.indices where !isReached[number] { grow(number, below: nil, path: [], &isReached) }
  }

  private mutating func grow(_ number: Int, below parent: ResourceID?, path: [Int], _ isReached: inout [Bool]) {
    isReached[number] = true
    let id = StackID(stacks.count)
    let root = parent.map { stacks[Int($0.stack.index)].root } ?? id
    stacks.append(Stack(id: id, template: templates[number], parent: parent, root: root, deployment: nil))
    guard path.count < Self.depthLimit else { return }
    for entry in nested[number] where entry.template != number && !path.contains(entry.template) {
      guard stacks.count < Self.countLimit else { return }
      stacks[Int(id.index)].children[entry.position] = StackID(stacks.count)
      grow(entry.template, below: ResourceID(id, Int(entry.position)), path: path + [number], &isReached)
    }
  }
}
