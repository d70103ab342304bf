import CloudFormation

/// The properties that are passwords or tokens whatever is written there.
package enum SecretProperties {
  /// The paths from `Properties`, by type of resource.
  package static let paths: [(type: ResourceType, path: [String])] = [
    ("AWS::Amplify::App", ["AccessToken"]),
    ("AWS::Amplify::App", ["BasicAuthConfig", "Password"]),
    ("AWS::Amplify::App", ["OauthToken"]),
    ("AWS::Amplify::Branch", ["BasicAuthConfig", "Password"]),
    ("AWS::AppStream::DirectoryConfig", ["ServiceAccountCredentials", "AccountPassword"]),
    ("AWS::CodeBuild::SourceCredential", ["Token"]),
    ("AWS::CodePipeline::Webhook", ["AuthenticationConfiguration", "SecretToken"]),
    ("AWS::DMS::Endpoint", ["Password"]),
    ("AWS::DirectoryService::MicrosoftAD", ["Password"]),
    ("AWS::DirectoryService::SimpleAD", ["Password"]),
    ("AWS::DocDB::DBCluster", ["MasterUserPassword"]),
    ("AWS::DocDBElastic::Cluster", ["AdminUserPassword"]),
    ("AWS::ElastiCache::ReplicationGroup", ["AuthToken"]),
    ("AWS::Elasticsearch::Domain", ["AdvancedSecurityOptions", "MasterUserOptions", "MasterUserPassword"]),
    ("AWS::IAM::User", ["LoginProfile", "Password"]),
    ("AWS::Lightsail::Database", ["MasterUserPassword"]),
    ("AWS::OpenSearchService::Domain", ["AdvancedSecurityOptions", "MasterUserOptions", "MasterUserPassword"]),
    ("AWS::RDS::DBCluster", ["MasterUserPassword"]),
    ("AWS::RDS::DBInstance", ["MasterUserPassword"]),
    ("AWS::RDS::DBInstance", ["TdeCredentialPassword"]),
    ("AWS::Redshift::Cluster", ["MasterUserPassword"]),
    ("AWS::RedshiftServerless::Namespace", ["AdminUserPassword"]),
    ("AWS::SecretsManager::Secret", ["SecretString"]),
  ]
}
