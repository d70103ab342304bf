import Facts
import YAMLTree

extension Mutation {
  /// Defects in the values of properties.
  static let values: [Mutation] = [
    replacing("scalar-for-list", with: "surprise") { $0.value.kind == .sequence },
    replacing("scalar-for-map", with: "surprise") { $0.value.kind == .mapping },
    replacing("list-for-scalar", with: "[surprise]", where: isScalar),
    replacing("map-for-scalar", with: "{Surprise: surprise}", where: isScalar),
    replacing("list-for-map", with: "[surprise]") { $0.value.kind == .mapping },
    replacing("map-for-list", with: "{Surprise: surprise}") { $0.value.kind == .sequence },
    replacing("text-for-number", with: "many") { place in
      isScalar(place) && !types(of: place).isDisjoint(with: [.integer, .number]) && !types(of: place).contains(.string)
    },
    replacing("text-for-boolean", with: "perhaps") { place in
      isScalar(place) && types(of: place).contains(.boolean) && !types(of: place).contains(.string)
    },
    replacing("null-value", with: "null") { isScalar($0) && $0.key != nil },
    replacing("bad-enum", with: "surprise") { place in
      isScalar(place)
        && (place.schema.entry(.enum) != nil || place.schema.entry(.enumCaseInsensitive) != nil
          || place.schema.entry(.regionalEnum) != nil)
    },
    replacing("bad-pattern", with: "\"? !\"") { isScalar($0) && $0.schema.entry(.pattern) != nil },
    replacing("bad-format", with: "surprise-1") { isScalar($0) && $0.schema.entry(.format) != nil },
    Mutation(kind: "too-long") { sites in
      sites.places.compactMap { place in
        guard isScalar(place), let limit = place.schema.entry(.maxLength)?.count, limit < 3000 else { return nil }
        return .replacing(place.value, with: String(repeating: "a", count: limit + 1))
      }
    },
    replacing("too-short", with: "''") { isScalar($0) && ($0.schema.entry(.minLength)?.count ?? 0) > 0 },
    Mutation(kind: "too-large") { sites in
      sites.places.compactMap { place in
        guard isScalar(place), let limit = place.schema.entry(.maximum)?.number64, limit < 1e12 else { return nil }
        return .replacing(place.value, with: String(Int(limit) + 1))
      }
    },
    Mutation(kind: "too-small") { sites in
      sites.places.compactMap { place in
        guard isScalar(place), let limit = place.schema.entry(.minimum)?.number64, limit > -1e12 else { return nil }
        return .replacing(place.value, with: String(Int(limit) - 1))
      }
    },
    replacing("empty-list", with: "[]") { place in
      place.value.kind == .sequence && (place.schema.entry(.minItems)?.count ?? 0) > 0
    },
    Mutation(kind: "duplicate-item") { sites in
      sites.places.filter { $0.key == nil }.compactMap { .repeating(item: $0.value) }
    },
    Mutation(kind: "bad-effect") { sites in
      sites.places.compactMap { $0.value["Effect"].map { .replacing($0, with: "Permit") } }
    },
    Mutation(kind: "drop-statement-key") { sites in
      sites.places.filter { $0.value["Effect"] != nil }.flatMap { place in
        place.value.entries.compactMap { .dropping($0, of: place.value) }
      }
    },
    Mutation(kind: "misspell-statement-key") { sites in
      sites.places.filter { $0.value["Effect"] != nil }.flatMap { place in
        place.value.entries.compactMap { .misspelling($0.key) }
      }
    },
    Mutation(kind: "misspell-action") { sites in
      sites.places.filter { isScalar($0) && $0.value.text.contains(":") && !$0.value.text.contains("/") }
        .compactMap { .misspelling($0.value) }
    },
  ]

  private static func replacing(
    _ kind: String, with text: String, where isMeant: @escaping @Sendable (MutationSites.Place) -> Bool
  ) -> Mutation {
    Mutation(kind: kind) { sites in
      sites.places.filter { isMeant($0) && !$0.value.isTagged }.map { .replacing($0.value, with: text) }
    }
  }

  @Sendable private static func isScalar(_ place: MutationSites.Place) -> Bool {
    place.value.kind == .scalar && !place.value.isTagged && !place.value.isNull
  }

  private static func types(of place: MutationSites.Place) -> SchemaType {
    place.schema.entry(.type)?.types ?? []
  }
}
