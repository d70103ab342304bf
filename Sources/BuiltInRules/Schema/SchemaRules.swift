import CloudFormation
import Facts
import Findings
import RuleEngine
import SchemaWalk
import SourceText
import StackGraph

extension Rule {
  /// Properties that are not as the schemas of their resource types want them: a rule for each kind of mistake, and
  /// rules for what holds between properties of some services.
  static let schema = Rule.engine("schema", of: schemaRules) { context in
    let patterns = PatternTable()
    var schemas: [ResourceType: ResourceSchema?] = [:]
    var mismatches: Set<Use>?
    for stack in context.workspace.stacks where stack.template.isWhole {
      for position in stack.template.resources.elements.indices {
        let resource = context.workspace[ResourceID(stack.id, position)]
        let schema = schemas[resource.type] ?? ResourceSchema(describing: resource.type)
        schemas[resource.type] = .some(schema)
        guard let schema, !resource.resource.body.holdsTransform else { continue }
        let problems = SchemaWalk.problems(
          of: resource, schema: schema, resolver: context.resolver, patterns: patterns)
        if problems.isEmpty { continue }
        let known = mismatches ?? Set(context.resolver.kindMismatches.map { Use(stack: $0.stack, span: $0.span) })
        mismatches = known
        report(problems.filter { !$0.isToldByKind(known) }, of: resource, to: context)
      }
    }
  }

  /// Tells the problems of a resource, those that say the same at the same place in several scenarios as one.
  private static func report(_ problems: [SchemaProblem], of resource: StackResource, to context: EngineContext) {
    let scope = context.resolver.existence(of: resource)
    let space = context.resolver.space
    var told: [Told: Int] = [:]
    var merged: [(problem: SchemaProblem, message: Finding.Message, others: Int)] = []
    var values: [ValuesTold: Int] = [:]
    for problem in problems {
      // What is wrong with many values of one parameter is told once.
      let ofParameter = ValuesTold(problem)
      if let ofParameter, let position = values[ofParameter] {
        let first = merged[position].problem
        merged[position].problem.scenario = space.or(first.scenario, problem.scenario)
        if problem.span != first.span { merged[position].others += 1 }
        continue
      }
      let message = SchemaMessage(problem, resource: resource).message
      let identity = Told(rule: problem.rule.id, stack: problem.stack, span: problem.span, message: message)
      if let position = told[identity] {
        merged[position].problem.scenario = space.or(merged[position].problem.scenario, problem.scenario)
      } else {
        told[identity] = merged.count
        if let ofParameter { values[ofParameter] = merged.count }
        merged.append((problem, message, 0))
      }
    }
    for (problem, message, others) in merged {
      let id = problem.rule.id
      var kind = problem.rule.kind
      // Operators of conditions have a rule of their own, which knows them all.
      if id == "iam-policy-shape", case .unknownProperty = problem.kind, problem.property == "Condition" { continue }
      // Those who deploy may never choose several values together, unless they are those of defaults.
      let isChosen =
        context.resolver.choiceCount(of: problem.scenario) > 1
        && !context.resolver.isByDefault(problem.scenario)
      if isChosen { kind = "parameter" }
      guard let rule = context[id],
        let extent = context.resolver.extent(
          of: problem.scenario, within: space.and(scope, space.not(problem.failing)), right: problem.right),
        extent != .sometimes || !isChosen || !problem.isOffered
      else { continue }
      rule.report(
        others > 0 ? message.adding("The same holds for \(others) more of the values it may have.") : message,
        kind: kind, at: rule.place(problem.span, in: problem.stack),
        flow: problem.alternative.map { rule.flow(of: $0) } ?? [], when: problem.scenario, extent: extent)
    }
  }

  /// What the values have in common that a parameter offers for one property and that one rule finds wrong.
  private struct ValuesTold: Hashable {
    let rule: RuleID
    let property: String?
    let stack: StackID
    let parameter: String
    let place: Span?

    /// Nil where the problem is with no offered value.
    init?(_ problem: SchemaProblem) {
      guard let trail = problem.alternative?.trail, case .allowedValue(let parameter)? = trail.last?.kind else {
        return nil
      }
      (rule, property, stack, self.parameter) = (problem.rule.id, problem.property, problem.stack, parameter)
      place = trail.first?.span
    }
  }

  /// What tells problems apart.
  private struct Told: Hashable {
    let rule: RuleID
    let stack: StackID
    let span: Span
    let message: Finding.Message
  }
}

/// A place where a value is used.
private struct Use: Hashable {
  let stack: StackID
  let span: Span
}

extension ResourceSchema {
  /// The schema of a type; all custom resources have one.
  fileprivate init?(describing type: ResourceType) {
    self.init(type.rawValue.hasPrefix("Custom::") ? "AWS::CloudFormation::CustomResource" : type.rawValue)
  }
}

extension Value {
  /// Whether something is inserted into the resource that is not written in it.
  fileprivate var holdsTransform: Bool { node.entries.contains { $0.key.isText("Fn::Transform") } }
}

extension SchemaProblem {
  /// Whether the value is told to be of another kind than the property takes: what its text or type is says the same.
  fileprivate func isToldByKind(_ mismatches: Set<Use>) -> Bool {
    switch kind {
    case .type, .format, .pattern: break
    case .otherKind: return mismatches.contains(Use(stack: stack, span: span))
    default: return false
    }
    guard let use = alternative?.trail.first else { return false }
    return mismatches.contains(Use(stack: use.stack, span: use.span))
  }

  /// The rule that says it, and which of its kinds of finding it is.
  var rule: (id: RuleID, kind: String) {
    if let constraint {
      let parts = constraint.string.split(at: ":")
      return (RuleID(String(parts[0])), isGiven ? "parameter" : parts.count > 1 ? String(parts[1]) : "")
    }
    if case .passedOver = kind { return (kind.rule, "sam") }
    return (kind.rule, isGiven ? "parameter" : "")
  }

  /// Whether it comes about by values that those who deploy choose from what is offered: where it takes several choices,
  /// nothing is wrong with the template then, which cannot keep them from it.
  fileprivate var isOffered: Bool {
    if constraint != nil, !isOfOneValue { return true }
    return alternative?.trail.contains { step in
      switch step.kind {
      case .mapping, .allowedValue, .defaultValue: true
      default: false
      }
    } ?? false
  }

  /// Whether one value is wrong whatever the other properties are.
  private var isOfOneValue: Bool {
    switch kind {
    case .type, .notAllowed, .notConstant, .pattern, .format, .length, .range, .multiple: reasons.isEmpty
    default: false
    }
  }

  /// Whether the value is that of a parameter, which those who deploy may choose otherwise.
  private var isGiven: Bool {
    alternative?.trail.contains { step in
      switch step.kind {
      case .defaultValue, .allowedValue, .mapping: true
      default: false
      }
    } ?? false
  }
}

extension SchemaProblem.Kind {
  /// The rule for mistakes of the kind.
  fileprivate var rule: RuleID {
    switch self {
    case .type: "property-type"
    case .unknownProperty, .passedOver, .keyPattern: "property-unknown"
    case .readOnly: "property-read-only"
    case .missing, .missingAll: "property-required"
    case .notAllowed, .notConstant: "property-value-allowed"
    case .notOffered: "instance-type-offered"
    case .pattern: "property-pattern"
    case .format, .otherKind, .noJSON: "property-format"
    case .length: "property-length"
    case .range, .multiple: "property-range"
    case .itemCount, .propertyCount, .lacksItem: "property-item-count"
    case .duplicateItem, .duplicateKeys: "property-items-unique"
    case .noneOf(_, isExactlyOne: false): "properties-at-least-one"
    case .noneOf, .severalOf: "properties-exactly-one"
    case .dependent: "properties-together"
    case .excluded: "properties-exclusive"
    case .noVariant, .severalVariants, .forbidden, .forbiddenProperty, .combination: "property-variant"
    }
  }
}

/// The rules of the schema engine.
private let schemaRules: [RuleID] = [
  "alb-two-subnets", "block-device-valid", "dynamodb-billing-mode", "ecs-container-requirements",
  "ecs-fargate-requirements", "elb-listener-certificate", "iam-policy-shape", "instance-type-offered",
  "lambda-aws-layer",
  "lambda-properties-combination", "lambda-reserved-variables", "properties-at-least-one", "properties-combination",
  "properties-exactly-one", "properties-exclusive", "properties-together", "property-format", "property-item-count",
  "property-items-unique", "property-length", "property-pattern", "property-range", "property-read-only",
  "property-required", "property-type", "property-unknown", "property-value-allowed", "property-variant",
  "rds-engine-version-deprecated", "rds-engine-version-offered", "rds-instance-class-offered",
  "rds-properties-combination", "route53-record-valid", "s3-acl-needs-ownership", "sg-ports-match-protocol",
  "sns-subscription-endpoint", "sqs-fifo-properties", "target-group-properties",
]
