/// A place among the arguments of an intrinsic function, with what CloudFormation takes there (user guide, "Supported
/// functions" of each function).
public enum ArgumentPlace: Hashable, Sendable {
  case base64Text
  case cidrBlock
  case cidrNumber
  case equalsSide
  case exportName
  case ifCondition
  case joinDelimiter
  case joinItem
  case joinList
  case jsonValue
  case lengthList
  case mappingKey
  case region
  case selectIndex
  case selectList
  case splitDelimiter
  case splitText
  case subVariable

  /// The function whose argument it is.
  public var function: IntrinsicFunction {
    switch self {
    case .base64Text: .base64
    case .cidrBlock, .cidrNumber: .cidr
    case .equalsSide: .equals
    case .exportName: .importValue
    case .ifCondition: .if
    case .joinDelimiter, .joinItem, .joinList: .join
    case .jsonValue: .toJSONString
    case .lengthList: .length
    case .mappingKey: .findInMap
    case .region: .getAZs
    case .selectIndex, .selectList: .select
    case .splitDelimiter, .splitText: .split
    case .subVariable: .sub
    }
  }

  /// What a value must be that is no call.
  public enum Form: Sendable {
    case text
    case list
    case listOrMap
  }

  /// What a value in this place must be when it is no call.
  public var form: Form {
    switch self {
    case .joinList, .lengthList, .selectList: .list
    case .jsonValue: .listOrMap
    case .base64Text, .cidrBlock, .cidrNumber, .equalsSide, .exportName, .ifCondition, .joinDelimiter, .joinItem,
      .mappingKey, .region, .selectIndex, .splitDelimiter, .splitText, .subVariable:
      .text
    }
  }

  /// The place of an item of a list written here.
  var item: ArgumentPlace? { self == .joinList ? .joinItem : nil }

  /// Whether a call of a function can be used in this place. What macros return is not known.
  func takes(_ function: IntrinsicFunction) -> Bool {
    switch function {
    // What it takes depends on the branches.
    case .if: self != .ifCondition && self != .equalsSide && self != .joinDelimiter && self != .splitDelimiter
    case .transform, .forEach, .getStackOutput, .length, .toJSONString: true
    default: takesCommon(function)
    }
  }

  private func takesCommon(_ function: IntrinsicFunction) -> Bool {
    switch self {
    case .ifCondition, .joinDelimiter, .splitDelimiter: false
    case .base64Text: function != .getAZs && function != .split
    case .cidrBlock, .cidrNumber: [.findInMap, .getAtt, .importValue, .join, .ref, .select, .sub].contains(function)
    case .equalsSide:
      [.findInMap, .join, .ref, .refAll, .select, .split, .sub, .valueOf, .valueOfAll].contains(function)
    case .exportName: [.base64, .findInMap, .join, .ref, .select, .sub].contains(function)
    case .joinItem:
      [.base64, .findInMap, .getAtt, .importValue, .join, .ref, .select, .sub].contains(function)
    case .joinList, .selectList: [.cidr, .findInMap, .getAtt, .getAZs, .ref, .split].contains(function)
    case .jsonValue, .lengthList:
      [.cidr, .findInMap, .getAtt, .getAZs, .ref, .select, .split].contains(function)
    case .mappingKey: [.findInMap, .ref].contains(function)
    case .region: [.findInMap, .getAtt, .importValue, .join, .ref, .select, .sub].contains(function)
    case .selectIndex: [.findInMap, .ref].contains(function)
    case .splitText:
      [.base64, .findInMap, .getAtt, .getAZs, .importValue, .join, .ref, .select, .sub].contains(function)
    case .subVariable:
      [.base64, .findInMap, .getAtt, .getAZs, .importValue, .join, .ref, .select, .sub].contains(function)
    }
  }
}
