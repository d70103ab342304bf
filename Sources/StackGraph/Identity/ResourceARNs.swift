import CloudFormation

/// The ARNs that `Ref` and attributes of resources give, for the types policies name most.
enum ResourceARNs {
  /// By type and attribute (`Ref` for none); `%` stands for a name, `*` for one text that may have slashes and colons.
  private static let arns: [String: String] = [
    "AWS::CodeBuild::Project.Arn": "arn:%:codebuild:%:%:project/%",
    "AWS::CodeCommit::Repository.Arn": "arn:%:codecommit:%:%:%",
    "AWS::DynamoDB::Table.Arn": "arn:%:dynamodb:%:%:table/%",
    "AWS::DynamoDB::Table.StreamArn": "arn:%:dynamodb:%:%:table/%/stream/*",
    "AWS::DynamoDB::GlobalTable.Arn": "arn:%:dynamodb:%:%:table/%",
    "AWS::ECR::Repository.Arn": "arn:%:ecr:%:%:repository/*",
    "AWS::ECS::Cluster.Arn": "arn:%:ecs:%:%:cluster/%",
    "AWS::ECS::Service.Ref": "arn:%:ecs:%:%:service/*",
    "AWS::ECS::TaskDefinition.Ref": "arn:%:ecs:%:%:task-definition/*",
    "AWS::EFS::FileSystem.Arn": "arn:%:elasticfilesystem:%:%:file-system/%",
    "AWS::Events::EventBus.Arn": "arn:%:events:%:%:event-bus/*",
    "AWS::IAM::Role.Arn": "arn:%:iam::%:role/*",
    "AWS::IAM::User.Arn": "arn:%:iam::%:user/*",
    "AWS::KMS::Key.Arn": "arn:%:kms:%:%:key/%",
    "AWS::Kinesis::Stream.Arn": "arn:%:kinesis:%:%:stream/%",
    "AWS::KinesisFirehose::DeliveryStream.Arn": "arn:%:firehose:%:%:deliverystream/%",
    "AWS::Lambda::Function.Arn": "arn:%:lambda:%:%:function:%",
    "AWS::Logs::LogGroup.Arn": "arn:%:logs:%:%:log-group:*",
    "AWS::S3::Bucket.Arn": "arn:%:s3:::%",
    "AWS::SNS::Topic.Ref": "arn:%:sns:%:%:%",
    "AWS::SNS::Topic.TopicArn": "arn:%:sns:%:%:%",
    "AWS::SQS::Queue.Arn": "arn:%:sqs:%:%:%",
    "AWS::SecretsManager::Secret.Ref": "arn:%:secretsmanager:%:%:secret:*",
    "AWS::SecretsManager::Secret.Id": "arn:%:secretsmanager:%:%:secret:*",
    "AWS::Serverless::Function.Arn": "arn:%:lambda:%:%:function:%",
    "AWS::StepFunctions::StateMachine.Arn": "arn:%:states:%:%:stateMachine:%",
    "AWS::StepFunctions::StateMachine.Ref": "arn:%:states:%:%:stateMachine:%",
  ]

  /// What a resource's `Ref` or attribute is like; nil for one that is no ARN or not known.
  static func pattern(of type: ResourceType, attribute: String?) -> TextPattern? {
    arns["\(type.rawValue).\(attribute ?? "Ref")"].map { text in
      var pattern = TextPattern()
      for (index, part) in text.split(at: "%", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { pattern.appendName() }
        for (index, piece) in part.split(at: "*", omittingEmptySubsequences: false).enumerated() {
          if index > 0 { pattern.appendHole() }
          pattern.append(String(piece))
        }
      }
      return pattern
    }
  }
}

extension Resolver {
  /// What a resource named in a policy can be like at most; nil where nothing is known of it.
  package func pattern(of content: Content) -> TextPattern? {
    switch content {
    case .text(let text): return TextPattern(text)
    case .origin(let origin):
      guard case .resource(let id, let attribute) = origin else { return nil }
      return ResourceARNs.pattern(of: workspace[id].type, attribute: attribute)
    case .pieces(let pieces):
      var result = TextPattern()
      for piece in pieces {
        switch piece {
        case .text(let text): result.append(text)
        case .unknown: result.appendHole()
        case .origin(.pseudo): result.appendName()
        case .origin(.resource(let id, let attribute)):
          if let own = ResourceARNs.pattern(of: workspace[id].type, attribute: attribute) {
            result.append(own)
          } else if workspace[id].type == "AWS::S3::Bucket", attribute == nil {
            result.appendName()
          } else {
            result.appendHole()
          }
        case .origin: result.appendHole()
        }
      }
      return result
    case .list, .map, .absent, .unknown: return nil
    }
  }
}

extension TextPattern {
  /// Adds another pattern.
  fileprivate mutating func append(_ other: TextPattern) {
    for token in other.tokens {
      switch token {
      case .many: appendAny()
      case .name: appendName()
      case .hole: appendHole()
      case .byte, .one: appendToken(token)
      }
    }
  }
}
