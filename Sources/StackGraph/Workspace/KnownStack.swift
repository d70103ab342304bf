import CloudFormation
import SourceText

/// A value given for a parameter outside its template.
package struct PinnedValue: Hashable, Sendable {
  /// The value as text.
  package let text: String
  /// Where it is given.
  package let origin: Deployment.Origin
}

/// All that is known outside its template of one stack people deploy, from one place or several.
struct KnownStack {
  private let template: FileID
  private let stackName: String?
  private let origin: Deployment.Origin
  private var given: [String: Given] = [:]
  private var unknown: Set<String> = []

  private struct Given {
    var value: PinnedValue
    /// Whether places that count alike give different values.
    var isDisputed = false
  }

  /// What one place tells.
  init(_ deployment: Deployment) {
    template = deployment.template
    stackName = deployment.stackName
    origin = deployment.origin
    add(deployment)
  }

  /// The values given for parameters and pseudo parameters, by their names. Where equally telling places give
  /// different values there is none.
  var pins: [String: PinnedValue] { given.compactMapValues { $0.isDisputed ? nil : $0.value } }

  /// The deployment in short.
  var deployment: Deployment {
    Deployment(
      of: template, stackName: stackName, region: given(.region), account: given(.accountID),
      parameters: pins.filter { PseudoParameter(named: $0.key) == nil }.mapValues(\.text),
      unknown: unknown.filter { pins[$0] == nil }, origin: origin)
  }

  /// Whether a deployment can be this stack: nothing known of the two differs.
  func isCompatible(with other: Deployment) -> Bool {
    guard stackName == other.stackName else { return false }
    if let region = given(.region), let other = other.region, region != other { return false }
    if let account = given(.accountID), let other = other.account, account != other { return false }
    return true
  }

  /// Adds what another place tells.
  mutating func add(_ other: Deployment) {
    unknown.formUnion(other.unknown)
    for (name, text) in other.parameters { give(text, for: name, other.origin(of: name)) }
    let pseudos: [(PseudoParameter, String?)] = [
      (.stackName, other.stackName), (.region, other.region), (.accountID, other.account),
    ]
    for case (let pseudo, let text?) in pseudos { give(text, for: pseudo.rawValue, other.origin(of: pseudo.rawValue)) }
  }

  private func given(_ pseudo: PseudoParameter) -> String? { given[pseudo.rawValue]?.value.text }

  private mutating func give(_ text: String, for name: String, _ origin: Deployment.Origin) {
    guard let known = given[name], known.value.origin.source.rank <= origin.source.rank else {
      given[name] = Given(value: PinnedValue(text: text, origin: origin))
      return
    }
    if known.value.origin.source.rank == origin.source.rank, known.value.text != text {
      given[name]?.isDisputed = true
    }
  }
}

/// The stacks people deploy of each template, as far as they are known.
struct KnownStacks {
  private var named: [FileID: [KnownStack]] = [:]
  private var nameless: [FileID: [Deployment]] = [:]

  /// Tells stacks apart by name, region and account, in the order given. What is told without a name holds for every
  /// stack of the template.
  init(_ deployments: [Deployment]) {
    for deployment in deployments {
      guard deployment.stackName != nil else {
        nameless[deployment.template, default: []].append(deployment)
        continue
      }
      var stacks = named[deployment.template] ?? []
      if let known = stacks.firstIndex(where: { $0.isCompatible(with: deployment) }) {
        stacks[known].add(deployment)
      } else {
        stacks.append(KnownStack(deployment))
      }
      named[deployment.template] = stacks
    }
    for (template, others) in nameless {
      for index in named[template, default: []].indices { for other in others { named[template]?[index].add(other) } }
    }
  }

  /// Whether a template is known to be deployed by itself.
  func isDeployed(_ template: FileID) -> Bool { named[template] != nil }

  /// What is known of each stack of a template: of one when none has a name, nil when nothing is known.
  func stacks(of template: FileID) -> [KnownStack?] {
    if let stacks = named[template] { return stacks }
    guard let others = nameless[template], var stack = others.first.map(KnownStack.init) else { return [nil] }
    for other in others.dropFirst() { stack.add(other) }
    return [stack]
  }
}

extension Deployment.Source {
  /// Which source counts when several give a value: the lowest. What is said for the run comes before what is said for
  /// this tool, and that before what is said for others.
  fileprivate var rank: Int {
    switch self {
    case .parametersFile: 0
    case .configuration: 1
    case .samConfiguration: 2
    case .command: 3
    }
  }
}
