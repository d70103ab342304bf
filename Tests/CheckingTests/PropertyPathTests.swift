import Facts
import StackGraph
import Testing

@testable import BuiltInRules

/// What the tables of networks and settings ask for is there in the types' schemas.
@Suite struct PropertyPathTests {
  @Test func settingsExist() {
    for setting in placementSettingTable {
      #expect(exists(setting.path, setting.type.rawValue), "\(setting.type) \(setting.path.joined(separator: "."))")
    }
  }

  @Test func placesOfSubnetsAndGroupsExist() {
    for (type, places) in NetworkPlaces.ofTypes {
      for path in places.subnets + places.groups + [places.subnetGroup?.property].compactMap(\.self) {
        #expect(exists(path, type.rawValue), "\(type) \(path.joined(separator: "."))")
      }
    }
  }

  /// Whether a schema knows the property.
  private func exists(_ path: [String], _ type: String) -> Bool {
    // The schemas of SAM say what is there by variants only.
    guard !type.hasPrefix("AWS::Serverless::") else { return true }
    guard let schema = ResourceSchema(type) else { return false }
    var node = schema.properties
    for key in path {
      guard let next = key == "*" ? node.entry(.items)?.node : property(key, of: node) else { return node == .anything }
      node = next
    }
    return true
  }

  private func property(_ key: String, of node: SchemaNode) -> SchemaNode? {
    guard let properties = node.entry(.properties)?.pairs, let index = properties.find(key) else { return nil }
    return properties.node(index)
  }
}
