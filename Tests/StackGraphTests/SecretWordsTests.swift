import Testing

@testable import StackGraph

@Suite struct SecretWordsTests {
  @Test(arguments: [
    "password", "Password", "PASSWORD", "DbPassword", "DBPassword", "DB_PASSWORD", "db-password", "MasterUserPassword",
    "MasterUserpassword", "PGPASSWORD", "MYSQL_ROOT_PASSWORD", "SPRING_DATASOURCE_PASSWORD",
    "spring.datasource.password",
    "/app/prod/db/password", "PasswordValue", "AdminPassword2", "DatabasePasswordProd", "RedisPasswd", "DbPwd",
    "DB_PASS", "SMTP_PASS", "KeystorePassphrase", "VpnPsk", "APIKey", "ApiKey", "API_KEY", "STRIPE_API_KEY",
    "OPENAI_APIKEY", "DD_API_KEY", "NewRelicLicenseKey", "SECRET_KEY", "SECRET_KEY_BASE", "RailsSecretKeyBase",
    "DJANGO_SECRET_KEY", "AWS_SECRET_ACCESS_KEY", "AwsSecretKey", "PrivateKey", "JWT_PRIVATE_KEY", "TLSPrivateKey",
    "SigningKey", "ClientSecret", "GitHubClientSecret", "CookieSecret", "JWT_SECRET", "APP_SECRET", "WebhookSecret",
    "SlackSigningSecret", "GithubToken", "GITHUB_TOKEN", "OAuthToken", "AuthToken", "ACCESS_TOKEN", "SlackBotToken",
    "APIToken", "DbPasswords",
  ])
  func namesASecret(_ name: String) {
    #expect(SecretWords.nameSecret(name))
  }

  @Test(arguments: [
    "", "Name", "DbUser", "PWD", "OLDPWD", "DbPasswordArn", "DB_PASSWORD_ARN", "DbPasswordSecretArn", "PasswordPolicy",
    "PasswordPolicyArn", "PasswordLength", "MinimumPasswordLength", "MaxPasswordAge", "PasswordReusePrevention",
    "AllowUsersToChangePassword", "PasswordRotationEnabled", "UsePassword", "HasPassword", "GeneratePassword",
    "ManageMasterUserPassword", "ResetPassword", "ForgotPassword", "DbPasswordParameter", "DbPasswordSSMParam",
    "DbPasswordParameterName", "DbPasswordPath", "POSTGRES_PASSWORD_FILE", "DbPasswordKey", "PASSWORD_FIELD",
    "PasswordlessLogin", "PasswordResetUrl", "TokenExpiry", "TokenUrl", "TOKEN_ENDPOINT", "AccessTokenValidity",
    "TokenTTL", "JwtTokenLifetime", "NextToken", "ServiceToken", "IdempotencyToken", "MAX_TOKENS", "TokenType",
    "KeyName", "SSHKeyName", "SSHKey", "Ec2KeyPair", "KmsKey", "KmsKeyId", "KmsKeyArn", "PublicKey", "PublicAPIKey",
    "PartitionKey", "SortKeyName", "Secret", "DbSecret", "DatabaseSecret", "SecretName", "SecretId", "SECRET_ARN",
    "SecretsManagerEndpoint", "SecretsManagerApiKey", "ParentSecretStack", "SecretRotationDays", "Credentials",
    "AwsCredentials", "DbCredentials", "CREDENTIALS_FILE", "ApiKeyRequired", "ApiKeySourceType", "ApiKeyId",
    "APIKeyHeader", "BypassCache", "TestPass", "PassThrough", "Token", "TOKEN", "LicenseKeyUrl", "PrivateKeyPath",
    "SigningKeyAlias", "AuthTokenEnabled", "CrossAccountPasswordRoleName", "PasswordCount", "ClientToken",
  ])
  func namesNoSecret(_ name: String) {
    #expect(!SecretWords.nameSecret(name))
  }

  @Test(arguments: [
    ("DbPasswordArn", true), ("DB_PASSWORD_PARAMETER_NAME", true), ("SecretId", true), ("DbPassword", false),
    ("Secret", false), ("TOKEN_URL", true),
  ])
  func namesAnIdentifier(_ name: String, _ isIdentifier: Bool) {
    #expect(SecretWords.nameIdentifier(name) == isIdentifier)
  }
}

@Suite struct SecretLiteralTests {
  @Test func recognisesSecretsByTheirForm() {
    // Put together here, so that nobody's scanner takes this file for a leak.
    let body = "0123456789abcdefghijklmnopqrstuvwxyz"
    #expect(SecretLiteral(in: "key=" + "AKIA" + "ABCDEFGH23456789 ") == .accessKeyID)
    #expect(SecretLiteral(in: "-----BEGIN RSA " + "PRIVATE KEY-----\nMII") == .privateKey)
    #expect(SecretLiteral(in: "ghp" + "_" + body) == .token(service: "GitHub"))
    #expect(SecretLiteral(in: "glpat" + "-" + body) == .token(service: "GitLab"))
    #expect(SecretLiteral(in: "postgres://app:" + "hunter2@db:5432/app") == .passwordInURL)
  }

  @Test(arguments: [
    "", "AKIAIOSFODNN7EXAMPLE", "AKIA-SHORT", "-----BEGIN PUBLIC KEY-----", "ghp_short", "https://example.com",
    "https://user@example.com/a", "postgres://app:${PASSWORD}@db/app", "postgres://app:\u{FFFC}@db/app",
    "http://example.com:8080/@scope/package", "arn:aws:iam::123456789012:role/a", "https://app:<password>@db",
    "git@github.com:owner/repository.git", "redis://:@cache",
  ])
  func leavesOthersAlone(_ text: String) {
    #expect(SecretLiteral(in: text) == nil)
  }
}

@Suite struct SecretTextTests {
  @Test(arguments: [
    ("prod/db/password", true), ("DB_PASSWORD", true), ("app-db-password", true), ("id_rsa.pem", true),
    ("hunter2", false), ("password", false), ("Sm1rf-magnet", false), ("postgres", false),
  ])
  func tellsNamesFromSecrets(_ text: String, _ isName: Bool) {
    #expect(SecretText.isName(text) == isName)
  }

  @Test(arguments: [
    ("", true), ("<password>", true), ("xxxxxxxx", true), ("${PASSWORD}", true), ("CHANGE_ME", true),
    ("change-me-now", true),
    ("YourPasswordHere", true), ("arn:aws:iam::123456789012:role/a", true), ("hunter2", false), ("smurfmagnet", false),
  ])
  func tellsPlaceholders(_ text: String, _ isPlaceholder: Bool) {
    #expect(SecretText.isPlaceholder(text) == isPlaceholder)
  }

  @Test(arguments: [
    "export DB_PASSWORD=Sm1rfmagnet", "app --password=hunter2!", "API_KEY='8f14e45fceea167a'; serve",
    "a=b\nSECRET_KEY=\"0123456789abcdef\"\n",
  ])
  func findsAssignments(_ script: String) {
    #expect(SecretAssignment(in: script) != nil)
  }

  @Test(arguments: [
    "DB_PASSWORD=$PASSWORD", "DB_PASSWORD=$(get)", "PASSWORD=`get`", "--password=\u{FFFC}", "PASSWORD=",
    "PASSWORD=none",
    "connect(password=password1)", "--password-file=/run/secrets/p1", "TOKEN_TTL=3600seconds", "password = 'hunter2'",
    "PASSWORD=%PASSWORD1%", "s/^password=.*1/", "API_KEY=CHANGE_ME1", "DB_PASSWORD=db-password-1",
    "PasswordAuthentication=no",
  ])
  func leavesOtherScriptsAlone(_ script: String) {
    #expect(SecretAssignment(in: script) == nil)
  }

  @Test(arguments: [
    ("smurfmagnet", true), (#"{"user": "app", "password": "smurfmagnet"}"#, true),
    (#"{"a": {"apiKey": "8f14e45f"}}"#, true),
    ("", false), ("CHANGE_ME", false), (#"{"user": "app", "password": "CHANGE_ME"}"#, false),
    (#"{"user": "app", "password": "\#u{FFFC}"}"#, false),
    (#"{"url": "https://example.com", "engine": "mysql"}"#, false),
    ("{}", false), (#"{"password": ""}"#, false), (#"{"password"#, false),
  ])
  func readsDocuments(_ text: String, _ holdsSecret: Bool) {
    #expect(SecretDocument.holdsSecret(text) == holdsSecret)
  }

  @Test func secretPropertiesAreRead() {
    for property in SecretProperties.all {
      #expect(!property.path.isEmpty && !property.name.isEmpty)
      #expect(property.type.rawValue.hasPrefix("AWS::") || property.type == "Alexa::ASK::Skill")
    }
    #expect(Set(SecretProperties.all).count == SecretProperties.all.count)
    #expect(
      SecretProperties.byType["AWS::AmazonMQ::Broker"]?.contains { $0.path == ["Users", "*", "Password"] } == true)
  }
}

@Suite struct GlobMeetingTests {
  @Test(arguments: [
    ("*", "", true), ("secret:app-*", "secret:app-\u{FFFC}", true), ("secret:app", "secret:app-\u{FFFC}", false),
    ("secret:app-??????", "secret:app-\u{FFFC}", true), ("parameter//app/a", "parameter/app/a", false),
    ("parameter/\u{FFFC}/a", "parameter/prod/a", true), ("parameter/dev/*", "parameter/\u{FFFC}/a", true),
    ("parameter/dev/*", "parameter/prod/\u{FFFC}", false), ("a?c", "abc", true), ("a?c", "ac", false), ("", "a", false),
  ])
  func meets(_ pattern: String, _ text: String, _ meets: Bool) {
    #expect(Glob.mayMeet(pattern, text) == meets)
  }
}
