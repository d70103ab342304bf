import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Credentials that cfn-init is given in a resource's metadata.
  static let cfnInitAuthenticationNoCredentials = Rule.workspace("cfn-init-authentication-no-credentials") { context in
    for stack in context.workspace.stacks {
      for (position, resource) in stack.template.resources.enumerated() {
        guard let authentication = resource.metadata?["AWS::CloudFormation::Authentication"] else { continue }
        let owner = context.workspace[ResourceID(stack.id, position)]
        let scope = context.resolver.existence(of: owner)
        for entry in authentication.entries {
          for key in ["secretKey", "password", "accessKeyId"] {
            guard let value = entry.value[key] else { continue }
            let values = context.resolver.alternatives(of: StackValue(value, in: stack.id), in: scope)
            guard let violation = context.resolver.violation(among: values, where: context.isCredential) else {
              continue
            }
            context.report(
              violation, .holds(key, entry.key.text, resource.id), at: context.place(value.span, in: stack.id),
              flow: context.flow(of: violation.first))
            // The id of a key is never far from the key.
            break
          }
        }
      }
    }
  }
}

extension RuleContext {
  fileprivate func isCredential(_ alternative: Alternative) -> Bool? {
    switch alternative.content {
    case .text(let text): return SecretText.isVoid(text) ? nil : true
    case .origin(.resource(let id, attribute: _)): return workspace[id].type == "AWS::IAM::AccessKey"
    case .origin(.parameter(let stack, let position)):
      // That metadata shows a masked parameter is another rule's.
      return resolver.parameter(ParameterID(stack, Int(position))).isNoEcho ? nil : true
    case .absent, .list, .map: return false
    case .origin, .pieces, .unknown: return nil
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ key: String, _ name: String, _ resource: LogicalID) -> Self {
    """
    The metadata of `\(resource)` holds credentials: `\(key)` of `\(name)`. Whoever may describe the stack's resources \
    reads them. Give the instance a role and set `type: S3` with `roleName`, or let a script fetch the password.
    """
  }
}
