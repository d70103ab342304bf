import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A function that asks for snapshots of a runtime Lambda makes none of.
  static let lambdaSnapStartRuntime = Rule.resource(
    "lambda-snapstart-runtime", of: "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { function, context in
    let resolver = context.resolver
    let found = resolver.disagreement(
      of: resolver.property("SnapStart", "ApplyOn", of: function), with: resolver.property("Runtime", of: function),
      within: resolver.existence(of: function)
    ) { snapStart, runtime in
      if snapStart.content == .absent || runtime.content == .absent { return false }
      guard let wish = snapStart.content.text, let runtime = runtime.content.text else { return nil }
      return wish == "PublishedVersions" && !hasSnapStart(runtime)
    }
    guard let found, let runtime = found.pair.other.content.text else { return }
    context.report(
      .hasNone(function.logicalID, runtime), at: context.place(found.pair.own.span, in: found.pair.own.stack),
      notes: [context.note("the runtime", at: found.pair.other.span, in: found.pair.other.stack)],
      when: found.scenario, extent: found.extent)
  }

  /// Whether Lambda makes snapshots of a runtime (Lambda developer guide, "Lambda SnapStart": Java 11, Python 3.12,
  /// .NET 8 and later).
  private static func hasSnapStart(_ runtime: String) -> Bool {
    for (language, earliest) in [("java", 11), ("python3.", 12), ("dotnet", 8)] where runtime.hasPrefix(language) {
      return Int(runtime.dropFirst(language.utf8.count).prefix(while: \.isNumber)).map { $0 >= earliest } ?? false
    }
    return false
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ function: LogicalID, _ runtime: String) -> Self {
    """
    Function `\(function)` asks for SnapStart, which Lambda does not have for `\(runtime)`, so the deployment fails. Take \
    a later runtime, or remove `SnapStart`.
    """
  }
}
