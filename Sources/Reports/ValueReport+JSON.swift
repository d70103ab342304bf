import Findings

extension ValueReport {
  /// The report as a JSON document, version 1; everything is in it.
  package func json() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.field("version", 1)
      json.field("value", path.joined(separator: "/"))
      json.array("stacks") { json in
        for answer in answers { json.object { json in write(answer, to: &json) } }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ answer: Answer, to json: inout JSONWriter) {
    json.field("stack", answer.stack)
    json.location(answer.place, in: files, lines)
    json.field("exists", answer.alternatives.isEmpty ? "never" : answer.exists == nil ? "always" : "sometimes")
    write(answer.exists, to: &json)
    write(answer.alternatives, to: &json)
  }

  private func write(_ alternatives: [Alternative], to json: inout JSONWriter) {
    json.array("alternatives") { json in
      for alternative in alternatives { json.object { json in write(alternative, to: &json) } }
    }
  }

  private func write(_ alternative: Alternative, to json: inout JSONWriter) {
    json.field("kind", alternative.kind.rawValue)
    json.field("text", alternative.text)
    json.field("description", alternative.words)
    json.field("default", alternative.when?.isDefault ?? true)
    write(alternative.when, to: &json)
    json.notes("way", alternative.way, in: files, lines)
    guard alternative.kind == .list else { return }
    json.array("items") { json in
      for item in alternative.items {
        json.object { json in
          json.key("index")
          if item.indexes.count == 1 { json.int(item.indexes[0]) } else { json.null() }
          json.array("indexes") { json in for index in item.indexes { json.int(index) } }
          write(item.alternatives, to: &json)
        }
      }
    }
  }

  private func write(_ when: When?, to json: inout JSONWriter) {
    json.key("scenario")
    if let when { json.scenario(when.note) } else { json.null() }
    json.field("exact", when?.isExact ?? true)
  }
}
