extension SampleGenerator {
  /// A value of any kind.
  mutating func property(_ depth: Int) -> SampleValue {
    guard depth > 0 else { return text(0) }
    switch random.below(10) {
    case 0, 1: return list(depth - 1)
    case 2: return map(depth - 1)
    case 3, 4:
      guard let condition = scope.conditions.randomName(&random) else { return text(depth) }
      let then = property(depth - 1)
      return choice(condition, then, random.chance(35) ? .noValue : property(depth - 1))
    default: return text(depth)
    }
  }

  /// A text.
  mutating func text(_ depth: Int) -> SampleValue {
    guard depth > 0 else { return simpleText() }
    switch random.below(12) {
    case 0, 1: return substitution(depth - 1)
    case 2: return .join(random.pick(["-", ",", "", "/"]), random.chance(30) ? textList(depth - 1) : items(depth - 1))
    case 3: return .select(index(), textList(depth - 1))
    case 4: return lookup(ofLists: false, depth - 1) ?? simpleText()
    case 5, 6:
      guard !scope.isCondition, let condition = scope.conditions.randomName(&random) else { return simpleText() }
      let then = text(depth - 1)
      return choice(condition, then, text(depth - 1))
    case 7:
      guard !scope.isCondition else { return simpleText() }
      return .base64(text(depth - 1))
    case 8: return .length(fixedList(depth - 1))
    case 9:
      guard !scope.isCondition, let output = scope.outputs.randomName(&random) else { return simpleText() }
      return .output(output)
    case 10:
      guard !scope.isCondition, let export = scope.exports.randomName(&random) else { return simpleText() }
      return .imported(random.chance(70) ? .literal(export) : .substitution([.text(export)], variables: []))
    default: return simpleText()
    }
  }

  mutating func literalText() -> String {
    random.pick(["dev", "prod", "a", "b", "a-b", "", "x", "a,b", "true", "1", "2"])
  }

  private mutating func simpleText() -> SampleValue {
    let parameters = scope.texts
    return parameters.isEmpty || random.chance(30) ? .literal(literalText()) : .parameter(random.pick(parameters).name)
  }

  private func choice(_ condition: String, _ then: SampleValue, _ otherwise: SampleValue) -> SampleValue {
    .choice(condition: condition, then, otherwise)
  }

  private mutating func index() -> SampleValue {
    let numbers = scope.numbers
    return numbers.isEmpty || random.chance(60)
      ? .literal(random.pick(["0", "0", "1"])) : .parameter(random.pick(numbers).name)
  }

  private mutating func substitution(_ depth: Int) -> SampleValue {
    var pieces: [SamplePiece] = []
    var variables: [(key: String, value: SampleValue)] = []
    for number in 0...random.below(3) {
      switch random.below(4) {
      case 0: pieces.append(.text(random.pick(["-", "/", "x", "pre-"])))
      case 1:
        variables.append(("var\(number)", text(depth)))
        pieces.append(.variable("var\(number)"))
      case 2:
        guard !scope.isCondition, let output = scope.outputs.randomName(&random) else { continue }
        pieces.append(.output(output))
      default:
        let parameters = scope.texts
        if !parameters.isEmpty { pieces.append(.parameter(random.pick(parameters).name)) }
      }
    }
    return pieces.isEmpty ? .literal("none") : .substitution(pieces, variables: variables)
  }

  private mutating func lookup(ofLists: Bool, _ depth: Int) -> SampleValue? {
    let maps = scope.maps.filter { $0.isOfLists == ofLists }
    guard !maps.isEmpty else { return nil }
    let map = random.pick(maps)
    let top: SampleValue = random.chance(80) ? .parameter(map.parameter) : .literal(random.pick(map.keys))
    let second = SampleValue.literal(random.chance(95) ? random.pick(map.secondKeys) : "three")
    let fallback: SampleValue? =
      random.chance(30) ? (ofLists ? .list([.literal("fall"), .literal("back")]) : .literal("fallback")) : nil
    return .lookup(map: map.name, top, second, fallback: fallback)
  }

  /// A list of texts, by whatever function.
  mutating func textList(_ depth: Int) -> SampleValue {
    switch random.below(8) {
    case 0, 1: return .split(random.pick(["-", ","]), text(depth))
    case 2: return lookup(ofLists: true, depth) ?? items(depth)
    case 3:
      guard depth > 0, !scope.isCondition, let condition = scope.conditions.randomName(&random) else {
        return items(depth)
      }
      let then = textList(depth - 1)
      return choice(condition, then, textList(depth - 1))
    case 4:
      let lists = scope.lists
      return lists.isEmpty ? items(depth) : .parameter(random.pick(lists).name)
    case 5:
      guard !scope.isCondition else { return items(depth) }
      let numbers = scope.numbers
      let second: SamplePiece = numbers.isEmpty ? .text("7") : .parameter(random.pick(numbers).name)
      return .blocks(
        .substitution([.text("10."), second, .text(".0.0/16")], variables: []), count: 1 + random.below(3), bits: 8)
    default: return items(depth)
    }
  }

  /// A written list of texts, some of them perhaps not there.
  private mutating func items(_ depth: Int) -> SampleValue {
    var items: [SampleValue] = []
    for _ in 0...random.below(3) {
      let item = text(depth)
      if !scope.isCondition, random.chance(20), let condition = scope.conditions.randomName(&random) {
        items.append(random.chance(50) ? choice(condition, item, .noValue) : choice(condition, .noValue, item))
      } else {
        items.append(item)
      }
    }
    return .list(items)
  }

  /// A list whose items are all there.
  private mutating func fixedList(_ depth: Int) -> SampleValue {
    if random.chance(50) { return .split(random.pick(["-", ","]), text(depth)) }
    var items: [SampleValue] = []
    for _ in 0...random.below(3) { items.append(text(depth)) }
    return .list(items)
  }

  /// A list of anything.
  private mutating func list(_ depth: Int) -> SampleValue {
    guard random.chance(60) else { return textList(depth) }
    var items: [SampleValue] = []
    for _ in 0...random.below(3) {
      switch random.below(6) {
      case 0: items.append(map(depth - 1))
      case 1: items.append(random.chance(50) ? .noValue : list(depth - 1))
      case 2, 3:
        guard let condition = scope.conditions.randomName(&random) else { continue }
        let then = property(depth - 1)
        items.append(choice(condition, then, random.chance(50) ? .noValue : property(depth - 1)))
      default: items.append(text(depth))
      }
    }
    return .list(items)
  }

  private mutating func map(_ depth: Int) -> SampleValue {
    var entries: [(key: String, value: SampleValue)] = []
    for key in ["Alpha", "Beta", "Gamma"] where random.chance(60) {
      if random.chance(25), let condition = scope.conditions.randomName(&random) {
        entries.append((key, choice(condition, property(depth), .noValue)))
      } else {
        entries.append((key, property(depth)))
      }
    }
    return .map(entries)
  }

  /// A condition's expression.
  mutating func condition(_ depth: Int) -> SampleCondition {
    switch random.below(depth > 0 ? 8 : 4) {
    case 0 where !scope.regions.isEmpty: return regionCondition()
    case 0, 1, 2: return .equals(conditionText(), conditionText())
    case 3: return scope.conditions.randomName(&random).map { .named($0) } ?? .equals(conditionText(), conditionText())
    case 4: return .not(condition(depth - 1))
    case 5: return .and([condition(depth - 1), condition(depth - 1)])
    case 6: return .or([condition(depth - 1), condition(depth - 1)])
    default: return .equals(text(1), conditionText())
    }
  }

  /// Compares the region, or a text it is part of.
  private mutating func regionCondition() -> SampleCondition {
    let region = random.pick(scope.regions)
    switch random.below(4) {
    case 0:
      let text = SampleValue.substitution([.text("in-"), .parameter(Self.region)], variables: [])
      return .equals(text, .literal(random.chance(80) ? "in-" + region : region))
    case 1:
      let parameters = scope.texts
      guard !parameters.isEmpty else { fallthrough }
      let pieces = [SamplePiece.parameter(Self.region), .text("-"), .parameter(random.pick(parameters).name)]
      return .equals(.literal(region + "-" + literalText()), .substitution(pieces, variables: []))
    default: return .equals(.parameter(Self.region), .literal(region))
    }
  }

  private mutating func conditionText() -> SampleValue {
    let parameters = scope.texts
    guard !parameters.isEmpty, random.chance(60) else { return .literal(literalText()) }
    return .parameter(random.pick(parameters).name)
  }
}
