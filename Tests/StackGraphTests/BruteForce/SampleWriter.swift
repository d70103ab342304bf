/// Writes a template as YAML, calls now in their short, now in their long form.
struct SampleWriter {
  private var random: SplitMix

  static func text(of template: SampleTemplate, seed: UInt64) -> String {
    var writer = SampleWriter(random: SplitMix(state: seed))
    return writer.document(template)
  }

  private mutating func document(_ template: SampleTemplate) -> String {
    var lines = ["AWSTemplateFormatVersion: '2010-09-09'", "Transform: AWS::LanguageExtensions"]
    section("Parameters", of: template.parameters.map { "  \($0.name): \(parameter($0))" }, &lines)
    section("Mappings", of: template.mappings.map { mapping($0) }, &lines)
    section("Rules", of: template.rules.enumerated().map { "  Rule\($0): \(rule($1))" }, &lines)
    section("Conditions", of: template.conditions.map { "  \($0.name): \(condition($0.expression))" }, &lines)
    lines.append("Resources:")
    for resource in template.resources {
      lines.append("  \(resource.name):")
      lines.append("    Type: \(resource.nestsChild ? "AWS::CloudFormation::Stack" : "Test::Any::Thing")")
      if let condition = resource.condition { lines.append("    Condition: \(condition)") }
      lines.append("    Properties:")
      for (key, property) in resource.properties { lines.append("      \(key): \(value(property))") }
    }
    section("Outputs", of: template.outputs.map { output($0) }, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ name: String, of entries: [String], _ lines: inout [String]) {
    if !entries.isEmpty { lines += [name + ":"] + entries }
  }

  private func parameter(_ parameter: SampleParameter) -> String {
    var parts = ["Type: \(parameter.type)"]
    if !parameter.allowed.isEmpty {
      // Numbers stand without quotes.
      let texts = parameter.allowed.map { parameter.type == "Number" ? $0 : quoted($0) }
      parts.append("AllowedValues: [\(texts.joined(separator: ", "))]")
    }
    if let text = parameter.defaultValue {
      parts.append("Default: \(parameter.type == "Number" ? text : quoted(text))")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private mutating func mapping(_ mapping: SampleMapping) -> String {
    var lines = ["  \(mapping.name):"]
    for row in mapping.rows {
      let entries = row.entries.map { "\(quoted($0.key)): \(value($0.value))" }
      lines.append("    \(quoted(row.key)): {\(entries.joined(separator: ", "))}")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func rule(_ rule: SampleRule) -> String {
    let scope = rule.condition.map { "RuleCondition: \(condition($0)), " } ?? ""
    return "{\(scope)Assertions: [{Assert: \(condition(rule.assertion))}]}"
  }

  private mutating func output(_ output: SampleOutput) -> String {
    var parts = ["Value: \(value(output.value))"]
    if let condition = output.condition { parts.append("Condition: \(condition)") }
    if let name = output.exportName { parts.append("Export: {Name: \(value(name))}") }
    return "  \(output.name): {\(parts.joined(separator: ", "))}"
  }

  private mutating func value(_ sample: SampleValue) -> String {
    switch sample {
    case .literal(let text): return quoted(text)
    case .parameter(let name): return call("Ref", name)
    case .noValue: return call("Ref", "AWS::NoValue")
    case .substitution(let pieces, let variables):
      let text = quoted(pieces.map(\.text).joined())
      if variables.isEmpty { return call("Sub", text) }
      return call("Sub", "[\(text), \(map(variables))]")
    case .join(let separator, let list): return call("Join", "[\(quoted(separator)), \(value(list))]")
    case .select(let index, let list):
      let position = value(index)
      return call("Select", "[\(position), \(value(list))]")
    case .split(let separator, let text): return call("Split", "[\(quoted(separator)), \(value(text))]")
    case .lookup(let map, let top, let second, let fallback):
      var arguments = [map, value(top), value(second)]
      if let fallback { arguments.append("{DefaultValue: \(value(fallback))}") }
      return call("FindInMap", "[\(arguments.joined(separator: ", "))]")
    case .choice(let condition, let then, let otherwise):
      let branch = value(then)
      return call("If", "[\(condition), \(branch), \(value(otherwise))]")
    case .list(let items):
      var texts: [String] = []
      for item in items { texts.append(value(item)) }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let entries): return map(entries)
    // A tag on a tagged value is no YAML, so what may hold a call itself is in the long form.
    case .base64(let text): return "{Fn::Base64: \(value(text))}"
    case .length(let list): return "{Fn::Length: \(value(list))}"
    case .blocks(let block, let count, let bits): return call("Cidr", "[\(value(block)), \(count), \(bits)]")
    case .output(let name):
      return call("GetAtt", random.chance(50) ? "Nested.Outputs.\(name)" : "[Nested, Outputs.\(name)]")
    case .imported(let name): return "{Fn::ImportValue: \(value(name))}"
    }
  }

  private mutating func map(_ entries: [(key: String, value: SampleValue)]) -> String {
    var texts: [String] = []
    for (key, entry) in entries { texts.append("\(key): \(value(entry))") }
    return "{\(texts.joined(separator: ", "))}"
  }

  private mutating func condition(_ sample: SampleCondition) -> String {
    switch sample {
    case .equals(let a, let b):
      let left = value(a)
      return call("Equals", "[\(left), \(value(b))]")
    case .and(let operands): return call("And", conditions(operands))
    case .or(let operands): return call("Or", conditions(operands))
    case .not(let operand): return call("Not", conditions([operand]))
    case .named(let name): return random.chance(50) ? "!Condition \(name)" : "{Condition: \(name)}"
    case .contains(let texts, let item):
      return "{Fn::Contains: [[\(texts.map(quoted).joined(separator: ", "))], \(value(item))]}"
    }
  }

  private mutating func conditions(_ operands: [SampleCondition]) -> String {
    var texts: [String] = []
    for operand in operands { texts.append(condition(operand)) }
    return "[\(texts.joined(separator: ", "))]"
  }

  private mutating func call(_ function: String, _ argument: String) -> String {
    if random.chance(60) { return "!\(function) \(argument)" }
    return "{\(function == "Ref" ? "" : "Fn::")\(function): \(argument)}"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

extension SamplePiece {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .variable(let name), .parameter(let name): "${\(name)}"
    case .output(let name): "${Nested.Outputs.\(name)}"
    }
  }
}
