import YAMLTree

extension Mutation {
  /// Defects outside properties.
  static let sections: [Mutation] = [
    Mutation(kind: "drop-type") { sites in dropping("Type", of: sites.entries(of: "Resources")) },
    Mutation(kind: "misspell-type") { sites in
      sites.entries(of: "Resources").compactMap { .misspelling($0.value["Type"]) }
    },
    Mutation(kind: "extra-resource-key") { sites in adding("Surprise: 1", to: sites.entries(of: "Resources")) },
    Mutation(kind: "misspell-resource-key") { sites in
      sites.entries(of: "Resources").flatMap { _, resource in resource.entries.compactMap { .misspelling($0.key) } }
    },
    Mutation(kind: "drop-properties") { sites in dropping("Properties", of: sites.entries(of: "Resources")) },
    Mutation(kind: "drop-resource") { sites in
      sites.root["Resources"].map { owner in owner.entries.compactMap { .dropping($0, of: owner) } } ?? []
    },
    Mutation(kind: "bad-logical-id") { sites in
      ["Resources", "Parameters", "Outputs", "Conditions", "Mappings"].flatMap { sites.entries(of: $0) }
        .compactMap { .retexting($0.key, with: "\($0.key.text)-x") }
    },
    Mutation(kind: "bad-depends-on") { sites in adding("DependsOn: Surprise", to: withoutDependsOn(sites)) },
    Mutation(kind: "depends-on-itself") { sites in
      withoutDependsOn(sites).compactMap { .adding("DependsOn: \($0.key.text)", to: $0.value) }
    },
    Mutation(kind: "bad-deletion-policy") { sites in
      adding("DeletionPolicy: Keep", to: sites.entries(of: "Resources").filter { $0.value["DeletionPolicy"] == nil })
    },
    Mutation(kind: "bad-parameter-type") { sites in
      sites.entries(of: "Parameters").compactMap { .misspelling($0.value["Type"]) }
    },
    Mutation(kind: "drop-parameter-type") { sites in dropping("Type", of: sites.entries(of: "Parameters")) },
    Mutation(kind: "extra-parameter-key") { sites in adding("Surprise: 1", to: sites.entries(of: "Parameters")) },
    Mutation(kind: "number-limit-of-text") { sites in
      adding("MinValue: 1", to: sites.entries(of: "Parameters").filter { $0.value["Type"]?.isText("String") ?? false })
    },
    Mutation(kind: "bad-default") { sites in
      sites.entries(of: "Parameters").filter {
        $0.value["AllowedValues"] != nil || $0.value["AllowedPattern"] != nil || $0.value["MinValue"] != nil
      }.compactMap { $0.value["Default"].map { .replacing($0, with: "'? surprise'") } }
    },
    Mutation(kind: "list-default") { sites in
      sites.entries(of: "Parameters").compactMap { $0.value["Default"].map { .replacing($0, with: "[surprise]") } }
    },
    Mutation(kind: "drop-parameter") { sites in
      sites.root["Parameters"].map { owner in owner.entries.compactMap { .dropping($0, of: owner) } } ?? []
    },
    Mutation(kind: "unused-parameter") { sites in
      [.adding("Surprise: {Type: String}", to: sites.root["Parameters"])].compactMap { $0 }
    },
    Mutation(kind: "unused-condition") { sites in
      [.adding("Surprise: !Equals [!Ref 'AWS::Region', eu-west-1]", to: sites.root["Conditions"])].compactMap { $0 }
    },
    Mutation(kind: "bad-condition") { sites in
      sites.entries(of: "Conditions").map { .replacing($0.value, with: "surprise") }
    },
    Mutation(kind: "bad-mapping") { sites in
      sites.entries(of: "Mappings").flatMap { _, map in map.entries.map { .replacing($0.value, with: "surprise") } }
    },
    Mutation(kind: "extra-output-key") { sites in adding("Surprise: 1", to: sites.entries(of: "Outputs")) },
    Mutation(kind: "drop-output-value") { sites in dropping("Value", of: sites.entries(of: "Outputs")) },
    Mutation(kind: "list-output") { sites in
      sites.entries(of: "Outputs").compactMap { $0.value["Value"].map { .replacing($0, with: "[surprise]") } }
    },
    Mutation(kind: "bad-export") { sites in
      sites.entries(of: "Outputs").compactMap { $0.value["Export"].map { .replacing($0, with: "{Nam: surprise}") } }
    },
    Mutation(kind: "extra-section") { sites in [.adding("Surprise: {}", to: sites.root)].compactMap { $0 } },
    Mutation(kind: "misspell-section") { sites in sites.root.entries.compactMap { .misspelling($0.key) } },
  ]

  private typealias Entry = (key: Node, value: Node)

  private static func dropping(_ key: String, of entries: [Entry]) -> [TextEdit] {
    entries.compactMap { _, owner in owner.entry(key).flatMap { .dropping($0, of: owner) } }
  }

  private static func adding(_ text: String, to entries: [Entry]) -> [TextEdit] {
    entries.compactMap { .adding(text, to: $0.value) }
  }

  private static func withoutDependsOn(_ sites: MutationSites) -> [Entry] {
    sites.entries(of: "Resources").filter { $0.value["DependsOn"] == nil }
  }
}
