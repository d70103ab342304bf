/// What AWS says of a resource type (provider schemas of the CloudFormation registry).
public struct ResourceSchema: Hashable, Sendable {
  /// The position among all types, which are in alphabetical order.
  public let index: Int

  /// The number of types.
  public static var count: Int { FactTable.count(of: .types) / FactTable.typeWidth }

  /// All types in alphabetical order.
  public static var all: [ResourceSchema] { (0..<count).map { ResourceSchema(index: $0) } }

  init(index: Int) { self.index = index }

  /// The schema of the type of this name, such as `AWS::S3::Bucket`.
  public init?(_ name: String) {
    var name = name
    let found = name.withUTF8 { bytes -> Int? in
      var low = 0
      var high = ResourceSchema.count
      while low < high {
        let middle = (low + high) / 2
        let order = ResourceSchema(index: middle).name.order(bytes)
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
    guard let found else { return nil }
    index = found
  }

  private func word(_ column: Int) -> UInt32 { FactTable.word(index * FactTable.typeWidth + column, of: .types) }

  /// The type's name.
  public var name: FactText { FactText(word(0)) }

  /// What `Properties` may be.
  public var properties: SchemaNode { SchemaNode(word(1)) }

  /// The regions that have the type; empty for the types of SAM, which every region has.
  public var regions: RegionSet { RegionSet(low: word(2), high: word(3)) }

  private var details: SchemaNode { SchemaNode(word(4)) }

  /// The attributes `Fn::GetAtt` gives and what they are, a list of (text, node).
  public var attributes: FactList? { details.entry(.attributes)?.pairs }

  /// What `Ref` gives.
  public var reference: SchemaNode { details.entry(.reference)?.node ?? .anything }

  /// The paths of the properties that name the resource among those of its type, such as `Endpoint/Port`.
  public var primaryIdentifier: [FactText] { details.entry(.primaryIdentifier)?.list.texts ?? [] }

  /// The paths of the properties that AWS alone sets.
  public var readOnlyPaths: [FactText] { details.entry(.readOnlyPaths)?.list.texts ?? [] }

  /// The paths of the properties whose change replaces the resource.
  public var createOnlyPaths: [FactText] { details.entry(.createOnly)?.list.texts ?? [] }

  /// The paths of the properties that cannot be read back.
  public var writeOnlyPaths: [FactText] { details.entry(.writeOnly)?.list.texts ?? [] }

  /// The property that holds the resource's tags.
  public var tagProperty: FactText? { details.entry(.tagProperty)?.text }

  /// Whether resources of the type hold data that is lost with them.
  public var isStateful: Bool { details.entry(.stateful) != nil }

  /// The actions that whoever creates, reads, updates and deletes a resource of the type must be allowed (`handlers` and
  /// `tagging` of the provider schema), by the prefix of their service; `*` in a name stands for any characters. Only
  /// actions IAM knows; none where the schema does not tell.
  public var permissions: [(service: FactText, actions: [FactText])] {
    guard let list = details.entry(.permissions)?.pairs else { return [] }
    return list.indices.map { (list.text($0), list.dependents($0).texts) }
  }

  /// How long AWS goes on with the type.
  public enum Lifecycle: Int, Sendable {
    /// It is kept running, without new features.
    case maintenance = 1
    /// Its end is announced.
    case sunset = 2
    /// It has ended.
    case shutdown = 3
  }

  /// How long AWS goes on with the type, when it has said so.
  public var lifecycle: Lifecycle? { details.entry(.lifecycle).flatMap { Lifecycle(rawValue: $0.count) } }
}
