import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A parameter of a type CloudFormation does not have.
  static let unknownParameterType = Rule.template("unknown-parameter-type") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for parameter in template.parameters {
      guard let type = parameter.body["Type"], let name = type.text, !knownTypes.contains(name) else { continue }
      context.report(
        .isUnknown(parameter.name, name, knownTypes), kind: name.contains("AWS::") ? "undocumented" : "unknown",
        at: context.place(type.span, in: template))
    }
  }

  /// The types of parameters (user guide, "Parameters": types, AWS-specific types, SSM types).
  private static let knownTypes: [String] = {
    let single = [
      "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id",
      "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
      "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id", "Number", "String",
    ]
    let plain = single + single.map { "List<\($0)>" } + ["AWS::EC2::KeyPair::KeyName", "CommaDelimitedList"]
    return plain + (plain + ["AWS::SSM::Parameter::Name"]).map { "AWS::SSM::Parameter::Value<\($0)>" }
      + ["AWS::SSM::Parameter::Name"]
  }()
}

extension Finding.Message {
  fileprivate static func isUnknown(_ name: String, _ type: String, _ known: [String]) -> Self {
    let hint = Suggestion.sentence(for: type, among: known) ?? "Use `String` if no other type fits."
    return "Parameter `\(name)` is of type `\(type)`, which is none of CloudFormation's. \(wording: hint)"
  }
}
