/// The files a rule begins with.
enum RuleSkeleton {
  /// The page of a rule.
  static func page(title: String) -> String {
    """
    ---
    title: \(title)
    level: warning
    severity: medium
    precision: high
    profile: default
    aliases: []
    controls: []
    since: 0.1
    ---
    What happens to whom when the finding is true.

    ## What the rule finds

    ```yaml bad
    Resources:
      Topic: # finding
        Type: AWS::SNS::Topic
    ```

    ## How it should be

    ```yaml good
    Resources:
      Topic:
        Type: AWS::SNS::Topic
    ```

    ## Exceptions

    When it is right to ignore the finding, and how.

    """
  }

  /// The Swift file of a rule.
  static func logic(id: String, name: SwiftName) -> String {
    """
    import CloudFormation
    import Findings
    import RuleEngine
    import StackGraph

    extension Rule {
      /// What the rule finds, in one sentence.
      static let \(name.lowerCamelCase) = Rule.workspace("\(id)") { context in
      }
    }

    extension Finding.Message {
      fileprivate static func wrong(_ name: LogicalID) -> Finding.Message {
        "\\(name) is wrong in some way, which has some consequence. Do this about it."
      }
    }

    """
  }
}
