import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A layer whose name is longer than one can be.
  static let lambdaLayerNameLength = Rule.resource(
    "lambda-layer-name-length", of: "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { function, context in
    let resolver = context.resolver
    for item in resolver.list(of: resolver.property("Layers", of: function), at: nil).items {
      let alternatives = resolver.alternatives(of: item)
      let violation = resolver.violation(among: alternatives) { layer in
        layer.content.text.map { ($0.layerName?.utf8.count ?? 0) > longest }
      }
      guard let violation, let name = violation.first.content.text?.layerName else { continue }
      context.report(violation, .isTooLong(function.logicalID, short(String(name)), name.utf8.count))
    }
  }

  /// Letters, digits, `-` and `_` (Lambda API reference, `PublishLayerVersion`).
  private static let longest = 140
}

extension String {
  /// The name in the ARN of a version of a layer.
  fileprivate var layerName: Substring? {
    let parts = split(at: ":", omittingEmptySubsequences: false)
    return parts.count == 8 && parts[2] == "lambda" && parts[5] == "layer" ? parts[6] : nil
  }
}

extension Finding.Message {
  fileprivate static func isTooLong(_ function: LogicalID, _ name: String, _ length: Int) -> Self {
    """
    Function `\(function)` has the layer `\(name)`, whose name has \(wording: "\(length)") characters, but no layer's \
    name has more than 140, so the deployment fails. Name a layer that exists.
    """
  }
}
