/// The properties that are a password, token or private key whatever is written there (provider schemas of the
/// CloudFormation registry, read through one by one; what only names a secret is left out).
///
/// A line without indent is a type, without `AWS::`, and the path its properties have in common; the indented lines
/// below it are the paths that go on from there, `*` standing for each item of a list. Sorted by type.
let secretPropertyTable: StaticString = """
  AmazonMQ::Broker
    LdapServerMetadata.ServiceAccountPassword Users.*.Password
  Amplify::App
    AccessToken AutoBranchCreationConfig.BasicAuthConfig.Password BasicAuthConfig.Password OauthToken
  Amplify::Branch
    BasicAuthConfig.Password
  ApiGateway::ApiKey
    Value
  AppFlow::ConnectorProfile ConnectorProfileConfig.ConnectorProfileCredentials
    Amplitude.ApiKey Amplitude.SecretKey CustomConnector.ApiKey.ApiKey CustomConnector.ApiKey.ApiSecretKey
    CustomConnector.Basic.Password CustomConnector.Oauth2.AccessToken CustomConnector.Oauth2.ClientSecret
    CustomConnector.Oauth2.RefreshToken Datadog.ApiKey Dynatrace.ApiToken GoogleAnalytics.AccessToken
    GoogleAnalytics.ClientSecret GoogleAnalytics.RefreshToken InforNexus.SecretAccessKey Marketo.AccessToken
    Marketo.ClientSecret Pardot.AccessToken Pardot.RefreshToken Redshift.Password
    SAPOData.BasicAuthCredentials.Password SAPOData.OAuthCredentials.AccessToken
    SAPOData.OAuthCredentials.ClientSecret SAPOData.OAuthCredentials.RefreshToken Salesforce.AccessToken
    Salesforce.JwtToken Salesforce.RefreshToken ServiceNow.OAuth2Credentials.AccessToken
    ServiceNow.OAuth2Credentials.ClientSecret ServiceNow.OAuth2Credentials.RefreshToken ServiceNow.Password
    Singular.ApiKey Slack.AccessToken Slack.ClientSecret Snowflake.Password Trendmicro.ApiSecretKey
    Veeva.Password Zendesk.AccessToken Zendesk.ClientSecret
  AppStream::DirectoryConfig
    ServiceAccountCredentials.AccountPassword
  BackupGateway::Hypervisor
    Password
  BedrockAgentCore::ApiKeyCredentialProvider
    ApiKey
  BedrockAgentCore::OAuth2CredentialProvider Oauth2ProviderConfigInput
    AtlassianOauth2ProviderConfig.ClientSecret CustomOauth2ProviderConfig.ClientSecret
    GithubOauth2ProviderConfig.ClientSecret GoogleOauth2ProviderConfig.ClientSecret
    IncludedOauth2ProviderConfig.ClientSecret LinkedinOauth2ProviderConfig.ClientSecret
    MicrosoftOauth2ProviderConfig.ClientSecret SalesforceOauth2ProviderConfig.ClientSecret
    SlackOauth2ProviderConfig.ClientSecret
  CodeBuild::SourceCredential
    Token
  CodePipeline::Pipeline
    Stages.*.Actions.*.Configuration.OAuthToken
  CodePipeline::Webhook
    AuthenticationConfiguration.SecretToken
  CodeStar::GitHubRepository
    RepositoryAccessToken
  Cognito::UserPoolIdentityProvider
    ProviderDetails.client_secret
  Connect::User
    Password
  DMS::Endpoint
    GcpMySQLSettings.Password KafkaSettings.SaslPassword KafkaSettings.SslClientKeyPassword
    MicrosoftSqlServerSettings.Password MongoDbSettings.Password OracleSettings.AsmPassword Password
    RedisSettings.AuthPassword
  DataSync::LocationAzureBlob
    AzureBlobSasConfiguration.AzureBlobSasToken
  DataSync::LocationFSxONTAP
    Protocol.SMB.Password
  DataSync::LocationFSxWindows
    Password
  DataSync::LocationObjectStorage
    SecretKey
  DataSync::LocationSMB
    Password
  DataZone::Connection Props.GlueProperties.GlueConnectionInput.AuthenticationConfiguration
    BasicAuthenticationCredentials.Password OAuth2Properties.OAuth2Credentials.AccessToken
    OAuth2Properties.OAuth2Credentials.JwtToken OAuth2Properties.OAuth2Credentials.RefreshToken
    OAuth2Properties.OAuth2Credentials.UserManagedClientApplicationClientSecret
  DataZone::Connection
    Props.RedshiftProperties.Credentials.UsernamePassword.Password
  DevOpsAgent::Service ServiceDetails
    Dynatrace.AuthorizationConfig.OAuthClientCredentials.ClientSecret GitLab.TokenValue
    MCPServer.AuthorizationConfig.ApiKey.ApiKeyValue
    MCPServer.AuthorizationConfig.OAuthClientCredentials.ClientSecret
    MCPServerNewRelic.AuthorizationConfig.ApiKey.ApiKey
    MCPServerSplunk.AuthorizationConfig.BearerToken.TokenValue
    PagerDuty.AuthorizationConfig.OAuthClientCredentials.ClientSecret
    ServiceNow.AuthorizationConfig.OAuthClientCredentials.ClientSecret
  DirectConnect::PrivateVirtualInterface
    BgpPeers.*.AuthKey
  DirectConnect::PublicVirtualInterface
    BgpPeers.*.AuthKey
  DirectConnect::TransitVirtualInterface
    BgpPeers.*.AuthKey
  DirectoryService::MicrosoftAD
    Password
  DirectoryService::SimpleAD
    Password
  DocDB::DBCluster
    MasterUserPassword
  DocDBElastic::Cluster
    AdminUserPassword
  EC2::VPNConnection
    VpnTunnelOptionsSpecifications.*.PreSharedKey
  EC2::VerifiedAccessTrustProvider
    NativeApplicationOidcOptions.ClientSecret OidcOptions.ClientSecret
  EMR::Cluster KerberosAttributes
    ADDomainJoinPassword CrossRealmTrustPrincipalPassword KdcAdminPassword
  ElastiCache::ReplicationGroup
    AuthToken
  ElastiCache::User
    AuthenticationMode.Passwords.* Passwords.*
  ElasticLoadBalancingV2::Listener
    DefaultActions.*.AuthenticateOidcConfig.ClientSecret
  ElasticLoadBalancingV2::ListenerRule
    Actions.*.AuthenticateOidcConfig.ClientSecret
  Elasticsearch::Domain
    AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword
  Events::Connection AuthParameters
    ApiKeyAuthParameters.ApiKeyValue BasicAuthParameters.Password OAuthParameters.ClientParameters.ClientSecret
  FSx::FileSystem
    OntapConfiguration.FsxAdminPassword WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password
  FSx::StorageVirtualMachine
    ActiveDirectoryConfiguration.SelfManagedActiveDirectoryConfiguration.Password SvmAdminPassword
  Glue::Connection ConnectionInput
    AuthenticationConfiguration.BasicAuthenticationCredentials.Password
    AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.AccessToken
    AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.JwtToken
    AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.RefreshToken
    AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.UserManagedClientApplicationClientSecret
    ConnectionProperties.PASSWORD
  IAM::SAMLProvider
    AddPrivateKey
  IAM::ServerCertificate
    PrivateKey
  IAM::User
    LoginProfile.Password
  InspectorV2::CodeSecurityIntegration
    CreateIntegrationDetails.gitlabSelfManaged.accessToken
  IoTWireless::PartnerAccount
    Sidewalk.AppServerPrivateKey SidewalkUpdate.AppServerPrivateKey
  KinesisFirehose::DeliveryStream
    RedshiftDestinationConfiguration.Password SnowflakeDestinationConfiguration.KeyPassphrase
    SnowflakeDestinationConfiguration.PrivateKey SplunkDestinationConfiguration.HECToken
  Lightsail::Database
    MasterUserPassword
  ManagedBlockchain::Member MemberConfiguration.MemberFrameworkConfiguration.MemberFabricConfiguration
    AdminPassword
  MemoryDB::User
    AuthenticationMode.Passwords.*
  OpenSearchService::Domain
    AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword
  OpsWorks::App
    AppSource.Password AppSource.SshKey SslConfiguration.PrivateKey
  OpsWorks::Stack
    CustomCookbooksSource.Password CustomCookbooksSource.SshKey RdsDbInstances.*.DbPassword
  Pinpoint::ADMChannel
    ClientSecret
  Pinpoint::APNSChannel
    PrivateKey TokenKey
  Pinpoint::APNSSandboxChannel
    PrivateKey TokenKey
  Pinpoint::APNSVoipChannel
    PrivateKey TokenKey
  Pinpoint::APNSVoipSandboxChannel
    PrivateKey TokenKey
  Pinpoint::BaiduChannel
    ApiKey SecretKey
  Pinpoint::GCMChannel
    ApiKey
  QuickSight::ActionConnector AuthenticationConfig.AuthenticationMetadata
    ApiKeyConnectionMetadata.ApiKey
    AuthorizationCodeGrantMetadata.AuthorizationCodeGrantCredentialsDetails.AuthorizationCodeGrantDetails.ClientSecret
    BasicAuthConnectionMetadata.Password
    ClientCredentialsGrantMetadata.ClientCredentialsDetails.ClientCredentialsGrantDetails.ClientSecret
  QuickSight::DataSource Credentials
    CredentialPair.Password KeyPairCredentials.PrivateKey KeyPairCredentials.PrivateKeyPassphrase
  RDS::DBCluster
    MasterUserPassword
  RDS::DBInstance
    MasterUserPassword TdeCredentialPassword
  Redshift::Cluster
    MasterUserPassword
  RedshiftServerless::Namespace
    AdminUserPassword
  SES::EmailIdentity
    DkimSigningAttributes.DomainSigningPrivateKey
  SES::MailManagerIngressPoint
    IngressPointConfiguration.SmtpPassword
  SecretsManager::Secret
    SecretString
  SecurityLake::SubscriberNotification NotificationConfiguration.HttpsNotificationConfiguration
    AuthorizationApiKeyValue
  Timestream::InfluxDBCluster
    Password
  Timestream::InfluxDBInstance
    Password
  Transfer::Certificate
    PrivateKey
  Alexa::ASK::Skill AuthenticationConfiguration
    ClientSecret RefreshToken
  """
