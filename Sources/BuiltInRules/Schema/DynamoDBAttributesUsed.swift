import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A table whose declared attributes are not those of its keys.
  static let dynamoDBAttributesUsed = Rule.resource(
    "dynamodb-attributes-used", of: "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"
  ) { table, context in
    let resolver = context.resolver
    let space = resolver.space
    let declared = resolver.attributeNames(at: [["AttributeDefinitions"]], of: table)
    let used = resolver.attributeNames(
      at: [
        ["KeySchema"], ["GlobalSecondaryIndexes", "*", "KeySchema"], ["LocalSecondaryIndexes", "*", "KeySchema"],
      ], of: table)
    func surplus(_ names: AttributeNames, over others: AttributeNames) -> (names: [NamedAttribute], scenario: Scenario)
    {
      var scenarios: [Scenario] = []
      let known = Dictionary(others.attributes.map { ($0.name, $0.scenario) }, uniquingKeysWith: space.or)
      let surplus = names.attributes.filter { attribute in
        let there = known[attribute.name] ?? .never
        let alone = space.and(attribute.scenario, space.not(space.or(there, others.unknown)))
        if !alone.isNever { scenarios.append(alone) }
        return !alone.isNever
      }
      return (surplus, space.or(scenarios))
    }
    let undeclared = surplus(used, over: declared)
    let unused = surplus(declared, over: used)
    let wrong = space.or(undeclared.scenario, unused.scenario)
    let unknown = space.or(declared.unknown, used.unknown)
    guard
      let extent = resolver.extent(
        of: wrong, within: resolver.existence(of: table), right: space.not(space.or(wrong, unknown))),
      extent != .sometimes || space.support(of: wrong).count == 1
    else { return }
    let notes =
      undeclared.names.map { context.note("a key, not declared", at: $0.span, in: $0.stack) }
      + unused.names.map { context.note("declared, no key", at: $0.span, in: $0.stack) }
    context.report(
      .differ(table.logicalID, undeclared: undeclared.names.map(\.name), unused: unused.names.map(\.name)),
      at: context.place(ofPropertiesOf: table), notes: Array(notes.prefix(20)), when: wrong, extent: extent)
  }
}

/// An attribute that some lists of a table name.
private struct NamedAttribute {
  let name: String
  var scenario: Scenario
  let span: Span
  let stack: StackID
}

private struct AttributeNames {
  /// In the order in which they are first named.
  var attributes: [NamedAttribute] = []
  /// When there may be further ones.
  var unknown = Scenario.never
}

extension Resolver {
  /// The names of the attributes that lists of a table hold.
  fileprivate func attributeNames(at paths: [[String]], of table: StackResource) -> AttributeNames {
    var names = AttributeNames()
    var positions: [String: Int] = [:]
    func visit(_ alternatives: [Alternative], _ path: ArraySlice<String>) {
      guard let key = path.first else {
        for name in alternatives {
          guard let text = name.content.text else {
            names.unknown = space.or(names.unknown, name.scenario)
            continue
          }
          if let position = positions[text] {
            names.attributes[position].scenario = space.or(names.attributes[position].scenario, name.scenario)
          } else {
            positions[text] = names.attributes.count
            names.attributes.append(
              NamedAttribute(name: text, scenario: name.scenario, span: name.span, stack: name.stack))
          }
        }
        return
      }
      guard key == "*" else {
        visit(member([key], of: alternatives, orAt: table.resource.key.span), path.dropFirst())
        return
      }
      for alternative in alternatives {
        switch alternative.content {
        case .list:
          let items = list(of: [alternative], at: nil).items
          visit(items.flatMap { self.alternatives(of: $0) }, path.dropFirst())
        case .absent: break
        default: names.unknown = space.or(names.unknown, alternative.scenario)
        }
      }
    }
    for path in paths {
      let whole = path + ["*", "AttributeName"]
      visit(property([whole[0]], of: table), whole.dropFirst())
    }
    return names
  }
}

extension Finding.Message {
  fileprivate static func differ(_ table: LogicalID, undeclared: [String], unused: [String]) -> Self {
    func listed(_ names: [String]) -> String {
      names.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 6 ? " and others" : "")
    }
    if unused.isEmpty {
      return """
        Keys of table `\(table)` use \(listed(undeclared)), which `AttributeDefinitions` does not declare; DynamoDB \
        refuses the table. Declare the type there.
        """
    }
    if undeclared.isEmpty {
      return """
        Table `\(table)` declares \(listed(unused)) in `AttributeDefinitions`, which no key of the table or its indexes \
        uses; DynamoDB refuses it. Declare attributes of keys only; all others need no declaration.
        """
    }
    return """
      `AttributeDefinitions` of table `\(table)` declares \(listed(unused)), which no key uses, and not \
      \(listed(undeclared)), which keys use; DynamoDB refuses the table. Declare the attributes of keys, and no others.
      """
  }
}
