import CloudFormation
import Testing

@testable import StackGraph

@Suite struct KindTests {
  @Test func tablesAreSortedByType() {
    for table in [referenceKindTable] + propertyKindTables {
      let types = table.allLines.map { String($0.prefix { $0 != " " }) }
      #expect(zip(types, types.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedesOrEqual($1.utf8) })
      for type in types { #expect(!table.lines(for: type).isEmpty, "\(type)") }
    }
  }

  @Test func everyTypeStandsOnceAmongReferencesAndInOnePropertyTable() {
    let references = referenceKindTable.allLines.map { $0.prefix { $0 != " " } }
    #expect(Set(references).count == references.count)
    let tables = propertyKindTables.map { Set($0.allLines.map { $0.prefix { $0 != " " } }) }
    #expect(tables.reduce(0) { $0 + $1.count } == tables.reduce(into: Set()) { $0.formUnion($1) }.count)
  }

  /// What a property takes, something must give: an id, ARN or name that no `Ref` and no attribute is would be a slip.
  @Test func acceptedKindsAreGivenBySomething() {
    var given: Set<ValueKind> = [.id("AWS::EC2::Image"), .name("AWS::EC2::AvailabilityZone")]
    for line in referenceKindTable.allLines {
      let type = ResourceType("AWS::" + line.prefix { $0 != " " })
      guard let kinds = ReferenceKinds(of: type) else { continue }
      if let ref = kinds.ref { given.insert(ref) }
      given.formUnion(kinds.attributes.map(\.kind))
    }
    // Only some security groups give an id.
    given.insert(.id("AWS::EC2::SecurityGroup"))
    var odd: Set<String> = []
    for line in propertyKindTables.flatMap(\.allLines) {
      let accepted = AcceptedKinds(reading: String(line.split(separator: " ")[1]))
      #expect(!accepted.kinds.isEmpty || accepted.takesAnyARN || accepted.takesAnyScalar, "\(line)")
      if let first = accepted.kinds.first, !given.contains(first) { odd.insert(first.description) }
    }
    #expect(odd.isEmpty)
  }

  @Test(arguments: [
    ("AWS::EC2::VPC", "the ID of an AWS::EC2::VPC"), ("AWS::EC2::EIP", "the `PublicIp` of an AWS::EC2::EIP"),
    ("AWS::Serverless::Function", "the name of an AWS::Lambda::Function"), ("AWS::Zzz::Zzz", nil),
    ("AWS::EC2::VP", nil), ("AWS::A::A", nil), ("Custom::VPC", nil), ("", nil),
  ])
  func refsOfTypes(_ type: String, _ kind: String?) {
    #expect(ReferenceKinds(of: ResourceType(type))?.ref?.description == kind)
  }

  @Test(arguments: [
    ("subnet-0a1b2c3d", "the ID of an AWS::EC2::Subnet"),
    ("sg-0123456789abcdef0", "the ID of an AWS::EC2::SecurityGroup"),
    ("tgw-attach-0a1b2c3d", "the ID of an AWS::EC2::TransitGatewayAttachment"), ("subnet-0a1b2c3", nil),
    ("subnet-wxyz1234", nil), ("my-vpc-0a1b2c3d", nil), ("web", nil), ("", nil), ("-", nil),
    ("arn:aws:iam::123456789012:role/a/b", "the ARN of an AWS::IAM::Role"),
    ("arn:aws:logs:eu-west-1:123456789012:log-group:/a:*", "the ARN of an AWS::Logs::LogGroup"),
    ("arn:aws:dynamodb:eu-west-1:123456789012:table/a/stream/b", nil), ("arn:aws:s3:::bucket", nil), ("arn:aws", nil),
  ])
  func kindsOfLiterals(_ text: String, _ kind: String?) {
    #expect(ValueKind(ofLiteral: text)?.description == kind)
  }

  @Test func propertyPathsMakeATree() throws {
    let kinds = try #require(PropertyKinds(of: "AWS::EC2::Instance"))
    let interfaces = try #require(kinds.members.first { $0.key == "NetworkInterfaces" }?.kinds)
    #expect(interfaces.isList && interfaces.accepted == nil)
    let groups = try #require(interfaces.members.first { $0.key == "GroupSet" }?.kinds)
    #expect(groups.isList && groups.path == "NetworkInterfaces[].GroupSet[]")
    #expect(groups.accepted?.words == "the ID of an AWS::EC2::SecurityGroup")
    #expect(PropertyKinds(of: "AWS::EC2::Nothing") == nil)
  }
}

extension [UInt8] {
  fileprivate func lexicographicallyPrecedesOrEqual(_ other: some Sequence<UInt8>) -> Bool {
    !Array(other).lexicographicallyPrecedes(self)
  }
}
