import CloudFormation

extension Resolver {
  /// What a value is that is certainly not of one of the formats of provider schemas, such as `AWS::EC2::Subnet.Id`; nil
  /// where it is of the format or that is not known.
  package func kind(of alternative: Alternative, notOfFormat format: String) -> ValueKind? {
    guard let accepted = acceptedByFormat[format], let kind = kind(of: alternative),
      case .refused = accepted.answer(to: kind)
    else { return nil }
    return kind
  }
}

/// What is of a format. An alias of a key may stand for the key.
private let acceptedByFormat = [
  "AWS::ACM::Certificate.Arn": "certificate",
  "AWS::EC2::Image.Id": "image",
  "AWS::EC2::SecurityGroup.Id": "group",
  "AWS::EC2::Subnet.Id": "subnet",
  "AWS::EC2::VPC.Id": "vpc",
  "AWS::IAM::Role.Arn": "role",
  "AWS::KMS::Alias.AliasName": "KMS::Alias.Name|KMS::Alias.Arn",
  "AWS::KMS::Key.Arn": "KMS::Key.Arn|KMS::Alias.Arn",
  "AWS::KMS::Key.Id": "key",
  "AWS::Lambda::Function.Arn": "function",
  "AWS::Logs::LogGroup.Name": "logs",
  "AWS::S3::Bucket.Name": "bucket",
  "AWS::SNS::Topic.Arn": "topic",
  "AWS::SQS::Queue.Arn": "SQS::Queue.Arn",
].mapValues { AcceptedKinds(reading: $0) }
