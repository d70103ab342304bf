import CloudFormation

extension PolicyCarriers {
  /// The properties that are policies of resources: who may do what with them. The properties of a policy of an event bus
  /// are such a document themselves.
  package static let resourcePolicies: [ResourceType: [String]] = [
    "AWS::ApiGateway::RestApi": ["Policy"],
    "AWS::Backup::BackupVault": ["AccessPolicy"],
    "AWS::EC2::VPCEndpoint": ["PolicyDocument"],
    "AWS::CodeArtifact::Domain": ["PermissionsPolicyDocument"],
    "AWS::CodeArtifact::Repository": ["PermissionsPolicyDocument"],
    "AWS::ECR::RegistryPolicy": ["PolicyText"],
    "AWS::ECR::Repository": ["RepositoryPolicyText"],
    "AWS::EFS::FileSystem": ["FileSystemPolicy"],
    "AWS::Elasticsearch::Domain": ["AccessPolicies"],
    "AWS::Events::EventBus": ["Policy"],
    "AWS::Events::EventBusPolicy": [],
    "AWS::IAM::Role": ["AssumeRolePolicyDocument"],
    "AWS::KMS::Key": ["KeyPolicy"],
    "AWS::KMS::ReplicaKey": ["KeyPolicy"],
    "AWS::Kinesis::ResourcePolicy": ["ResourcePolicy"],
    "AWS::Logs::ResourcePolicy": ["PolicyDocument"],
    "AWS::OpenSearchService::Domain": ["AccessPolicies"],
    "AWS::S3::AccessPoint": ["Policy"],
    "AWS::S3::BucketPolicy": ["PolicyDocument"],
    "AWS::SNS::TopicInlinePolicy": ["PolicyDocument"],
    "AWS::SNS::TopicPolicy": ["PolicyDocument"],
    "AWS::SQS::QueueInlinePolicy": ["PolicyDocument"],
    "AWS::SQS::QueuePolicy": ["PolicyDocument"],
    "AWS::SecretsManager::ResourcePolicy": ["ResourcePolicy"],
  ]

  /// The types of resources with policies of either kind.
  package static let allTypes = Set(types).union(resourcePolicies.keys).sorted { $0.rawValue < $1.rawValue }
}

extension Resolver {
  /// What each policy of a resource can be, those about who may use it included.
  package func policyDocuments(of carrier: StackResource) -> [[Alternative]] {
    let own = PolicyCarriers.types.contains(carrier.type) ? identityPolicies(of: carrier) : []
    return own + writtenResourcePolicies(of: carrier)
  }

  /// The policies that say who may use a resource.
  package func resourcePolicies(of carrier: StackResource) -> [PolicyDocument] {
    writtenResourcePolicies(of: carrier).map(policyDocument)
  }

  private func writtenResourcePolicies(of carrier: StackResource) -> [[Alternative]] {
    PolicyCarriers.resourcePolicies[carrier.type].map { [reading(property($0, of: carrier))] } ?? []
  }

  /// The statements of all policies of a resource.
  package func allPolicyStatements(of carrier: StackResource) -> [PolicyStatement] {
    policyDocuments(of: carrier).flatMap { policyDocument($0).statements }
  }
}
