import Reports
import RuleBook

/// The JSON Schema of configuration files, for editors.
package enum ConfigurationSchema {
  /// The schema as a JSON document.
  package static func written() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.field("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.field("title", "Configuration of stackproof, \(Configuration.fileName)")
      json.field("type", "object")
      json.field("additionalProperties", false)
      json.object("properties") { json in
        for key in ConfigurationReader.Key.allCases { property(key, &json) }
      }
      json.object("$defs") { json in
        json.object("level") { json in json.field("enum", RuleLevel.allCases.map(\.rawValue)) }
        json.object("deployment", deployment)
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func property(_ key: ConfigurationReader.Key, _ json: inout JSONWriter) {
    json.key(named: key.rawValue)
    json.object { json in
      switch key {
      case .version:
        json.field("description", "The version of the file's form.")
        json.field("const", 1)
      case .include:
        json.field("description", "Take only files that match a pattern, as in .gitignore, from directories.")
        texts(&json)
      case .exclude:
        json.field("description", "Leave out files that match a pattern, as in .gitignore.")
        texts(&json)
      case .failOn:
        json.field("description", "The least level of findings that fails a run.")
        json.field("enum", FailureLevel.allCases.map(\.rawValue))
      case .profile:
        json.field("description", "The set of rules.")
        json.field("enum", RulePage.Profile.allCases.map(\.rawValue))
      case .rules: rules(&json)
      case .deployments:
        json.field("description", "The stacks people deploy.")
        json.field("type", "array")
        json.object("items", inline: true) { json in json.field("$ref", "#/$defs/deployment") }
      case .externalStacks:
        json.field("description", "Names of stacks that lie outside the checked paths; * stands for any characters.")
        texts(&json)
      }
    }
  }

  private static func texts(_ json: inout JSONWriter) {
    json.field("type", "array")
    json.object("items", inline: true) { json in json.field("type", "string") }
  }

  private static func rules(_ json: inout JSONWriter) {
    json.field("description", "The level of a rule's findings, or off; by the rule's id or that of another tool.")
    json.field("type", "object")
    json.object("properties") { json in
      for page in RuleBook.pages {
        json.key(named: page.id.rawValue)
        json.object { json in
          json.field("description", page.title)
          json.field("$ref", "#/$defs/level")
        }
      }
    }
    json.object("additionalProperties", inline: true) { json in json.field("$ref", "#/$defs/level") }
  }

  private static func deployment(_ json: inout JSONWriter) {
    json.field("type", "object")
    json.field("additionalProperties", false)
    json.field("required", [ConfigurationReader.DeploymentKey.template.rawValue])
    json.object("properties") { json in
      for key in ConfigurationReader.DeploymentKey.allCases {
        json.key(named: key.rawValue)
        json.object { json in property(key, &json) }
      }
    }
  }

  private static func property(_ key: ConfigurationReader.DeploymentKey, _ json: inout JSONWriter) {
    switch key {
    case .stack:
      json.field("description", "The name of the stack; left out for every stack of the template.")
      json.field("type", "string")
      json.field("pattern", "^[A-Za-z][A-Za-z0-9-]*$")
    case .template:
      json.field("description", "The path of the template, relative to the directory of this file.")
      json.field("type", "string")
    case .region:
      json.field("description", "The region, such as eu-west-1.")
      json.field("type", "string")
    case .account:
      json.field("description", "The twelve digits of the account.")
      json.field("type", "string")
      json.field("pattern", "^[0-9]{12}$")
    case .parameters:
      json.field("description", "The values of parameters, or the path of a file that holds them.")
      json.field("type", ["object", "string"])
      json.object("additionalProperties", inline: true) { json in
        json.field("type", ["string", "number", "boolean", "array"])
      }
    }
  }
}
