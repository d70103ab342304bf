import CloudFormation
import Facts
import StackGraph

/// A resource for whose sake something must be allowed: one of a template, or one that a transform makes of it.
struct Subject {
  /// The resource of the template.
  let resource: StackResource
  /// The type it counts as.
  let type: ResourceType
  /// The logical ID.
  let logicalID: String

  init(_ resource: StackResource) {
    self.init(resource, as: resource.type, logicalID: resource.logicalID.rawValue)
  }

  init(_ resource: StackResource, as type: ResourceType, logicalID: String) {
    self.resource = resource
    self.type = type
    self.logicalID = logicalID
  }
}

/// Finds what resources are called in ARNs, as far as templates and deployments tell.
struct ResourceNaming {
  let resolver: Resolver
  let types = NamedTypes()

  /// What the name of a stack is like; nil when nothing is known of it.
  func name(of stack: Stack) -> String? {
    guard let parent = stack.parent else { return stack.deployment?.stackName }
    let resource = resolver.workspace[parent]
    return name(of: resolver.workspace[resource.stack]).map {
      GeneratedName.plain(128).pattern(stack: $0, resource: resource.logicalID.rawValue)
    }
  }

  func place(of subject: StackResource) -> ARNPlace { ARNPlace(of: resolver.workspace[subject.stack]) }

  /// The ARNs of a resource as a resource type of IAM; nil when it is not of that type or its name is not known.
  func arns(of subject: Subject, as iamType: String, in service: ActionService) -> Set<String>? {
    guard let named = types.named(subject.type, in: service), named.iamTypes.contains(iamType),
      let format = service.format(of: iamType), let names = names(of: subject, named)
    else { return nil }
    let place = place(of: subject.resource)
    let paths = Self.takesPath(format) ? paths(of: subject.resource) : [""]
    return Set(
      names.flatMap { name in
        paths.flatMap { path -> [String] in
          let arn = place.arn(format, fill: Self.filling(format, with: path + name))
          // Log groups are named with and without what is added.
          return named.suffix == ":*" ? [arn, arn + named.suffix] : [arn + named.suffix]
        }
      })
  }

  /// The ARNs of what a property of another resource names; nil when these are not known.
  func arns(of content: Content, as iamType: String, in service: ActionService, from place: ARNPlace) -> Set<String>? {
    if let id = content.resource {
      return arns(of: Subject(resolver.workspace[id]), as: iamType, in: service)
    }
    guard let text = pattern(of: content), let format = service.format(of: iamType) else { return nil }
    if text.hasPrefix("arn:") { return [text] }
    let arn = place.arn(format, fill: Self.filling(format, with: text))
    return Self.takesPath(format) ? [arn, place.arn(format, fill: Self.filling(format, with: "*/\(text)"))] : [arn]
  }

  /// What a text is like, with `*` for what is not known of it; nil when nothing is.
  func pattern(of content: Content) -> String? {
    switch content {
    case .text(let text): return text
    case .pieces(let pieces):
      let text = ARNPlace.withoutDoubledStars(
        pieces.map { piece in
          switch piece {
          case .text(let text): text
          case .origin(.pseudo(.stackName, let stack)): name(of: resolver.workspace[stack]) ?? "*"
          case .origin, .unknown: "*"
          }
        }.joined())
      return text == "*" ? nil : text
    case .origin(.pseudo(.stackName, let stack)): return name(of: resolver.workspace[stack])
    case .origin, .list, .map, .absent, .unknown: return nil
    }
  }

  private func names(of subject: Subject, _ named: NamedType) -> [String]? {
    var found: [String] = []
    let given = named.property.map { resolver.property($0, of: subject.resource).map(\.content) } ?? [.absent]
    for content in given {
      if content == .absent {
        guard let generated = named.generated, let stack = name(of: resolver.workspace[subject.resource.stack]) else {
          return nil
        }
        found.append(generated.pattern(stack: stack, resource: subject.logicalID))
      } else {
        guard let name = pattern(of: content) else { return nil }
        found.append(subject.type.rawValue.hasPrefix("AWS::RDS::") ? name.lowercased() : name)
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The paths of an IAM resource, which stand before its name.
  private func paths(of resource: StackResource) -> Set<String> {
    Set(
      resolver.property("Path", of: resource).map { alternative in
        guard alternative.content != .absent else { return "" }
        return pattern(of: alternative.content).map { String($0.drop { $0 == "/" }) } ?? "*"
      })
  }

  private static func takesPath(_ format: String) -> Bool { format.hasSuffix("WithPath}") }

  /// Puts a name in the place of the variable of an ARN that is the name.
  private static func filling(_ format: String, with name: String) -> (Substring) -> String {
    let variables = ARNPlace.variables(of: format)
    let wanted = variables.last { $0.contains("Name") } ?? (variables.count == 1 ? variables[0] : "")
    return { variable in
      guard variable == wanted else { return "*" }
      switch variable {
      case "Alias": return name.hasPrefix("alias/") ? String(name.dropFirst(6)) : name
      case "ParameterNameWithoutLeadingSlash": return String(name.drop { $0 == "/" })
      default: return name
      }
    }
  }
}

extension ActionService {
  /// The format of the ARN of one of its resource types.
  func format(of iamType: String) -> String? { resourceType(named: iamType)?.arn.string }
}

/// The types that were asked for, each worked out once.
final class NamedTypes {
  private var known: [ResourceType: [String: NamedType?]] = [:]

  /// What is known of a type in a service.
  func named(_ type: ResourceType, in service: ActionService) -> NamedType? {
    let prefix = service.prefix.string
    if let found = known[type]?[prefix] { return found }
    let found = NamedType.of(type, in: service)
    known[type, default: [:]][prefix] = .some(found)
    return found
  }
}
