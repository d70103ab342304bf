import Findings
import Reports
import RuleBook
import Testing

@testable import Checking

/// The same system gives the same report, byte for byte.
@Suite struct DeterminismTests {
  private static let files: [String: String] = [
    "network.yaml": """
    Parameters:
      Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}
      Unused: {Type: String}
      AlsoUnused: {Type: String}
    Conditions:
      IsProd: !Equals [!Ref Env, prod]
      Nowhere: !Equals [!Ref Env, dev]
    Resources:
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, Tags: [!Ref Missing, !Ref Gone]}}
      SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
      SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
    Outputs:
      VpcId: {Value: !Ref Vpc, Export: {Name: !Sub '${AWS::StackName}-VpcId'}}
      SubnetA: {Value: !Ref SubnetA, Export: {Name: !Sub '${AWS::StackName}-SubnetA'}}
      SubnetB: {Value: !Ref SubnetB, Export: {Name: shared-name}}

    """,
    "database.yaml": """
    Parameters:
      NetworkStackName: {Type: String}
      Password: {Type: String, Default: hunter2hunter2}
      MultiAZ: {Type: String, Default: 'false', AllowedValues: ['true', 'false']}
    Resources:
      Database: # stackproof: ignore[rds-instance-multi-az, no-such-rule] development only
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: admin
          MasterUserPassword: !Ref Password
          MultiAZ: !Ref MultiAZ
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: database
          VpcId: {'Fn::ImportValue': !Sub '${NetworkStackName}-VpcID'}
    Outputs:
      Name: {Value: !GetAtt Database.Endpoint.Address, Export: {Name: shared-name}}

    """,
    "nested/service.json": """
    {"Parameters": {"NetworkStackName": {"Type": "String"}, "Extra": {"Type": "String"}},
     "Resources": {
      "Group": {"Type": "AWS::EC2::SecurityGroup", "DependsOn": ["Nothing", "Nobody"], "Properties": {
        "VpcId": {"Fn::ImportValue": {"Fn::Sub": "${NetworkStackName}-VpcId"}}}},
      "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [
        {"Name": "app", "Image": "app", "Environment": [{"Name": "DB_PASSWORD", "Value": "hunter2hunter2"}]}]}}}}
    """,
    "system.yaml": """
    Resources:
      One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: nested/service.json, Parameters: {Wrong: 1}}}
      Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: nested/service.json}}
      Three: {Type: AWS::SNS::Topic, DependsOn: Four}
      Four: {Type: AWS::SNS::Topic, DependsOn: Three}

    """,
    "broken.yaml": "Resources:\n  A: {Type: AWS::SNS::Topic\n  B: [\n",
    "empty.yaml": "Resources: {}\n",
  ]

  private static func json(_ paths: [String], threadLimit: Int) -> (bytes: [UInt8], report: Report) {
    var session = CheckSession(source: .memory(files.mapValues { Array($0.utf8) }))
    session.selection.profile = .all
    session.threadLimit = threadLimit
    let report = session.check(paths: paths).report
    let rules = RuleBook.pages.map { RuleDescriptor(of: $0) }
    return (report.written(as: .json, style: ReportStyle(toolVersion: "0"), rules: rules), report)
  }

  @Test func reportsAreTheSameInEveryRun() {
    let paths = Self.files.keys.sorted() + ["missing.yaml"]
    let expected = Self.json(paths, threadLimit: 1)
    // Enough of it to make a difference of order likely.
    #expect(expected.report.findings.count >= 10)
    #expect(Set(expected.report.findings.map(\.rule)).count >= 5)
    for run in 0..<20 {
      let written = Self.json(paths.shuffled(), threadLimit: 1 + run % 4).bytes
      #expect(written == expected.bytes, "run \(run)")
    }
  }

  @Test func fingerprintsAreUnique() {
    let findings = Self.json(Self.files.keys.sorted(), threadLimit: 4).report.findings
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
  }
}
