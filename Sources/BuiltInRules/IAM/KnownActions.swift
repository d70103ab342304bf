import Facts
import StackGraph

/// An action of the service authorization reference.
struct KnownAction {
  /// The service.
  let service: ActionService
  /// The action.
  let action: ActionService.Action

  /// The name with its service, as `s3:GetObject`.
  var name: String { "\(service.prefix.string):\(action.name.string)" }
  /// The name with its service, in lower case.
  var key: String { "\(service.prefix.string):\(action.key.string)" }

  /// The action with a name such as `s3:GetObject`.
  init?(_ name: String) {
    let parts = name.lowercased().split(at: ":", maxSplits: 1)
    guard parts.count == 2, let service = ActionService(String(parts[0])),
      let action = service.actions.named(String(parts[1]))
    else { return nil }
    self.init(service: service, action: action)
  }

  init(service: ActionService, action: ActionService.Action) {
    self.service = service
    self.action = action
  }

  /// The actions that what a policy names stands for; nil where it names all services, or that is not known.
  static func all(like text: String) -> [KnownAction]? {
    guard !text.contains("{"), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = text[text.utf8.index(after: colon)...].lowercased()
    guard let service = ActionService(text[..<colon].lowercased()) else { return nil }
    let start = String(key.prefix { $0 != "*" && $0 != "?" })
    if start.utf8.count == key.utf8.count {
      return service.actions.named(key).map { [KnownAction(service: service, action: $0)] } ?? []
    }
    let candidates = service.actions.beginning(with: start)
    let isBeginning = key.utf8.dropFirst(start.utf8.count).allSatisfy { $0 == UInt8(ascii: "*") }
    let glob = Glob(key)
    return candidates.filter { isBeginning || glob.matches($0.key.string) }.map {
      KnownAction(service: service, action: $0)
    }
  }

  /// Whether it can be limited to resources at all.
  var takesResources: Bool { !action.resourceTypes.isEmpty }

  /// The ARNs of the resources it can be limited to.
  var resourceARNs: [TextPattern] {
    action.resourceTypes.compactMap { service.resourceType($0).map { Self.pattern(of: $0.arn.utf8) } }
  }

  /// The pattern of an ARN that the reference gives, with variables such as `${BucketName}`.
  static func pattern(of arn: UnsafeBufferPointer<UInt8>) -> TextPattern {
    var pattern = TextPattern()
    var start = 0
    while let open = arn[start...].firstIndex(of: UInt8(ascii: "$")),
      let close = arn[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      pattern.append(arn[start..<open])
      let name = arn[(open + 2)..<close]
      // The names of buckets have no slash, which is how objects are told from them; resources of AWS itself have no
      // account.
      if name.elementsEqual("Region".utf8) {
        pattern.append("?")
        pattern.appendName()
      } else if ["Account", "BucketName", "Partition"].contains(where: { name.elementsEqual($0.utf8) }) {
        pattern.appendName()
      } else {
        pattern.appendAny()
      }
      start = close + 1
    }
    pattern.append(arn[start...])
    return pattern
  }
}

extension TextPattern {
  /// Whether it is every resource an action can be for, be it of one type.
  func isEverything(for action: KnownAction) -> Bool {
    isAnything || isEverything(among: action.resourceARNs.compactMap(\.segments))
  }

  /// Whether it is every resource with one of some ARNs, which are given by their parts.
  func isEverything(among arns: @autoclosure () -> [[TextPattern]]) -> Bool {
    // What belongs to AWS itself is nobody's to change.
    guard hasWildcard, let own = segments, own[4] != TextPattern("aws") else { return false }
    return arns().contains { its in own[2].intersects(its[2]) && own[5].contains(its[5]) }
  }

  /// Whether it may be a resource an action can be for. IAM compares ARNs part by part; only what has fewer parts, such
  /// as `arn:aws:s3*`, may stand for several of them.
  func mayBe(_ arn: TextPattern) -> Bool {
    if isShortARN { return false }
    if let own = segments, let its = arn.segments { return zip(own, its).allSatisfy { $0.intersects($1) } }
    return intersects(arn)
  }
}

/// Names after each other, not too many.
func listed(_ names: [String], atMost limit: Int = 3) -> String {
  let shown = names.prefix(limit).map { "`\($0)`" }
  let more = names.count - shown.count
  if more > 0 { return shown.joined(separator: ", ") + " and \(more) more" }
  guard shown.count > 1 else { return shown.first ?? "" }
  return shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
}
