import Facts
import Testing

@Suite struct ActionServiceTests {
  @Test func servicesAreFoundByPrefix() {
    #expect(ActionService("s3")?.prefix.string == "s3")
    #expect(ActionService("S3") == nil)
    #expect(ActionService("") == nil)
    #expect(ActionService("zzz") == nil)
    for service in ActionService.all { #expect(ActionService(service.prefix.string)?.prefix == service.prefix) }
  }

  @Test func actionsAreFoundByNameInLowerCase() throws {
    let actions = try #require(ActionService("s3")).actions
    let action = try #require(actions.named("getobject"))
    #expect(action.name.string == "GetObject")
    #expect(action.level == .read)
    #expect(action.resourceTypes.contains { $0.string.hasPrefix("object") })
    #expect(actions.named("GetObject") == nil)
    #expect(actions.named("getobjects") == nil)
  }

  @Test func actionsAreFoundByBeginning() throws {
    let actions = try #require(ActionService("sqs")).actions
    #expect(actions.beginning(with: "").count == actions.count)
    #expect(actions.beginning(with: "send").map(\.name.string).sorted() == ["SendMessage"])
    #expect(actions.beginning(with: "zz").isEmpty)
    for action in actions { #expect(actions.beginning(with: action.key.string).first?.key == action.key) }
  }

  @Test func namesInLowerCaseAreInOrder() {
    for service in ActionService.all {
      let keys = service.actions.map(\.key.string)
      #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(service.prefix.string)")
      #expect(keys == service.actions.map { $0.name.string.lowercased() })
    }
  }

  @Test func resourceTypesAndConditionKeysAreFound() throws {
    let service = try #require(ActionService("s3"))
    let action = try #require(service.actions.named("getobject"))
    let arns = action.resourceTypes.compactMap { service.resourceType($0)?.arn.string }
    #expect(arns.contains("arn:${Partition}:s3:::${BucketName}/${ObjectName}"))
    #expect(service.resourceTypes.contains { $0.name.string == "bucket" })
    #expect(service.conditionKey("s3:prefix") == .text)
    #expect(service.conditionKey("s3:existingobjecttag/stage") == .text)
    #expect(service.conditionKey("s3:prefixes") == nil)
    for service in ActionService.all {
      for action in service.actions {
        for type in action.resourceTypes { #expect(service.resourceType(type) != nil, "\(service.prefix.string)") }
      }
    }
  }
}
