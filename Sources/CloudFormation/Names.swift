/// The name a template gives one of its resources.
public struct LogicalID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The name as written.
  public let rawValue: String

  /// Makes the logical ID written as `rawValue`.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Makes the name written as a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name as written.
  public var description: String { rawValue }

  /// Orders names as text.
  public static func < (a: LogicalID, b: LogicalID) -> Bool { a.rawValue < b.rawValue }
}

/// The type of a resource, such as `AWS::EC2::VPC`.
public struct ResourceType: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The type as written.
  public let rawValue: String

  /// Makes the type written as `rawValue`.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Makes the name written as a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name as written.
  public var description: String { rawValue }

  /// Whether the type is a custom resource, whose provider may do anything.
  public var isCustom: Bool {
    rawValue.hasPrefix("Custom::") || rawValue == "AWS::CloudFormation::CustomResource"
  }
}

/// The pseudo parameters CloudFormation predefines (user guide, "Pseudo parameters reference").
public enum PseudoParameter: String, Sendable, CaseIterable {
  case accountID = "AWS::AccountId"
  case notificationARNs = "AWS::NotificationARNs"
  case noValue = "AWS::NoValue"
  case partition = "AWS::Partition"
  case region = "AWS::Region"
  case stackID = "AWS::StackId"
  case stackName = "AWS::StackName"
  case urlSuffix = "AWS::URLSuffix"
}

/// The intrinsic functions of CloudFormation (user guide, "Intrinsic function reference" and "Rule-specific
/// intrinsic functions").
public enum IntrinsicFunction: String, Sendable, CaseIterable {
  case and = "And"
  case base64 = "Base64"
  case cidr = "Cidr"
  case condition = "Condition"
  case contains = "Contains"
  case eachMemberEquals = "EachMemberEquals"
  case eachMemberIn = "EachMemberIn"
  case equals = "Equals"
  case findInMap = "FindInMap"
  case forEach = "ForEach"
  case getAtt = "GetAtt"
  case getAZs = "GetAZs"
  case getStackOutput = "GetStackOutput"
  case `if` = "If"
  case implies = "Implies"
  case importValue = "ImportValue"
  case join = "Join"
  case length = "Length"
  case not = "Not"
  case or = "Or"
  case ref = "Ref"
  case refAll = "RefAll"
  case select = "Select"
  case split = "Split"
  case sub = "Sub"
  case toJSONString = "ToJsonString"
  case transform = "Transform"
  case valueOf = "ValueOf"
  case valueOfAll = "ValueOfAll"

  /// The function as the long form spells it: `Ref`, `Condition`, `Fn::Sub`.
  public var name: String {
    switch self {
    case .ref, .condition: rawValue
    default: "Fn::" + rawValue
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The function a YAML tag such as `!Sub` calls.
  public init?(tag: String) {
    guard tag.utf8.first == UInt8(ascii: "!"), let found = Self.byName[String(tag.dropFirst())] else { return nil }
    self = found
  }

  /// The function the only key of a mapping calls. `Condition` is left out: as a key it is far more often a
  /// property; where a condition is expected, `ConditionExpression` reads it.
  public init?(key: String) {
    if key == "Ref" {
      self = .ref
    } else if key.hasPrefix("Fn::") {
      let rest = key.dropFirst(4)
      if rest.hasPrefix("ForEach::") {
        self = .forEach
      } else if let found = Self.byName[String(rest)], found != .ref, found != .condition {
        self = found
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}
