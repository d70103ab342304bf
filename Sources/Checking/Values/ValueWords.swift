import CloudFormation
import Findings
import Reports
import StackGraph

/// Says what values are.
struct ValueWords {
  private let workspace: Workspace
  private let resolver: Resolver

  /// More keys of a map, or items of a list on one line, than these are counted only.
  private static let shownParts = 12

  init(_ resolver: Resolver) {
    workspace = resolver.workspace
    self.resolver = resolver
  }

  /// What kind of thing an alternative is, and the words for it.
  func description(of alternative: Alternative) -> (kind: ValueReport.Kind, words: String) {
    switch alternative.content {
    case .text(let text): (.text, text.isEmpty ? "an empty text" : "`\(text)`")
    case .list(let list): (.list, words(for: list, of: alternative))
    case .map(let map): (.map, words(forMap: map.value))
    case .origin(let origin): (kind(of: origin), words(for: origin))
    case .pieces(let pieces): (.partial, "`\(pieces.map(words).joined())`, of which parts are not known")
    case .absent: (.absent, absence(of: alternative))
    case .unknown(let reason): (.unknown, "unknown: \(words(for: reason, of: alternative))")
    }
  }

  private func words(for list: ListContent, of alternative: Alternative) -> String {
    switch list {
    case .written:
      let items = resolver.list(of: [alternative], at: nil)
      let count = Self.counted(items.items.count, "item")
      if items.isOpen { return "a list of \(count) and others that are not known" }
      let isConditional = items.items.contains { $0.scenario != alternative.scenario }
      return isConditional ? "a list of at most \(count)" : "a list of \(count)"
    case .contents(let contents, _):
      let items = contents.prefix(Self.shownParts).map { description(of: alternative, as: $0) }
      let rest = contents.count - items.count
      return "a list of \(Self.counted(contents.count, "item"))"
        + (items.isEmpty ? "" : ": " + items.joined(separator: ", ")) + (rest > 0 ? " and \(rest) more" : "")
    }
  }

  private func description(of alternative: Alternative, as content: Content) -> String {
    switch content {
    case .text(let text): text.isEmpty ? "an empty text" : "`\(text)`"
    case .pieces(let pieces): "`\(pieces.map(words).joined())`"
    case .origin(let origin): words(for: origin)
    case .list, .map, .absent, .unknown: "something unknown"
    }
  }

  private func words(forMap map: Value) -> String {
    let keys = map.entries.map { "`\($0.key.text)`" }
    guard !keys.isEmpty else { return "an empty map" }
    let rest = keys.count - Self.shownParts
    return "a map with \(keys.count == 1 ? "the key" : "the keys") "
      + keys.prefix(Self.shownParts).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private func kind(of origin: Origin) -> ValueReport.Kind {
    switch origin {
    case .resource: .resource
    case .parameter, .item: .parameter
    case .pseudo, .zones, .zone: .pseudo
    case .external: .external
    }
  }

  private func words(for origin: Origin) -> String {
    switch origin {
    case .resource(let id, let attribute):
      let holder = "`\(workspace[id].logicalID)` in stack `\(workspace[id.stack].name)`"
      guard let attribute else { return "the `Ref` of \(holder), known once it is deployed" }
      return
        "\(attribute.isEmpty ? "an attribute" : "attribute `\(attribute)`") of \(holder), known once it is deployed"
    case .parameter(let stack, let position): return words(forParameterAt: Int(position), of: stack)
    case .item(let index, let stack, let position):
      let name = workspace[stack].template.parameters.elements[Int(position)].name
      return "item \(index) of the list given for parameter `\(name)`"
    case .pseudo(let pseudo, let stack):
      return "`\(pseudo.rawValue)` of stack `\(workspace[stack].name)`\(Self.hint(for: pseudo))"
    case .zones(let region, _): return "the Availability Zones of \(Self.words(forRegion: region))"
    case .zone(let index, let region, _):
      return "Availability Zone \(index) of \(Self.words(forRegion: region)), counted from 0"
    case .external(let name): return words(forImport: name)
    }
  }

  private static func hint(for pseudo: PseudoParameter) -> String {
    switch pseudo {
    case .region: ", given with --region"
    case .accountID: ", given with --account"
    case .partition, .urlSuffix: ", which --region tells"
    case .stackName: ", given by `deployments` in the configuration"
    case .noValue, .notificationARNs, .stackID: ", known once it is deployed"
    }
  }

  private static func words(forRegion region: String) -> String {
    region.isEmpty ? "the stack's region" : "region `\(region)`"
  }

  private func words(forParameterAt position: Int, of stack: StackID) -> String {
    let parameter = workspace[stack].template.parameters.elements[position]
    let name = "parameter `\(parameter.name)` of stack `\(workspace[stack].name)`"
    if parameter.isFromSSM { return "what the SSM parameter holds that \(name) names" }
    if workspace[stack].pins[parameter.name] != nil { return "the value given for \(name), which is a secret" }
    return parameter.defaultValue == nil
      ? "any value of \(name)" : "any other value of \(name)"
  }

  private func words(forImport name: StackValue) -> String {
    let site = workspace.links.site(of: name.value, in: name.stack)
    let export = site.flatMap { workspace.links.patterns[$0].first }.map { "export `\($0)`" } ?? "an export"
    switch site.map({ workspace.links.resolutions[$0] }) {
    case .missing(let exporter, _)?:
      return "\(export), which stack `\(workspace[exporter].name)` does not have"
    case .near(let meant)?:
      let output = meant.output
      let nearest = workspace[output.stack].template.outputs.elements[Int(output.position)].name
      return "\(export), which no stack here has; the nearest is output `\(nearest)` of "
        + "`\(workspace[output.stack].name)`"
    default: return "\(export) of a stack that is not here"
    }
  }

  private func words(for piece: TextPiece) -> String {
    switch piece {
    case .text(let text): text
    case .unknown: "${...}"
    case .origin(.resource(let id, let attribute)):
      "${\(workspace[id].logicalID)\(attribute.map { "." + ($0.isEmpty ? "..." : $0) } ?? "")}"
    case .origin(.parameter(let stack, let position)), .origin(.item(_, let stack, let position)):
      "${\(workspace[stack].template.parameters.elements[Int(position)].name)}"
    case .origin(.pseudo(let pseudo, _)): "${\(pseudo.rawValue)}"
    case .origin(.zones), .origin(.zone), .origin(.external): "${...}"
    }
  }

  /// Why there is no value: what stands at the place tells.
  private func absence(of alternative: Alternative) -> String {
    let source = workspace[alternative.stack].template.file.text[alternative.span.range]
    let text = String(decoding: source, as: UTF8.self)
    if text.hasSuffix(PseudoParameter.noValue.rawValue) || text.contains("\"\(PseudoParameter.noValue.rawValue)\"") {
      return "not set: `AWS::NoValue` removes it"
    }
    return ["null", "~", ""].contains(text) ? "not set: nothing is written" : "not set"
  }

  private func words(for reason: UnknownReason, of alternative: Alternative) -> String {
    switch reason {
    case .tooMany: "it can be more than \(Resolver.alternativeLimit) things, which are not told apart"
    case .circular: "it depends on itself"
    case .undefined:
      if case .parameter(let name)? = alternative.trail.last?.kind {
        "parameter `\(name)` has no default, and the nesting stack gives it no value"
      } else {
        "it comes from a name or key that does not exist"
      }
    case .missing: "the key or output that is asked for does not exist then, so the deployment fails"
    case .pastEnd: "the list has no item at the index that is asked for, so the deployment fails"
    case .computed: "it is the result of a function or macro that is not computed, or of a value that is not known"
    case .malformed: "the function is not called as it must be"
    case .otherDeployment: "it comes from another deployment of the same template"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
