import SourceText
import YAMLTree

extension Mutation {
  /// Defects in functions.
  static let functions: [Mutation] = [
    Mutation(kind: "misspell-ref") { sites in sites.uses(of: "Ref").compactMap { .misspelling($0.argument) } },
    Mutation(kind: "ref-another") { sites in
      let ids = sites.entries(of: "Resources").map(\.key.text)
      return sites.uses(of: "Ref").enumerated().compactMap { number, use in
        guard !ids.isEmpty, use.argument.kind == .scalar else { return nil }
        return .retexting(use.argument, with: ids[number % ids.count])
      }
    },
    Mutation(kind: "misspell-getatt-resource") { sites in
      sites.uses(of: "GetAtt").compactMap { use in
        if use.argument.kind == .sequence { return .misspelling(use.argument.items.first { _ in true }) }
        guard let dot = use.argument.text.firstIndex(of: ".") else { return nil }
        let text = use.argument.text
        return .retexting(use.argument, with: TextEdit.misspelled(String(text[..<dot])) + text[dot...])
      }
    },
    Mutation(kind: "misspell-getatt-attribute") { sites in
      sites.uses(of: "GetAtt").compactMap { use in
        if use.argument.kind == .sequence { return .misspelling(Array(use.argument.items).last) }
        guard let dot = use.argument.text.firstIndex(of: ".") else { return nil }
        let text = use.argument.text
        return .retexting(use.argument, with: text[...dot] + TextEdit.misspelled(String(text[dot...].dropFirst())))
      }
    },
    Mutation(kind: "misspell-sub-variable") { sites in
      sites.uses(of: "Sub").flatMap { use in
        subText(of: use.argument).map { variables(in: $0) } ?? []
      }.map { TextEdit(span: $0.span, text: TextEdit.misspelled($0.name)) }
    },
    Mutation(kind: "sub-without-variables") { sites in
      sites.uses(of: "Sub").compactMap { use in
        use.argument.kind == .scalar ? .retexting(use.argument, with: "surprise") : nil
      }
    },
    Mutation(kind: "misspell-map-name") { sites in
      sites.uses(of: "FindInMap").compactMap { .misspelling($0.argument.items.first { _ in true }) }
    },
    Mutation(kind: "misspell-map-key") { sites in
      sites.uses(of: "FindInMap").flatMap { use in
        use.argument.items.dropFirst().filter { !$0.isTagged }.compactMap { .misspelling($0) }
      }
    },
    Mutation(kind: "misspell-condition") { sites in
      let ifs = sites.uses(of: "If").compactMap { $0.argument.items.first { _ in true } }
      let entries = ["Resources", "Outputs"].flatMap { sites.entries(of: $0) }.compactMap { $0.value["Condition"] }
      return (ifs + entries + sites.uses(of: "Condition").map(\.argument)).compactMap { .misspelling($0) }
    },
    Mutation(kind: "drop-argument") { sites in
      sites.functions.filter { $0.argument.kind == .sequence }.compactMap { use in
        guard let last = Array(use.argument.items).last else { return nil }
        if use.argument.style == .block { return .dropping(item: last) }
        let items = Array(use.argument.items).dropLast()
        let texts = items.map { sites.file.text(of: $0.fullSpan) }
        return TextEdit(span: use.argument.span, text: "[\(texts.joined(separator: ", "))]")
      }
    },
    Mutation(kind: "misspell-function") { sites in
      sites.functions.filter(\.isTag).compactMap { use in
        let start = use.argument.fullSpan.start
        let written = "!\(use.name)"
        let span = Span(start, start + Int32(written.utf8.count))
        guard sites.file.text(of: span) == written else { return nil }
        return TextEdit(span: span, text: TextEdit.misspelled(written))
      }
    },
    Mutation(kind: "map-for-argument") { sites in
      sites.functions.filter { !$0.isTag }.map { .replacing($0.argument, with: "{Surprise: surprise}") }
        + sites.functions.filter { $0.isTag && $0.name != "Condition" }.map {
          .replacing($0.argument, with: "!\($0.name) {Surprise: surprise}")
        }
    },
    Mutation(kind: "reference-without-sub") { sites in
      sites.uses(of: "Sub").compactMap { use in
        guard use.isTag, use.argument.kind == .scalar, use.argument.style != .literal, use.argument.style != .folded
        else { return nil }
        return .replacing(use.argument, with: "'\(use.argument.text)'")
      }
    },
  ]

  private static func subText(of argument: Node) -> Node? {
    argument.kind == .sequence ? argument.items.first { _ in true } : argument
  }

  /// The variables of a text for `Fn::Sub`, where the file spells them.
  private static func variables(in node: Node) -> [(name: String, span: Span)] {
    let text = Array(node.text.utf8)
    var found: [(name: String, span: Span)] = []
    var place = 0
    while let dollar = text[place...].firstIndex(of: UInt8(ascii: "$")), dollar + 1 < text.count {
      place = dollar + 1
      guard text[place] == UInt8(ascii: "{"), let end = text[place...].firstIndex(of: UInt8(ascii: "}")) else {
        continue
      }
      let name = String(decoding: text[(place + 1)..<end], as: UTF8.self)
      if !name.hasPrefix("!"), name.utf8.count > 1 { found.append((name, node.span(ofText: (place + 1)..<end))) }
      place = end
    }
    return found
  }
}
