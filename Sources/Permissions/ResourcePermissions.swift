import CloudFormation
import Facts
import StackGraph

/// Collects what must be allowed for the resources of a system.
struct ResourcePermissions {
  let naming: ResourceNaming
  var demands = Demands()
  private(set) var roles: PassedRoles
  /// What could not be found out, for people to complete the policy: where, by what is left out.
  private(set) var gaps: [String: Set<String>] = [:]
  private var facts: [Demands.Action: ActionFacts] = [:]

  private var resolver: Resolver { naming.resolver }

  init(naming: ResourceNaming) {
    self.naming = naming
    roles = PassedRoles(naming: naming)
  }

  /// Notes what is left out for the sake of what.
  mutating func note(_ gap: String, _ place: String) { gaps[gap, default: []].insert(place) }

  /// Collects what must be allowed for a resource; nothing where it never exists.
  mutating func add(_ resource: StackResource) {
    guard !resolver.existence(of: resource).isNever else { return }
    if resource.type.isCustom {
      addProvider(of: resource)
    } else if let parts = UnlistedTypes.serverless[resource.type] {
      for part in parts where part.unless.map({ resource.resource.properties?[$0] == nil }) != false {
        let name = part.suffix.hasPrefix("*") ? "\(resource.logicalID)*" : "\(resource.logicalID)\(part.suffix)"
        add(Subject(resource, as: part.type, logicalID: name))
      }
      if resource.resource.properties?["Events"] != nil {
        note("what the serverless transform makes of `Events`", label(resource))
      }
    } else {
      add(Subject(resource))
    }
  }

  private mutating func add(_ subject: Subject) {
    let listed = ResourceSchema(subject.type.rawValue)?.permissions ?? []
    var names = listed.map { (service: $0.service.string, actions: $0.actions.map(\.string)) }
    if names.isEmpty {
      guard let actions = UnlistedTypes.actions[subject.type] else {
        note("what resources of type \(subject.type) need, which is not known", label(subject.resource))
        return
      }
      let split = actions.map { $0.split(separator: ":").map(String.init) }
      names = Dictionary(grouping: split) { $0[0] }.map { ($0, $1.map { $0[1] }) }
    }
    for (prefix, actions) in names {
      guard let service = ActionService(prefix) else { continue }
      var reaches: [String: Reach] = [:]
      for name in actions {
        if prefix == "iam", name == "PassRole" {
          roles.add(subject.resource)
        } else {
          add(Demands.Action(service: prefix, name: name), of: service, for: subject, &reaches)
        }
      }
    }
  }

  /// Collects what an action is wanted on. `reaches` remembers what is found of the service's resource types.
  private mutating func add(
    _ action: Demands.Action, of service: ActionService, for subject: Subject, _ reaches: inout [String: Reach]
  ) {
    let place = naming.place(of: subject.resource)
    if action.service == "iam", action.name == "CreateServiceLinkedRole" {
      demands.add(action, on: "role", [place.arn("arn:${Partition}:iam::${Account}:role/aws-service-role/*")])
      return
    }
    let facts = facts[action] ?? ActionFacts(action, of: service)
    self.facts[action] = facts
    if facts.iamTypes.isEmpty { demands.add(action) }
    for (iamType, _) in facts.iamTypes where reaches[iamType] == nil {
      reaches[iamType] = reach(of: service, iamType, subject)
    }
    // What reads, tags or shares one resource takes no other; what makes or changes one may.
    var meant = facts.iamTypes
    if [.read, .list, .tagging, .permissionsManagement].contains(facts.level) {
      let own = naming.types.named(subject.type, in: service)?.iamTypes ?? []
      let closest = [meant.filter { own.contains($0.name) }, meant.filter { reaches[$0.name]?.isAboutSubject == true }]
      meant = closest.first { !$0.isEmpty } ?? meant
    }
    for (iamType, format) in meant {
      guard let reach = reaches[iamType] else { continue }
      switch reach {
      case .none: break
      case .some(let arns) where facts.level != .list: demands.add(action, on: iamType, arns)
      // A list is asked for as a whole, whatever is looked for in it.
      case .some, .unnamed, .unknown: demands.add(action, onAll: iamType, format, in: place)
      }
    }
  }

  /// What IAM says of an action; no resource types for a pattern of actions.
  private struct ActionFacts {
    let level: ActionService.AccessLevel
    let iamTypes: [(name: String, format: String)]

    init(_ action: Demands.Action, of service: ActionService) {
      let known = service.actions.named(action.name.lowercased())
      level = known?.level ?? .unknown
      iamTypes = (known?.resourceTypes ?? []).compactMap { name in
        service.resourceType(name).map { (name.string, $0.arn.string) }
      }
    }
  }

  /// What of a resource type an action is for.
  private enum Reach {
    case none
    /// Any resources.
    case unknown
    /// The resource itself, or one it names, of which the name is not known.
    case unnamed
    /// The resource itself, or those it names.
    case some(Set<String>)

    var isAboutSubject: Bool {
      switch self {
      case .none, .unknown: false
      case .unnamed, .some: true
      }
    }
  }

  private func reach(of service: ActionService, _ iamType: String, _ subject: Subject) -> Reach {
    let prefix = service.prefix.string
    if prefix == "s3", !subject.type.rawValue.hasPrefix("AWS::S3") {
      return stored(iamType, by: subject.resource)
    }
    let own = naming.types.named(subject.type, in: service)?.iamTypes ?? []
    if own.contains(iamType) {
      return naming.arns(of: subject, as: iamType, in: service).map { .some($0) } ?? .unnamed
    }
    if let named = named(iamType, in: service, by: subject.resource) { return named }
    // Whom a policy is attached to is told by properties, each for one kind of principal.
    let isPrincipal = ["role", "user", "group"].contains(iamType)
    return prefix == "iam" && isPrincipal ? .none : .unknown
  }

  /// The resources of a resource type that a property of its name names; nil without such a property.
  private func named(_ iamType: String, in service: ActionService, by resource: StackResource) -> Reach? {
    let kind = NamedType.simplified(iamType)
    let names = ["", "s", "name", "names", "arn", "arns"].map { kind + $0 }
    guard
      let key = resource.resource.properties?.entries.first(where: {
        names.contains(NamedType.simplified($0.key.text))
      })?.key.text
    else { return nil }
    var found: Set<String> = []
    for item in resolver.policyItems(resolver.property(key, of: resource)) {
      guard let arns = naming.arns(of: item.content, as: iamType, in: service, from: naming.place(of: resource)) else {
        return .unnamed
      }
      found.formUnion(arns)
    }
    return found.isEmpty ? Reach.none : .some(found)
  }

  /// The buckets a resource writes to, or the objects it is made with, such as the code of a function.
  private func stored(_ iamType: String, by resource: StackResource) -> Reach {
    guard iamType == "bucket" || iamType == "object", let service = ActionService("s3") else { return .none }
    var found: Set<String> = []
    let place = naming.place(of: resource)
    resolver.walkProperties(of: resource) { path, map, member in
      for content in resolver.policyItems(member).map(\.content) {
        let isOwn = content.resource.map { resolver.workspace[$0].type == "AWS::S3::Bucket" } == true
        let text = naming.pattern(of: content)
        guard isOwn || text?.contains(":s3:::") == true || Self.namesBucket(path[path.count - 1]), content != .absent
        else {
          continue
        }
        let buckets = naming.arns(of: content, as: "bucket", in: service, from: place)
        if iamType == "bucket" {
          found.formUnion(buckets?.map { String($0.prefix { $0 != "/" }) } ?? [place.arn("arn:${Partition}:s3:::*")])
        } else {
          let keys = ["S3Key", "Key"].flatMap { resolver.member($0, of: map) }.filter { $0.content != .absent }
          let key = keys.count == 1 ? naming.pattern(of: keys[0].content) ?? "*" : "*"
          found.formUnion((buckets ?? [place.arn("arn:${Partition}:s3:::*")]).map { "\($0)/\(key)" })
        }
      }
    }
    return found.isEmpty ? .none : .some(found)
  }

  private static func namesBucket(_ key: String) -> Bool {
    ["bucket", "bucketname", "bucketarn"].contains(where: key.lowercased().hasSuffix)
  }

  /// What a custom resource needs: CloudFormation calls its provider for whoever deploys (user guide, "Custom
  /// resources").
  private mutating func addProvider(of resource: StackResource) {
    let place = naming.place(of: resource)
    let providers = [("lambda", "InvokeFunction", "function"), ("sns", "Publish", "topic")]
    for provider in resolver.property("ServiceToken", of: resource) where provider.content != .absent {
      let found = providers.first { prefix, name, iamType in
        guard let service = ActionService(prefix),
          let arns = naming.arns(of: provider.content, as: iamType, in: service, from: place),
          arns.allSatisfy({ $0.split(separator: ":").dropFirst(2).first == prefix[...] })
        else { return false }
        demands.add(Demands.Action(service: prefix, name: name), on: iamType, arns)
        return true
      }
      if found == nil {
        note("calling what provides custom resources, where it is not known", label(resource))
      }
    }
  }

  func label(_ resource: StackResource) -> String {
    "`\(resource.logicalID)` of \(resolver.workspace[resource.stack].template.file.path)"
  }
}
