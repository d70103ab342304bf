import YAMLTree

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

  /// The pseudo parameter of this name. Most names are those of other things and are told by their first letters.
  public init?(named name: String) {
    guard name.hasPrefix("AWS::") else { return nil }
    self.init(rawValue: name)
  }

  /// Whether AWS may give the parameter this value, as far as the form of its values tells: `eu-west-1` is a region
  /// and `Default` is none, an account is 12 digits, all partitions begin with `aws`.
  public func canBe(_ text: String) -> Bool {
    switch self {
    case .accountID: text.utf8.count == 12 && text.utf8.allSatisfy(\.isDigit)
    case .partition: text.hasPrefix("aws")
    case .region: text.isNameOfRegion
    case .notificationARNs, .noValue, .stackID, .stackName, .urlSuffix: true
    }
  }
}

extension String {
  /// Whether the text has the form of a region's name: letters, words of letters, a number (`us-gov-west-1`).
  fileprivate var isNameOfRegion: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last else { return false }
    return !number.isEmpty && number.allSatisfy(\.isDigit)
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
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

  /// A function and the UTF-8 of its name.
  private struct Spelling: Sendable {
    let name: [UInt8]
    let function: IntrinsicFunction
  }

  /// The functions by the length and last letter of their names, of which no more than two have the same. Functions are
  /// looked for at every value, and comparing short texts is much cheaper than hashing one.
  private static let spellings: [[Spelling]] = {
    var spellings: [[Spelling]] = Array(repeating: [], count: (longestName + 1) << 5)
    for function in allCases {
      let name = Array(function.rawValue.utf8)
      name.withUnsafeBufferPointer { spellings[slot(of: $0[...])].append(Spelling(name: name, function: function)) }
    }
    return spellings
  }()

  private static let longestName = 16

  private static func slot(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    min(name.count, longestName) << 5 | Int((name.last ?? 0) & 0x1F)
  }

  /// The function of this name.
  private init?(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !name.isEmpty, name.count <= Self.longestName else { return nil }
    for spelling in Self.spellings[Self.slot(of: name)] where spelling.name.count == name.count {
      var isSame = true
      for offset in 0..<name.count where spelling.name[offset] != name[name.startIndex + offset] { isSame = false }
      if isSame {
        self = spelling.function
        return
      }
    }
    return nil
  }

  /// The function a YAML tag such as `!Sub` calls.
  public init?(tag: String) {
    var tag = tag
    let found = tag.withUTF8 { bytes in
      bytes.first == UInt8(ascii: "!") ? IntrinsicFunction(bytes.dropFirst()) : nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The function the only key of a mapping calls. `Condition` is left out: as a key it is far more often a
  /// property; where a condition is expected, `ConditionExpression` reads it.
  public init?(key: Node) {
    let found = key.withUTF8 { bytes -> IntrinsicFunction? in
      guard bytes.count >= 3 else { return nil }
      if bytes.count == 3 { return key.isText("Ref" as StaticString) ? .ref : nil }
      guard bytes.count > 4, bytes[0] == UInt8(ascii: "F"), bytes[1] == UInt8(ascii: "n"),
        bytes[2] == UInt8(ascii: ":"), bytes[3] == UInt8(ascii: ":")
      else { return nil }
      let rest = bytes.dropFirst(4)
      if bytes.count > 12, bytes[12] == UInt8(ascii: ":"), rest.starts(with: "ForEach::".utf8) { return .forEach }
      let function = IntrinsicFunction(rest)
      return function == .ref || function == .condition ? nil : function
    }
    guard let found else { return nil }
    self = found
  }
}
