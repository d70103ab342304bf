import Facts

extension Mutation {
  /// Defects in the keys of properties.
  static let properties: [Mutation] = [
    Mutation(kind: "drop-required") { sites in
      sites.places.compactMap { place in
        guard let entry = place.entry, let required = place.ownerSchema.entry(.required)?.list.texts,
          required.contains(where: { entry.key.isText($0.string) })
        else { return nil }
        return .dropping(entry, of: place.owner)
      }
    },
    Mutation(kind: "drop-property") { sites in
      sites.places.compactMap { place in place.entry.flatMap { .dropping($0, of: place.owner) } }
    },
    Mutation(kind: "misspell-property") { sites in
      sites.places.filter { $0.depth == 1 }.compactMap { .misspelling($0.key) }
    },
    Mutation(kind: "misspell-nested") { sites in
      sites.places.filter { $0.depth > 1 }.compactMap { .misspelling($0.key) }
    },
    Mutation(kind: "wrong-case") { sites in
      sites.places.compactMap { place in
        place.key.flatMap { .retexting($0, with: $0.text.prefix(1).lowercased() + $0.text.dropFirst()) }
      }
    },
    Mutation(kind: "extra-property") { sites in
      sites.entries(of: "Resources").compactMap { .adding("Surprise: 1", to: $0.value["Properties"]) }
    },
    Mutation(kind: "extra-nested") { sites in
      sites.places.compactMap { .adding("Surprise: 1", to: $0.value) }
    },
    Mutation(kind: "read-only") { sites in
      sites.entries(of: "Resources").compactMap { _, resource in
        guard let schema = resource["Type"].flatMap({ ResourceSchema($0.text) }),
          let path = schema.readOnlyPaths.first(where: { !$0.string.contains("/") })
        else { return nil }
        return .adding("\(path.string): surprise", to: resource["Properties"])
      }
    },
    Mutation(kind: "duplicate-key") { sites in
      sites.places.compactMap { place in place.entry.flatMap { .repeating($0) } }
    },
    Mutation(kind: "exclude") { sites in
      sites.places.compactMap { place in
        guard let pairs = place.schema.entry(.dependentExcluded)?.pairs,
          let index = pairs.indices.first(where: { place.value.entry(pairs.text($0).string) != nil }),
          let other = pairs.dependents(index).texts.first
        else { return nil }
        return .adding("\(other.string): surprise", to: place.value)
      }
    },
  ]
}
