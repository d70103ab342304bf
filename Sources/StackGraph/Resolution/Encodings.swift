import CloudFormation
import YAMLTree

extension Resolver {
  /// What `Fn::Base64` can be.
  func encoded(_ source: StackValue, at value: StackValue) -> [Alternative] {
    alternatives(of: source).map { alternative in
      alternative.with(alternative.content.text.map { .text(base64($0)) } ?? .unknown(.computed))
    }
  }

  /// What `Fn::Length` can be.
  func length(of list: StackValue, at value: StackValue) -> [Alternative] {
    alternatives(of: list).flatMap { alternative -> [Alternative] in
      guard case .list = alternative.content else { return [alternative.with(.unknown(.computed))] }
      let items = self.list(of: [alternative], at: list)
      guard !items.isOpen, let cases = items.cases(in: space, limit: Self.alternativeLimit) else {
        return restrict([items.isOpen ? unknown(.computed, at: value) : tooMany(at: value)], to: alternative.scenario)
      }
      return cases.flatMap { scope, items in
        restrict([alternative.with(.text(String(items.count)))], to: space.and(scope, alternative.scenario))
      }
    }
  }

  /// What `Fn::ToJsonString` can be: members in the order they are written, without blanks.
  func json(of source: StackValue, at value: StackValue) -> [Alternative] {
    fragments(of: source, at: value).map { fragment in
      Alternative(
        content: fragment.text.map { .text($0) } ?? .unknown(.computed), scenario: fragment.scenario,
        stack: value.stack, span: value.value.span, trail: [])
    }
  }

  /// A piece of JSON, nil where it is not known, with when it is that.
  private struct Fragment {
    var text: String?
    var scenario: Scenario
  }

  private func fragments(of source: StackValue, at value: StackValue) -> [Fragment] {
    alternatives(of: source).flatMap { alternative -> [Fragment] in
      func only(_ text: String?) -> [Fragment] { [Fragment(text: text, scenario: alternative.scenario)] }
      switch alternative.content {
      case .text(let text):
        guard isBareJSON(text) else { return only(quoted(text)) }
        if source.value.isCall {
          // Whether a number or a text comes out of a function cannot be told, unless it only chooses what is written.
          guard alternative.isWrittenInPlace else { return only(nil) }
          let first = workspace[alternative.stack].template.file.text[alternative.span.range].first
          return only(first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? quoted(text) : text)
        }
        return only(source.value.node.style == .plain ? text : quoted(text))
      case .map(let map):
        let members = map.value.entries.map { entry in
          self.fragments(of: StackValue(entry.value, in: map.stack), at: value).map { fragment in
            Fragment(text: fragment.text.map { "\(quoted(entry.key.text)):\($0)" }, scenario: fragment.scenario)
          }
        }
        return joined(members, "{", "}", within: alternative.scenario, at: value)
      case .list(.written(let list)):
        let items = list.value.items.map { fragments(of: StackValue($0, in: list.stack), at: value) }
        return joined(items, "[", "]", within: alternative.scenario, at: value)
      case .list(.contents(let contents, _)):
        let items = contents.map { [Fragment(text: $0.text.map(quoted), scenario: .always)] }
        return joined(items, "[", "]", within: alternative.scenario, at: value)
      case .absent: return only("")
      case .origin, .pieces, .unknown: return only(nil)
      }
    }
  }

  /// The fragments put together in every way; a fragment without text, as of `AWS::NoValue`, is left out.
  private func joined(
    _ parts: [[Fragment]], _ open: String, _ close: String, within scope: Scenario, at value: StackValue
  ) -> [Fragment] {
    var results = [(texts: [String]?.some([]), scenario: scope)]
    for part in parts {
      results = results.flatMap { result in
        part.compactMap { fragment in
          let scenario = space.and(result.scenario, fragment.scenario)
          if scenario.isNever { return nil }
          guard let text = fragment.text, let texts = result.texts else { return (nil, scenario) }
          return (text.isEmpty || text.hasSuffix(":") ? texts : texts + [text], scenario)
        }
      }
      if results.count > Self.alternativeLimit {
        _ = tooMany(at: value)
        return [Fragment(text: nil, scenario: scope)]
      }
    }
    return results.map { result in
      Fragment(text: result.texts.map { open + $0.joined(separator: ",") + close }, scenario: result.scenario)
    }
  }
}

/// Whether a text is a number or Boolean in JSON.
private func isBareJSON(_ text: String) -> Bool {
  text == "true" || text == "false" || JSONNumber.isNumber(text)
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String {
  var result: [UInt8] = [UInt8(ascii: "\"")]
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
    case 0x0A: result += Array("\\n".utf8)
    case 0x0D: result += Array("\\r".utf8)
    case 0x09: result += Array("\\t".utf8)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: result.append(byte)
    }
  }
  result.append(UInt8(ascii: "\""))
  return String(decoding: result, as: UTF8.self)
}

/// A text's UTF-8 in Base64 (RFC 4648, section 4).
private func base64(_ text: String) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  result.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
    let word = group[0] << 16 | group[1] << 8 | group[2]
    for place in 0..<4 {
      let isPadding = start + place > bytes.count
      result.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)])
    }
  }
  return String(decoding: result, as: UTF8.self)
}
