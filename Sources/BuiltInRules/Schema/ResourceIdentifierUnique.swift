import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Two resources that would have the same name.
  static let resourceIdentifierUnique = Rule.workspace("resource-identifier-unique") { context in
    var byType: [ResourceType: [StackResource]] = [:]
    for resource in context.workspace.resources(where: { $0.rawValue.hasPrefix("AWS::") }) {
      byType[resource.type, default: []].append(resource)
    }
    for (type, resources) in byType.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where resources.count > 1 {
      guard let paths = type.givenIdentifier else { continue }
      for pair in context.resolver.sharing(paths, among: resources) {
        let (later, earlier) = (pair.later, pair.earlier)
        context.report(
          .haveOneName(later.logicalID, earlier.logicalID, paths.map { $0.joined(separator: ".") }),
          at: context.place(ofIdentifier: paths, of: later),
          notes: [Note("the other one", at: context.place(ofIdentifier: paths, of: earlier))], when: pair.scenario,
          extent: pair.extent)
      }
    }
  }
}

extension ResourceType {
  /// The paths of the properties that tell resources of the type apart, if templates set all of them.
  fileprivate var givenIdentifier: [[String]]? {
    // Its identifier is an ARN that AWS gives, made of the name.
    if self == "AWS::CodeBuild::Project" { return [["Name"]] }
    guard let schema = ResourceSchema(rawValue) else { return nil }
    let identifier = schema.primaryIdentifier
    guard !identifier.isEmpty, Set(identifier).isDisjoint(with: schema.readOnlyPaths) else { return nil }
    return identifier.map { $0.string.parts(between: "/") }
  }
}

extension RuleContext {
  /// The key of the property that names a resource; that of `Properties` where several do so together.
  fileprivate func place(ofIdentifier paths: [[String]], of resource: StackResource) -> Place {
    guard paths.count == 1, let first = paths[0].first, let key = resource.resource.properties?.entry(first)?.key else {
      return place(ofPropertiesOf: resource)
    }
    return place(key.span, in: resource.stack)
  }
}

extension Finding.Message {
  fileprivate static func haveOneName(_ later: LogicalID, _ earlier: LogicalID, _ properties: [String]) -> Self {
    let named = properties.map { "`\($0)`" }.joined(separator: ", ")
    return """
      `\(later)` and `\(earlier)` have the same \(named), by which AWS tells such resources apart, so the second cannot be \
      made. Give each its own, or leave it out where AWS makes one up.
      """
  }
}
