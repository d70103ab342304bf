import CloudFormation
import SourceText

/// A statement of a policy document, with all its elements can be.
package struct PolicyStatement: Sendable {
  /// When the statement is in the document.
  package let scenario: Scenario
  /// Where the statement is written.
  package let span: Span
  /// `Allow` or `Deny`.
  package let effect: [Alternative]
  /// What the items of `Action` can be, each when it is there.
  package let actions: [Alternative]
  /// What the items of `NotAction` can be, each when it is there.
  package let exceptedActions: [Alternative]
  /// What the items of `Resource` can be, each when it is there.
  package let resources: [Alternative]
  /// What the items of `NotResource` can be, each when it is there.
  package let exceptedResources: [Alternative]
  /// What `NotPrincipal` is: `*` or a map of kinds of principals.
  package let exceptedPrincipal: [Alternative]
  /// What `Principal` is: `*` or a map of kinds of principals.
  package let principal: [Alternative]
  /// What `Condition` is; `absent` when the statement always applies.
  package let condition: [Alternative]
}

/// The statements of a policy document.
package struct PolicyDocument: Sendable {
  /// The statements as far as they are known.
  package let statements: [PolicyStatement]
  /// Whether there may be further statements.
  package let isOpen: Bool
}

/// A policy document that stands where it is used, and when it is used.
struct PlacedPolicy: Hashable {
  let document: StackValue
  let scenario: Scenario
}

extension Resolver {
  /// Reads a policy document.
  package func policyDocument(_ document: [Alternative]) -> PolicyDocument {
    guard document.count == 1, document[0].trail.isEmpty, case .map(let map) = document[0].content else {
      return read(document)
    }
    let place = PlacedPolicy(document: map, scenario: document[0].scenario)
    if let known = policyMemo[place] { return known }
    let policy = read(document)
    policyMemo[place] = policy
    return policy
  }

  private func read(_ document: [Alternative]) -> PolicyDocument {
    let list = list(of: member(["Statement"], of: document, orAt: Span(0, 0)), at: nil)
    var isOpen = list.isOpen
    var statements: [PolicyStatement] = []
    for item in list.items {
      for statement in alternatives(of: item) {
        guard case .map = statement.content else {
          isOpen = isOpen || statement.content != .absent
          continue
        }
        func element(_ key: String) -> [Alternative] { member([key], of: [statement], orAt: statement.span) }
        statements.append(
          PolicyStatement(
            scenario: statement.scenario, span: statement.span, effect: element("Effect"),
            actions: policyItems(element("Action")), exceptedActions: policyItems(element("NotAction")),
            resources: policyItems(element("Resource")), exceptedResources: policyItems(element("NotResource")),
            exceptedPrincipal: element("NotPrincipal"),
            principal: element("Principal"), condition: element("Condition")))
      }
    }
    return PolicyDocument(statements: statements, isOpen: isOpen)
  }

  /// What the items of an element that is one text or a list of texts can be, each when it is there.
  package func policyItems(_ element: [Alternative]) -> [Alternative] {
    element.flatMap { alternative -> [Alternative] in
      switch alternative.content {
      case .absent: []
      case .list: list(of: [alternative], at: nil).items.flatMap { alternatives(of: $0) }
      default: [alternative]
      }
    }
  }

  /// The scenarios in which a statement allows something that one of the items matching `isMeant` names.
  package func scenario(_ alternatives: [Alternative], where isMeant: (Content) -> Bool) -> Scenario {
    space.or(alternatives.filter { isMeant($0.content) }.map(\.scenario))
  }
}

extension PolicyStatement {
  /// The scenarios in which the statement is there and allows.
  package func allows(_ resolver: Resolver) -> Scenario {
    resolver.space.and(scenario, resolver.scenario(effect) { $0.text == "Allow" })
  }

  /// The scenarios in which the statement has no condition.
  package func isUnconditional(_ resolver: Resolver) -> Scenario {
    resolver.scenario(condition) {
      if case .map(let map) = $0 { return map.value.node.entries.isEmpty }
      return $0 == .absent
    }
  }

  /// The scenarios in which the statement allows every action on every resource without a condition.
  package func grantsEverything(_ resolver: Resolver) -> Scenario {
    resolver.space.and([
      allows(resolver), resolver.scenario(actions, where: \.isEveryAction),
      resolver.scenario(resources, where: \.isEverything), isUnconditional(resolver),
    ])
  }

  /// The scenarios in which it is not known what an element of the statement is.
  package func unknown(_ resolver: Resolver) -> Scenario {
    resolver.scenario(effect + actions + resources + principal + condition) { content in
      switch content {
      case .origin, .unknown: true
      default: false
      }
    }
  }
}

extension Content {
  /// Whether it is the pattern of everything.
  package var isEverything: Bool { text.map { !$0.isEmpty && $0.utf8.allSatisfy { $0 == UInt8(ascii: "*") } } ?? false }

  /// Whether it is the pattern of every action of every service.
  package var isEveryAction: Bool { isEverything || text == "*:*" }
}
