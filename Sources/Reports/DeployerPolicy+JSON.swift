import Permissions

extension DeployerPolicy {
  /// The most characters, white space aside, that a managed policy may have (IAM user guide, "IAM and AWS STS quotas").
  package static let characterLimit = 6_144

  /// The number of characters that count towards the limit.
  package var characterCount: Int { written(.compact).count }

  /// The policy document.
  package func json() -> [UInt8] {
    var bytes = written(.pretty)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func written(_ layout: JSONWriter.Layout) -> [UInt8] {
    var json = JSONWriter(layout)
    json.object { json in
      json.field("Version", "2012-10-17")
      json.array("Statement") { json in
        for statement in statements {
          json.object { json in
            json.field("Effect", "Allow")
            Self.write(statement.actions, as: "Action", to: &json)
            Self.write(statement.resources, as: "Resource", to: &json)
            if !statement.passedTo.isEmpty {
              json.object("Condition") { json in
                json.object("StringEquals") { json in
                  Self.write(statement.passedTo, as: "iam:PassedToService", to: &json)
                }
              }
            }
          }
        }
      }
    }
    return json.bytes
  }

  /// Writes a list of texts, or a text alone.
  private static func write(_ texts: [String], as key: StaticString, to json: inout JSONWriter) {
    if texts.count == 1 { return json.field(key, texts[0]) }
    json.array(key) { json in for text in texts { json.string(text) } }
  }
}
