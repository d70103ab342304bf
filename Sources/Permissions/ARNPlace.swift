import CloudFormation
import StackGraph

/// The partition, region and account that the ARNs of a stack's resources name; `*` where one is not known.
struct ARNPlace: Hashable {
  let partition: String
  let region: String
  let account: String

  init(of stack: Stack) {
    partition = stack.text(of: .partition) ?? "*"
    region = stack.text(of: .region) ?? "*"
    account = stack.text(of: .accountID) ?? "*"
  }

  /// An ARN as the service authorization reference writes it, with `${Partition}` and the like; `fill` says what stands
  /// for other variables.
  func arn(_ format: String, fill: (Substring) -> String = { _ in "*" }) -> String {
    var result = ""
    var rest = format[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound]
      let variable = rest[start.upperBound..<end]
      switch variable {
      case "Partition": result += partition
      case "Region": result += region
      case "Account": result += account
      default: result += fill(variable)
      }
      rest = rest[rest.index(after: end)...]
    }
    return Self.withoutDoubledStars(result + rest)
  }

  /// The variables of an ARN's format that tell resources of one account and region apart.
  static func variables(of format: String) -> [Substring] {
    format.split(separator: "${").dropFirst().compactMap { $0.split(separator: "}").first }
      .filter { !["Partition", "Region", "Account"].contains($0) }
  }

  static func withoutDoubledStars(_ text: String) -> String {
    var result = ""
    for character in text where character != "*" || result.last != "*" { result.append(character) }
    return result
  }
}
