import CloudFormation
import Facts
import Findings
import SourceText
import StackGraph
import YAMLTree

extension SchemaWalk {
  /// Judges the values of a map by the properties a node knows.
  func members(of subject: Subject, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    guard case .map(let map) = subject else { return subject.isOther ? .right : .unknown }
    let properties = node.entry(.properties)?.pairs
    let patterned = node.entry(.patternProperties)?.pairs
    let additional = node.entry(.additionalProperties)?.node ?? .anything
    var verdict = Verdict.right
    let (outer, outerHolder) = (key, holder)
    defer { (key, holder) = (outer, outerHolder) }
    for member in map.members {
      key = member.key
      if member.key.isText("Properties" as StaticString) { holder = outer }
      let target: SchemaNode
      if let properties, let index = member.key.withUTF8({ properties.find($0) }) {
        target = properties.node(index)
      } else if let patterned, let found = self.node(of: member.key, in: patterned) {
        target = found
      } else if additional == .nothing {
        if !isOpen, !member.key.namesGenerator {
          let known = properties?.texts ?? []
          key = outer
          if isLenient, isEvent(known) {
            // What holds of a resource may be said of what is made for an event, too.
            if ResourceAttribute(rawValue: member.key.text) != nil { continue }
            report(.passedOver(member.key.text), at: member.key.span, in: scope)
          } else if known.isEmpty, let patterned, patterned.count == 1 {
            let pattern = FactNames.pattern(patterned.pattern(0))
            report(.keyPattern(member.key.text, pattern), at: member.key.span, in: scope)
          } else {
            report(.unknownProperty(member.key.text, known: known), at: member.key.span, in: scope)
          }
          verdict = .wrong
        }
        continue
      } else {
        target = additional
      }
      if target == .anything { continue }
      if target == .nothing {
        verdict = space.all(verdict, forbidden(member, in: scope))
        continue
      }
      if constraint == nil, found != nil, !isLenient, target.entry(.readOnly) != nil {
        report(.readOnly(member.key.text), at: member.key.span, in: space.and(presence(of: member.value), scope))
        continue
      }
      var one = check(member.value, target, in: scope)
      if !one.isRight, member.value.value.isCall {
        // Where a property is not set, nothing is asked of it.
        let presence = presence(of: member.value)
        one.invalid = space.and(one.invalid, presence)
        one.valid = space.or(one.valid, space.not(presence))
      }
      verdict = space.all(verdict, one)
    }
    return verdict
  }

  /// Whether these are the names of what an event of AWS SAM has.
  private func isEvent(_ known: [FactText]) -> Bool {
    known.count == 2 && known[0].string == "Properties" && known[1].string == "Type"
  }

  /// What AWS SAM takes over from an event to the resources it makes for it.
  private enum ResourceAttribute: String {
    case condition = "Condition"
    case deletionPolicy = "DeletionPolicy"
    case dependsOn = "DependsOn"
    case metadata = "Metadata"
    case updatePolicy = "UpdatePolicy"
    case updateReplacePolicy = "UpdateReplacePolicy"
  }

  private func forbidden(_ member: Member, in scope: Scenario) -> Verdict {
    let presence = presence(of: member.value)
    report(.forbiddenProperty(member.key.text), at: member.key.span, in: space.and(presence, scope))
    return Verdict(invalid: presence, valid: space.not(presence))
  }

  private func node(of key: Node, in patterned: FactList) -> SchemaNode? {
    for index in patterned.indices {
      // A pattern that cannot be checked may fit.
      guard let pattern = patterns[patterned.pattern(index)] else { return .anything }
      if key.withUTF8({ pattern.isFound(in: $0) }) != false { return patterned.node(index) }
    }
    return nil
  }

  /// When a member of a map is set.
  func presence(of value: StackValue) -> Scenario {
    guard let (function, argument) = value.value.functionCall else { return value.value.isNull ? .never : .always }
    if function.alwaysGivesAValue, argument.text != "AWS::NoValue" { return .always }
    return space.or(resolver.alternatives(of: value).filter { $0.content != .absent }.map(\.scenario))
  }

  /// When a map has a key.
  func presence(of name: FactText, in map: StackValue) -> Scenario {
    guard let member = map.member(name) else { return .never }
    // A null value has a finding of its own.
    return member.value.value.isNull ? .always : presence(of: member.value)
  }

  /// Judges which keys a map has.
  func presence(in subject: Subject, _ entry: SchemaNode.Entry, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    guard case .map(let map) = subject else { return subject.isOther ? .right : .unknown }
    // What a macro adds is not known.
    var mayHoldMore: Bool { isOpen || map.value.mayHoldMore }
    switch entry.keyword {
    case .required: return required(entry.list, of: map, node, in: scope)
    case .requiredXor, .requiredOr:
      return mayHoldMore
        ? .unknown : choice(entry.list, of: map, isExactlyOne: entry.keyword == .requiredXor, in: scope)
    case .dependentRequired: return mayHoldMore ? .unknown : dependent(entry.pairs, of: map, in: scope)
    case .dependentExcluded: return excluded(entry.pairs, of: map, in: scope)
    case .minProperties, .maxProperties: return mayHoldMore ? .unknown : count(entry, of: map, in: scope)
    case .propertyNames:
      return map.members.reduce(.right) { verdict, member in
        let outer = place
        defer { place = outer }
        place.span = member.key.span
        return space.all(verdict, check(.written(member.key), entry.node, in: scope))
      }
    default: return .unknown
    }
  }

  private func required(
    _ names: FactList, of map: StackValue, _ node: SchemaNode, in scope: Scenario
  ) -> Verdict {
    var verdict = Verdict.right
    for index in names.indices {
      let presence = presence(of: names.text(index), in: map)
      if presence.isAlways { continue }
      if isOpen || map.value.mayHoldMore { return .unknown }
      let absence = space.not(presence)
      if found != nil, !isMisspelled(names.text(index).string, in: map, node) {
        report(.missing(names.text(index).string), at: owner(of: map), in: space.and(absence, scope))
      }
      verdict = space.all(verdict, Verdict(invalid: absence, valid: presence))
    }
    return verdict
  }

  /// Whether a key the node does not know is much like the name of a missing one: a mistake that is told there.
  private func isMisspelled(_ name: String, in map: StackValue, _ node: SchemaNode) -> Bool {
    guard node.entry(.additionalProperties)?.node == .nothing, let known = node.entry(.properties)?.pairs else {
      return false
    }
    return map.members.contains { member in
      member.key.withUTF8 { known.find($0) } == nil && Suggestion.isNear(member.key.text, name)
    }
  }

  /// Where a map has a key.
  func key(_ name: FactText, of map: StackValue) -> Span? {
    map.member(name)?.key.span
  }

  /// The key a map or list belongs to; nil where it is an item of a list or stands elsewhere.
  func owner(of map: StackValue) -> Span? {
    guard place.way == nil, let key, key.tree === map.value.node.tree else { return nil }
    return key.id + 1 == map.value.node.id ? key.span : nil
  }

  private func choice(
    _ names: FactList, of map: StackValue, isExactlyOne: Bool, in scope: Scenario
  ) -> Verdict {
    let presences = names.indices.map { presence(of: names.text($0), in: map) }
    let none = space.not(space.or(presences))
    report(.noneOf(names.texts, isExactlyOne: isExactlyOne), at: owner(of: map), in: space.and(none, scope))
    guard isExactlyOne else { return Verdict(invalid: none, valid: space.not(none)) }
    var several = Scenario.never
    for (index, presence) in presences.enumerated() where !presence.isNever {
      let others = space.or(presences.enumerated().filter { $0.offset != index }.map(\.element))
      let both = space.and(presence, others)
      several = space.or(several, both)
      guard found != nil, !space.and(both, scope).isNever else { continue }
      let name = names.text(index)
      report(.severalOf(name.string, names.texts), at: key(name, of: map), in: space.and(both, scope))
    }
    let invalid = space.or(none, several)
    return Verdict(invalid: invalid, valid: space.not(invalid))
  }

  private func dependent(_ pairs: FactList, of map: StackValue, in scope: Scenario) -> Verdict {
    var invalid = Scenario.never
    for index in pairs.indices {
      let presence = presence(of: pairs.text(index), in: map)
      guard !presence.isNever else { continue }
      for other in pairs.dependents(index).texts {
        let lack = space.and(presence, space.not(self.presence(of: other, in: map)))
        let dependency = SchemaProblem.Kind.dependent(pairs.text(index).string, missing: other.string)
        report(dependency, at: owner(of: map), in: space.and(lack, scope))
        invalid = space.or(invalid, lack)
      }
    }
    return Verdict(invalid: invalid, valid: space.not(invalid))
  }

  private func excluded(_ pairs: FactList, of map: StackValue, in scope: Scenario) -> Verdict {
    var invalid = Scenario.never
    var seen: Set<[FactText]> = []
    for index in pairs.indices {
      let name = pairs.text(index)
      let presence = presence(of: name, in: map)
      guard !presence.isNever else { continue }
      for other in pairs.dependents(index).texts {
        let both = space.and(presence, self.presence(of: other, in: map))
        invalid = space.or(invalid, both)
        // Two properties that exclude each other are one mistake.
        guard found != nil, !both.isNever, seen.insert([name, other].sorted()).inserted else { continue }
        report(.excluded(other.string, by: name.string), at: key(other, of: map), in: space.and(both, scope))
      }
    }
    return Verdict(invalid: invalid, valid: space.not(invalid))
  }

  private func count(_ entry: SchemaNode.Entry, of map: StackValue, in scope: Scenario) -> Verdict {
    let count = map.members.reduce(0) { count, _ in count + 1 }
    guard !map.members.contains(where: { $0.value.value.isCall }) else { return .unknown }
    let isMinimum = entry.keyword == .minProperties
    if isMinimum ? count >= entry.count : count <= entry.count { return .right }
    report(
      .propertyCount(count, minimum: isMinimum ? entry.count : nil, maximum: isMinimum ? nil : entry.count),
      at: owner(of: map), in: scope)
    return .wrong
  }
}

extension Subject {
  /// Whether it is certainly no map: what is said of maps does not concern it.
  var isOther: Bool {
    switch self {
    case .written, .text, .list, .items: true
    case .typed(let types): !types.contains(.object)
    case .map, .unknown: false
    }
  }
}

extension IntrinsicFunction {
  /// Whether a call never removes what it is the value of, unless it names `AWS::NoValue` itself.
  fileprivate var alwaysGivesAValue: Bool {
    switch self {
    case .ref, .getAtt, .sub, .join, .split, .base64, .cidr, .getAZs, .importValue: true
    default: false
    }
  }
}
