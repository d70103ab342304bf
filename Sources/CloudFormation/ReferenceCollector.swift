import SourceText
import YAMLTree

/// Walks a template once and collects what names something else, and calls that are malformed.
struct ReferenceCollector {
  private(set) var references: [Reference] = []
  var problems: [TemplateProblem] = []
  /// The literals each parameter is compared with by `Equals`.
  var comparisons: [String: [Value]] = [:]
  /// The pairs of names an `Equals` compares with each other.
  var comparedPairs: [NamePair] = []
  /// The calls of `Equals` in conditions.
  private(set) var conditionComparisons: [Comparison] = []
  /// The calls of `If` that name their condition.
  private(set) var choices: [Choice] = []
  /// The calls of `FindInMap` that name their mapping.
  private(set) var lookups: [MappingLookup] = []
  /// The calls of `Select` outside loops that are not expanded.
  private(set) var selections: [Selection] = []
  /// The calls of `Sub` whose text has no variable.
  private(set) var constantSubstitutions: [(call: Substitution, function: Span)] = []
  /// Whether a `FindInMap` computes the name of its mapping.
  private(set) var hasComputedMappings = false
  /// Whether a macro or include inserts something.
  private(set) var hasInsertions = false
  /// Whether there is a loop, or a condition of a resource that a function computes.
  private(set) var needsExpansion = false
  /// Whether a name is put together from the variable of a loop that is not expanded, or computed.
  private(set) var usesLoopNames = false
  /// Whether a name was put together by a loop that was expanded.
  private(set) var usesMadeNames = false
  private var madeTexts: Set<String> = []
  /// The anchored values that were visited, and for what.
  private var repeated: Set<RepeatedValue> = []
  private var owner = Reference.Owner.transform
  private var branches: [Reference.Branch] = []
  /// The variables of the loops around what is visited.
  private(set) var loopVariables: [String] = []
  /// Whether the resource visited is one of AWS SAM, whose events may have conditions of their own.
  private var isServerless = false
  private var conditionNames: Section<Condition>?
  private let parameters: Section<Parameter>

  /// `parameters` are those of the template.
  init(parameters: Section<Parameter>) { self.parameters = parameters }

  mutating func collect(
    root: Value, conditions: Section<Condition>, rules: Section<RuleAssertion>, resources: Section<Resource>,
    outputs: Section<Output>, loops: Loops?
  ) {
    for name in ["Globals", "Hooks", "Transform"] { if let value = root[name] { visit(value) } }
    let generators = conditions.generators + rules.generators + resources.generators + outputs.generators
    for (key, value) in generators { visitGenerator(key, value) }
    if let loops {
      madeTexts = loops.madeTexts
      for loop in loops.expanded { visit(loop) }
      for (value, identifiers) in loops.computed {
        loopVariables = identifiers
        visit(value)
      }
      loopVariables = []
    }
    for (index, condition) in conditions.enumerated() {
      owner = .condition(index)
      // A text is noticed with the section.
      if condition.body.text == nil { visitCondition(condition.body, as: ConditionPart(isSame: true)) }
    }
    for (index, rule) in rules.enumerated() {
      owner = .rule(index)
      visit(rule.body)
    }
    conditionNames = conditions
    for (index, resource) in resources.enumerated() {
      owner = .resource(index)
      isServerless = resource.type.rawValue.hasPrefix("AWS::Serverless::")
      if let condition = resource.condition { visitAttribute(condition) }
      for dependency in resource.dependsOn { named(dependency) { .dependsOn($0) } }
      if resource.body.isCall { visit(resource.body) }
      for (key, value) in resource.body.entries where !Self.attributesReadElsewhere.contains(key.text) { visit(value) }
    }
    isServerless = false
    for (index, output) in outputs.enumerated() {
      owner = .output(index)
      if let condition = output.condition { visitAttribute(condition) }
      for (key, value) in output.body.entries where !key.isText("Condition") { visit(value) }
    }
  }

  /// Visits the condition of a resource or output. Where a function computes it, it may be any condition.
  private mutating func visitAttribute(_ condition: Value) {
    if condition.text != nil {
      named(condition) { .condition($0) }
    } else if condition.isCall {
      needsExpansion = true
      usesLoopNames = true
      visit(condition)
    }
  }

  private static let attributesReadElsewhere: Set<String> = ["Type", "Condition", "DependsOn"]

  private mutating func add(_ target: Reference.Target, at span: Span, attribute: Span? = nil) {
    references.append(
      Reference(target: target, span: span, attributeSpan: attribute, owner: owner, branches: branches))
  }

  private mutating func named(_ value: Value, _ target: (String) -> Reference.Target) {
    if let text = value.text, !isLoopName(text) { add(target(text), at: value.node.span) }
  }

  /// Whether a name is the variable of a loop around it or made with one.
  private mutating func isLoopName(_ name: String) -> Bool {
    if !madeTexts.isEmpty, !usesMadeNames, madeTexts.contains(name) { usesMadeNames = true }
    if loopVariables.isEmpty { return false }
    if loopVariables.contains(name) { return true }
    guard name.utf8.contains(UInt8(ascii: "{")) else { return false }
    usesLoopNames = true
    return true
  }

  /// Visits what is left of a loop that was expanded: the collection, and the body if nothing was made of it.
  private mutating func visit(_ loop: Loops.Written) {
    loopVariables = loop.identifiers.dropLast()
    visit(loop.collection)
    loopVariables = loop.identifiers
    if !loop.hasMade { visitBody(loop.body) }
    loopVariables = []
  }

  /// Visits the entry of a map that makes further entries.
  private mutating func visitGenerator(_ key: Node, _ value: Value) {
    let items = value.items
    if key.isText("Fn::Transform") { hasInsertions = true }
    let isLoop = LoopDefinition.isKey(key)
    if isLoop { needsExpansion = true }
    guard isLoop, items.count == 3, let variable = items[0].text else {
      visit(value)
      return
    }
    visit(items[1])
    loopVariables.append(variable)
    visitBody(items[2])
    loopVariables.removeLast()
  }

  /// Visits the body of a loop that is not expanded, whose entries may be resources, outputs or conditions.
  private mutating func visitBody(_ body: Value) {
    for (_, element) in body.entries {
      if let condition = element["Condition"] { named(condition) { .condition($0) } }
    }
    visit(body)
  }

  private mutating func visitEntries(of map: Value) {
    let condition =
      isServerless ? map["Condition"].flatMap { value in value.text.map { (name: $0, span: value.span) } } : nil
    if let condition, conditionNames?.contains(condition.name) == true {
      add(.condition(condition.name), at: condition.span)
      branches.append(Reference.Branch(condition: condition.name, isThen: true))
      visitParts(of: map)
      branches.removeLast()
    } else {
      visitParts(of: map)
    }
  }

  private mutating func visitParts(of map: Value) {
    if map.node.hasMergeKey {
      for (key, item) in map.entries { visitPart(key, item) }
    } else {
      for (key, item) in map.node.entries where !isRepeated(item) { visitPart(key, Value(item)) }
    }
  }

  private struct RepeatedValue: Hashable {
    let anchored: Int32
    let owner: Reference.Owner
  }

  /// Whether a value is one that an alias brought in before for the same: its references are known. Aliases of aliases
  /// make more of them than could be visited.
  private mutating func isRepeated(_ node: Node) -> Bool {
    guard node.kind == .alias, branches.isEmpty, loopVariables.isEmpty else { return false }
    return !repeated.insert(RepeatedValue(anchored: node.resolved.id, owner: owner)).inserted
  }

  private mutating func visitPart(_ key: Node, _ item: Value) {
    if key.namesFunction { visitGenerator(key, item) } else { visit(item) }
  }

  /// What an expression is to the condition that holds it.
  private struct ConditionPart {
    /// Whether it is all of the condition (true) or of its opposite (false); nil when it is one of several parts.
    var isSame: Bool?
  }

  /// Visits a value where a condition is expected; `part` is nil outside the `Conditions` section.
  private mutating func visitCondition(_ value: Value, as part: ConditionPart? = nil) {
    switch ConditionExpression(value) {
    case .condition(let name): named(name) { .condition($0) }
    case .and(let operands), .or(let operands):
      checkCount(of: operands, at: value)
      for operand in operands { visitCondition(operand, as: part.map { _ in ConditionPart() }) }
    case .not(let operand): visitCondition(operand, as: part.map { ConditionPart(isSame: $0.isSame.map(!)) })
    case .equals(let a, let b):
      if let part, case .condition(let condition) = owner {
        let comparison = Comparison(value, a, b, in: condition, isSame: part.isSame)
        conditionComparisons.append(comparison)
        collectComparison(a, comparison.leftName, b, comparison.rightName)
      } else {
        collectComparison(a, b)
      }
      visit(a, .equalsSide)
      visit(b, .equalsSide)
    case .contains(let list, let value), .eachMemberEquals(let list, let value):
      for item in list.items { collectComparison(item, value) }
      visit(list)
      visit(value)
    case .eachMemberIn(let list, let others):
      visit(list)
      visit(others)
    case .opaque(let value):
      if !value.mayBeCondition {
        problems.append(TemplateProblem(kind: .operandIsNoCondition, span: value.span))
      }
      visit(value)
    }
  }

  /// Visits a value; `place` is where among the arguments of a function it stands.
  private mutating func visit(_ value: Value, _ place: ArgumentPlace? = nil) {
    // Most values are plain texts, which name nothing.
    if place == nil, value.node.kind == .scalar, !value.node.isTagged { return }
    switch value.form {
    case .null: break
    case .scalar:
      if let place, place.form != .text { misform(value, place) }
    case .list:
      if let place, place.form == .text { misform(value, place) }
      for item in value.node.items where place != nil || !isRepeated(item) { visit(Value(item), place?.item) }
    case .map:
      if let place, place.form != .listOrMap { misform(value, place) }
      visitEntries(of: value)
    case .unknownCall(let name, let span):
      problems.append(TemplateProblem(kind: .unknownFunction(name), span: span))
      visitAll(in: value.node)
    case .call(let call):
      if let place, let function = value.functionCall?.function, !place.takes(function) {
        problems.append(TemplateProblem(kind: .misplacedCall(function, in: place), span: value.span))
      }
      visit(call, at: value, place)
    }
  }

  private mutating func visit(_ call: Intrinsic, at value: Value, _ place: ArgumentPlace?) {
    switch call {
    case .ref(let name):
      if let place, let text = name.text, let parameter = parameters[text],
        place.form == .text ? parameter.isList : place.form == .list && !parameter.isList
      {
        problems.append(TemplateProblem(kind: .parameterArgument(text, in: place), span: value.span))
      }
      named(name) { .ref($0) }
    case .getAtt(let target):
      if !isLoopName(target.resource.rawValue) {
        add(
          .attribute(resource: target.resource.rawValue, attribute: target.attribute), at: target.resourceSpan,
          attribute: target.attributeSpan)
      }
      if let attribute = target.computedAttribute { visit(attribute) }
    case .sub(let substitution): visit(substitution, at: value)
    case .equals(let a, let b):
      collectComparison(a, b)
      visit(a, .equalsSide)
      visit(b, .equalsSide)
    case .join(let delimiter, let list):
      visit(delimiter, .joinDelimiter)
      visit(list, .joinList)
    case .select(let index, let list):
      checkIndex(index, list)
      if loopVariables.isEmpty {
        selections.append(Selection(call: value, index: index, list: list, owner: owner, branches: branches))
      }
      visit(index, .selectIndex)
      visit(list, .selectList)
    case .split(let delimiter, let text):
      // What a dynamic reference stands for is not there yet.
      if text.text?.hasPrefix("{{resolve:") == true { misform(text, .splitText) }
      visit(delimiter, .splitDelimiter)
      visit(text, .splitText)
    case .findInMap(let map, let top, let second, let fallback):
      if let name = map.text, !isLoopName(name) {
        add(.mapping(name), at: map.node.span)
        if loopVariables.isEmpty {
          lookups.append(MappingLookup(map: map, topKey: top, secondKey: second, hasFallback: fallback != nil))
        }
      } else {
        hasComputedMappings = true
        visit(map, .mappingKey)
      }
      visit(top, .mappingKey)
      visit(second, .mappingKey)
      if let fallback { visit(fallback) } else { checkFallback(of: value) }
    case .if(let condition, let then, let otherwise):
      if let name = condition.text {
        named(condition) { .condition($0) }
        let choice = Choice(condition: name, then: then, otherwise: otherwise, owner: owner, branches: branches)
        if !isLoopName(name) { choices.append(choice) }
      } else {
        misform(condition, .ifCondition)
        visitCondition(condition)
      }
      for (isThen, branch) in [(true, then), (false, otherwise)] {
        branches.append(Reference.Branch(condition: condition.text, isThen: isThen))
        visit(branch, place)
        branches.removeLast()
      }
    case .importValue(let name):
      add(.export(name), at: name.span)
      visit(name, .exportName)
    case .base64(let argument): visit(argument, .base64Text)
    case .getAZs(let argument):
      if let text = argument.text, !text.isEmpty, loopVariables.isEmpty, !PseudoParameter.region.canBe(text) {
        misform(argument, .region)
      }
      visit(argument, .region)
    case .length(let argument):
      problems.append(TemplateProblem(kind: .needsLanguageExtensions(.length), span: value.span))
      visit(argument, .lengthList)
    case .toJSONString(let argument):
      problems.append(TemplateProblem(kind: .needsLanguageExtensions(.toJSONString), span: value.span))
      visit(argument, .jsonValue)
    case .cidr(let block, let count, let bits):
      visit(block, .cidrBlock)
      for argument in [count, bits].compactMap(\.self) { visit(argument, .cidrNumber) }
    case .and(let operands), .or(let operands):
      checkCount(of: operands, at: value)
      for operand in operands { visitCondition(operand) }
    case .not(let operand): visitCondition(operand)
    case .condition(let name): named(name) { .condition($0) }
    case .other(.contains, _), .other(.eachMemberEquals, _), .other(.eachMemberIn, _):
      if case .condition = owner {
        problems.append(TemplateProblem(kind: .operandIsNoCondition, span: value.span))
      }
      switch ConditionExpression(value) {
      case .opaque: visitAll(in: value.node)
      default: visitCondition(value)
      }
    case .other(let function, let argument):
      if function == .valueOf, let name = argument.items.first { named(name) { .parameter($0) } }
      if function == .refAll { named(argument) { .parametersOfType($0) } }
      if function == .valueOfAll, let type = argument.items.first { named(type) { .parametersOfType($0) } }
      if function == .transform { hasInsertions = true }
      if function == .getStackOutput { checkStackOutput(argument, at: value) }
      if function == .forEach, let tag = value.functionSpan, value.node.tag != nil {
        problems.append(TemplateProblem(kind: .faultyLoop(.isShortForm), span: tag))
      }
      if function == .forEach, let key = value.node.entries.first(where: { _ in true })?.key {
        visitGenerator(key, argument)
      } else {
        visit(argument)
      }
    case .malformed(let function, let argument):
      // What a macro makes of its arguments is not known.
      if argument.functionCall?.function == .transform { return visit(argument) }
      let kind = TemplateProblem.Kind.malformedCall(function, mayBeExtended: argument.mayBeExtended(of: function))
      problems.append(TemplateProblem(kind: kind, span: value.functionSpan ?? value.span))
      visit(argument)
    }
  }

  private mutating func visit(_ substitution: Substitution, at value: Value) {
    // The variables of a loop are no longer seen in the text it makes.
    if substitution.isConstant, loopVariables.isEmpty, substitution.text.text.map(madeTexts.contains) != true,
      let span = value.functionSpan
    {
      constantSubstitutions.append((substitution, span))
    }
    for case .variable(let variable) in substitution.pieces
    where substitution.variables?.entry(variable.name) == nil && !isLoopName(variable.name) {
      if variable.resource.isEmpty || variable.attribute?.isEmpty == true {
        problems.append(TemplateProblem(kind: .malformedVariable(variable.name), span: variable.span))
      } else if let attribute = variable.attribute {
        add(.attribute(resource: variable.resource, attribute: attribute), at: variable.span)
      } else {
        if parameters[variable.name]?.isList == true {
          problems.append(
            TemplateProblem(kind: .parameterArgument(variable.name, in: .subVariable), span: variable.span))
        }
        add(.subVariable(variable.name), at: variable.span)
      }
    }
    if let variables = substitution.variables { for (_, value) in variables.entries { visit(value, .subVariable) } }
  }

  private mutating func visitAll(in node: Node) {
    for item in node.items { visit(Value(item)) }
    for (_, item) in node.entries { visit(Value(item)) }
  }
}
