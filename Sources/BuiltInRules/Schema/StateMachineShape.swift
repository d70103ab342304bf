import CloudFormation
import Findings
import SourceText
import YAMLTree

/// Holds a definition of a state machine against the Amazon States Language. Calls and what they give are left aside.
struct StateMachineShape {
  /// The names that are replaced in texts; nil when they are not known.
  let substitutions: Set<String>?
  /// What is wrong, with the places.
  private(set) var mistakes: [(message: Finding.Message, span: Span)] = []

  init(substitutions: Set<String>?) { self.substitutions = substitutions }

  /// Looks at a definition or, with the name of the state, one within a state.
  mutating func check(_ definition: Value, at span: Span, within state: String? = nil, isJSONata: Bool = false) {
    guard let members = definition.plainMembers else { return }
    let owner = state.map { "A part of state `\($0)`" } ?? "The definition"
    let isJSONata = isJSONata || definition["QueryLanguage"]?.text == "JSONata"
    checkForms(of: members, owner)
    if state == nil {
      for (key, _) in members where !StateFields.ofDefinition.contains(key.text) {
        add(.isUnknown(owner, key.text, StateFields.ofDefinition), at: key.span)
      }
    }
    for field in ["StartAt", "States"] where definition[field] == nil { add(.lacks(owner, field), at: span) }
    for (key, value) in definition["States"]?.plainMembers ?? [] {
      check(state: key.text, value, at: key.span, isJSONata: isJSONata)
    }
  }

  private mutating func check(state name: String, _ state: Value, at span: Span, isJSONata isInherited: Bool) {
    guard let members = state.plainMembers else { return }
    let owner = "State `\(name)`"
    checkForms(of: members, owner)
    guard let type = state["Type"] else { return add(.lacks(owner, "Type"), at: span) }
    guard let typeName = type.text else { return }
    guard let fields = StateFields.byType[typeName] else {
      return add(.isNoType(owner, typeName, StateFields.byType.keys.sorted()), at: type.span)
    }
    var isJSONata: Bool? = isInherited
    if let language = state["QueryLanguage"] {
      isJSONata = language.text.map { $0 == "JSONata" }
      if isInherited, language.text == "JSONPath" { add(.isMixed(owner), at: language.span) }
    }
    for (key, _) in members {
      let field = key.text
      if !fields.contains(field) {
        add(.isUnknown(owner, field, fields), at: key.span)
      } else if let isJSONata, (isJSONata ? StateFields.ofJSONPath : StateFields.ofJSONata).contains(field) {
        add(.isOfOtherLanguage(owner, field, isJSONata: isJSONata), at: key.span)
      }
    }
    if let field = StateFields.required[typeName], state[field] == nil { add(.lacks(owner, field), at: span) }
    if StateFields.goingOn.contains(typeName) { checkOne(of: ["Next", "End"], in: state, owner, at: span) }
    if typeName == "Map" { checkOne(of: ["ItemProcessor", "Iterator"], in: state, owner, at: span) }
    if let resource = state["Resource"] { check(resource: resource, owner) }
    for (field, needed) in [("Catch", ["ErrorEquals", "Next"]), ("Retry", ["ErrorEquals"])] {
      for item in state[field]?.items ?? [] where item.plainMembers != nil {
        for key in needed where item[key] == nil { add(.lacks("`\(field)` of state `\(name)`", key), at: item.span) }
      }
    }
    for choice in state["Choices"]?.items ?? [] { check(choice: choice, owner, isJSONata) }
    let parts = (state["Branches"]?.items ?? []) + [state["Iterator"], state["ItemProcessor"]].compactMap { $0 }
    for part in parts { check(part, at: part.span, within: name, isJSONata: isJSONata == true) }
  }

  private mutating func check(choice: Value, _ owner: String, _ isJSONata: Bool?) {
    guard let members = choice.plainMembers, let isJSONata else { return }
    let owner = "A choice of \(owner.lowercasedFirst)"
    if choice["Next"] == nil { add(.lacks(owner, "Next"), at: choice.span) }
    let comparisons = members.filter { StateFields.comparisons.contains($0.key.text) }
    if isJSONata {
      if choice["Condition"] == nil { add(.lacks(owner, "Condition"), at: choice.span) }
      for (key, _) in comparisons { add(.isOfOtherLanguage(owner, key.text, isJSONata: true), at: key.span) }
    } else if comparisons.isEmpty {
      add(.comparesNothing(owner), at: choice.span)
    } else if comparisons.count > 1 {
      add(.hasBoth(owner, comparisons[0].key.text, comparisons[1].key.text), at: comparisons[1].key.span)
    }
  }

  private mutating func check(resource: Value, _ owner: String) {
    guard let text = resource.text, !text.hasPrefix("arn:"), let substitutions else { return }
    // What is put into the text may be an ARN, or begin one.
    let names = text.split(separator: "${").map { $0.prefix { $0 != "}" } }
    if text.contains("${"), names.contains(where: { substitutions.contains(String($0)) }) { return }
    add(.isNoResource(owner, text), at: resource.span)
  }

  private mutating func checkOne(of names: [String], in state: Value, _ owner: String, at span: Span) {
    let set = names.filter { state[$0] != nil }
    if set.isEmpty {
      add(.lacksBoth(owner, names[0], names[1]), at: span)
    } else if set.count > 1 {
      add(.hasBoth(owner, names[0], names[1]), at: span)
    }
  }

  /// Looks whether fields hold a text, a list or a map where they must.
  private mutating func checkForms(of members: [(key: Node, value: Value)], _ owner: String) {
    for (key, value) in members {
      let forms: [(Set<String>, Node.Kind, String)] = [
        (StateFields.texts, .scalar, "a text"), (StateFields.lists, .sequence, "a list"),
        (StateFields.maps, .mapping, "a map"),
      ]
      for (fields, kind, words) in forms where fields.contains(key.text) && value.node.kind != kind {
        guard !value.isCall, !value.isNull else { continue }
        add(.isOfWrongForm(owner, key.text, words), at: key.span)
      }
    }
  }

  private mutating func add(_ message: Finding.Message, at span: Span) { mistakes.append((message, span)) }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Finding.Message {
  fileprivate static func lacks(_ owner: String, _ field: String) -> Self {
    "\(owner) has no `\(field)`, which Step Functions asks for. Set it."
  }

  fileprivate static func lacksBoth(_ owner: String, _ one: String, _ other: String) -> Self {
    "\(owner) has neither `\(one)` nor `\(other)`, of which Step Functions asks for one. Set one of them."
  }

  fileprivate static func hasBoth(_ owner: String, _ one: String, _ other: String) -> Self {
    "\(owner) has `\(one)` and `\(other)`, of which there can be only one. Remove one of them."
  }

  fileprivate static func isNoType(_ owner: String, _ type: String, _ types: [String]) -> Self {
    let hint = Suggestion.sentence(for: type, among: types) ?? "Types are \(types.joined(separator: ", "))."
    return "\(owner) is of type `\(type)`, which Step Functions does not know. \(wording: hint)"
  }

  fileprivate static func isUnknown(_ owner: String, _ field: String, _ fields: Set<String>) -> Self {
    let hint = Suggestion.sentence(for: field, among: fields.sorted()) ?? "Remove it."
    return "\(owner) has a field `\(field)`, which Step Functions does not know there. \(wording: hint)"
  }

  fileprivate static func isOfOtherLanguage(_ owner: String, _ field: String, isJSONata: Bool) -> Self {
    """
    \(owner) has a field `\(field)`, which goes with \(wording: isJSONata ? "JSONPath" : "JSONata"), but its query \
    language is \(wording: isJSONata ? "JSONata" : "JSONPath"). Write it in that language.
    """
  }

  fileprivate static func isMixed(_ owner: String) -> Self {
    "\(owner) is written with JSONPath in a state machine of JSONata, which Step Functions refuses. Write it in JSONata."
  }

  fileprivate static func comparesNothing(_ owner: String) -> Self {
    "\(owner) compares nothing. Add a comparison, such as `IsPresent`."
  }

  fileprivate static func isNoResource(_ owner: String, _ text: String) -> Self {
    """
    \(owner) does its work with `\(text)`, which is neither an ARN nor a name of `DefinitionSubstitutions`. Write the ARN \
    of a function, activity or service call.
    """
  }

  fileprivate static func isOfWrongForm(_ owner: String, _ field: String, _ form: String) -> Self {
    "`\(field)` of \(owner.lowercasedFirst) must be \(wording: form)."
  }
}
