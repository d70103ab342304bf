/// Makes systems at random from a seed.
struct SampleGenerator {
  var random: SplitMix
  var scope = SampleScope()

  private static let pools = [
    ["dev", "test", "prod"], ["dev", "prod", "stage"], ["a", "b"], ["a-b", "b", "a"], ["", "a"], ["a,b", "c", "a, c"],
    ["true", "false"],
  ]
  /// Regions that are asked for, then one that is not.
  private static let regions = ["us-east-1", "eu-west-1", "cn-north-9"]
  static let region = "AWS::Region"
  private static let numbers = [["0", "1"], ["1", "2", "3"], ["0", "1", "2"]]

  static func system(seed: UInt64) -> SampleSystem {
    var generator = SampleGenerator(random: SplitMix(state: seed &* 0x2545_F491_4F6C_DD1D &+ 1))
    return generator.system()
  }

  private mutating func system() -> SampleSystem {
    let child = random.chance(35) ? makeChild() : nil
    let hasTwo = random.chance(45)
    guard hasTwo else {
      return SampleSystem(roots: [root("main.yaml", child: child, exports: [], makesExports: false)], child: child)
    }
    let exporter = root("b.yaml", child: random.chance(50) ? child : nil, exports: [], makesExports: true)
    let exports = exporter.outputs.compactMap { $0.exportName == nil ? nil : "shared-\($0.name)" }
    let nestsChild = exporter.resources.contains(where: \.nestsChild)
    // The importer comes first or last among the files.
    let path = random.chance(50) ? "a.yaml" : "c.yaml"
    let importer = root(path, child: nestsChild ? nil : child, exports: exports, makesExports: false)
    return SampleSystem(roots: path == "a.yaml" ? [importer, exporter] : [exporter, importer], child: child)
  }

  private mutating func root(
    _ path: String, child: SampleTemplate?, exports: [String], makesExports: Bool
  ) -> SampleTemplate {
    scope = SampleScope()
    var template = SampleTemplate(path: path)
    let count = 1 + random.below(makesExports || !exports.isEmpty ? 2 : 4)
    for number in 0..<count { template.parameters.append(parameter("Param\(number)")) }
    scope.parameters = template.parameters
    if random.chance(40) || child?.regions.isEmpty == false {
      template.regions = Self.regions
      scope.regions = Array(Self.regions.dropLast())
    }
    fillBase(&template)
    if random.chance(30) { template.rules = rules(allowing: template) }
    if let child {
      template.resources.append(nesting(child))
      scope.outputs = child.outputs.map(\.name)
    }
    scope.exports = exports
    for number in 0...1 + random.below(3) { template.resources.append(resource("Thing\(number)")) }
    if makesExports { for number in 0...random.below(2) { template.outputs.append(export("Out\(number)")) } }
    return template
  }

  private mutating func makeChild() -> SampleTemplate {
    scope = SampleScope()
    var template = SampleTemplate(path: "nested/child.yaml")
    for number in 0...random.below(3) {
      let isList = random.chance(30)
      template.parameters.append(
        SampleParameter(
          name: "Given\(number)", type: isList ? "CommaDelimitedList" : "String",
          defaultValue: random.chance(60) ? random.pick(["dev", "a", "a,b", ""]) : nil))
    }
    scope.parameters = template.parameters
    if random.chance(30) {
      template.regions = Self.regions
      scope.regions = Array(Self.regions.dropLast())
    }
    fillBase(&template)
    for number in 0...random.below(2) { template.resources.append(resource("Inner\(number)")) }
    for number in 0...random.below(2) {
      template.outputs.append(
        SampleOutput(
          name: "Result\(number)", value: text(2),
          condition: random.chance(15) ? scope.conditions.randomName(&random) : nil))
    }
    return template
  }

  private mutating func parameter(_ name: String) -> SampleParameter {
    let isNumber = random.chance(25)
    let allowed = random.pick(isNumber ? Self.numbers : Self.pools)
    return SampleParameter(
      name: name, type: isNumber ? "Number" : "String", allowed: allowed,
      defaultValue: random.chance(50) ? random.pick(allowed) : nil)
  }

  /// Adds mappings and conditions.
  private mutating func fillBase(_ template: inout SampleTemplate) {
    for number in 0..<random.below(3) { addMapping("Map\(number)", to: &template) }
    for number in 0..<1 + random.below(5) {
      scope.isCondition = true
      let expression = condition(2)
      scope.isCondition = false
      template.conditions.append(("Cond\(number)", expression))
      scope.conditions.append("Cond\(number)")
    }
    template.conditions = random.shuffled(template.conditions)
  }

  private mutating func addMapping(_ name: String, to template: inout SampleTemplate) {
    func isKey(_ text: String) -> Bool { !text.isEmpty && !text.contains(",") }
    var candidates = scope.texts.filter { !$0.allowed.isEmpty && $0.allowed.allSatisfy(isKey) }
    if !scope.regions.isEmpty { candidates.append(SampleParameter(name: Self.region, allowed: scope.regions)) }
    guard !candidates.isEmpty else { return }
    let parameter = random.pick(candidates)
    var keys: [String] = []
    for key in parameter.allowed where random.chance(90) { keys.append(key) }
    guard !keys.isEmpty else { return }
    let map = SampleScope.Map(
      name: name, parameter: parameter.name, keys: keys, secondKeys: ["one", "two"], isOfLists: random.chance(30))
    let rows = keys.map { key in
      (
        key: key,
        entries: map.secondKeys.map { second -> (key: String, value: SampleValue) in
          let text = SampleValue.literal(random.pick(["x", "y", key, "x-y"]))
          return (second, map.isOfLists ? .list(Array(repeating: text, count: 1 + random.below(2))) : text)
        }
      )
    }
    template.mappings.append(SampleMapping(name: name, rows: rows))
    scope.maps.append(map)
  }

  /// A rule or two, unless they would allow nothing.
  private mutating func rules(allowing template: SampleTemplate) -> [SampleRule] {
    var rules: [SampleRule] = []
    for _ in 0...random.below(2) {
      let scoped = random.chance(50) ? ruleCondition(1) : nil
      rules.append(SampleRule(condition: scoped, assertion: ruleCondition(1)))
    }
    var candidate = template
    candidate.rules = rules
    let sample = SampleSystem(roots: [candidate], child: nil)
    let verdicts = ConcreteSystem.assignments(of: sample).map { ConcreteSystem(sample, under: $0).isAllowed }
    return verdicts.contains(true) && !verdicts.contains(nil) ? rules : []
  }

  private mutating func ruleCondition(_ depth: Int) -> SampleCondition {
    switch random.below(depth > 0 ? 6 : 3) {
    case 0 where !scope.regions.isEmpty: return .equals(.parameter(Self.region), .literal(random.pick(scope.regions)))
    case 0, 1: return .equals(.parameter(random.pick(scope.texts).name), ruleText())
    case 2:
      let parameter = random.pick(scope.texts)
      return .contains(Array(random.shuffled(parameter.allowed).prefix(2)), .parameter(parameter.name))
    case 3: return .not(ruleCondition(depth - 1))
    case 4: return .and([ruleCondition(depth - 1), ruleCondition(depth - 1)])
    default: return .or([ruleCondition(depth - 1), ruleCondition(depth - 1)])
    }
  }

  private mutating func ruleText() -> SampleValue {
    random.chance(25) ? .parameter(random.pick(scope.texts).name) : .literal(literalText())
  }

  private mutating func nesting(_ child: SampleTemplate) -> SampleResource {
    var given: [(key: String, value: SampleValue)] = []
    for parameter in child.parameters where parameter.defaultValue == nil || random.chance(70) {
      var value = parameter.type == "String" || random.chance(60) ? text(2) : textList(1)
      if parameter.defaultValue != nil, random.chance(25), let condition = scope.conditions.randomName(&random) {
        value = .choice(condition: condition, value, .noValue)
      }
      given.append((parameter.name, value))
    }
    return SampleResource(
      name: "Nested", condition: random.chance(30) ? scope.conditions.randomName(&random) : nil,
      properties: [("TemplateURL", .literal("nested/child.yaml")), ("Parameters", .map(given))], nestsChild: true)
  }

  private mutating func resource(_ name: String) -> SampleResource {
    var properties: [(key: String, value: SampleValue)] = []
    for number in 0...random.below(3) { properties.append(("Prop\(number)", property(3))) }
    return SampleResource(
      name: name, condition: random.chance(35) ? scope.conditions.randomName(&random) : nil, properties: properties)
  }

  private mutating func export(_ name: String) -> SampleOutput {
    let exportName: SampleValue =
      switch random.below(3) {
      case 0: .literal("shared-\(name)")
      case 1: .substitution([.text("shared-\(name)")], variables: [])
      default: .join("-", .list([.literal("shared"), .literal(name)]))
      }
    return SampleOutput(
      name: name, value: text(2), exportName: exportName,
      condition: random.chance(15) ? scope.conditions.randomName(&random) : nil)
  }
}

extension [String] {
  /// One of the names, if there is any.
  func randomName(_ random: inout SplitMix) -> String? { isEmpty ? nil : random.pick(self) }
}
