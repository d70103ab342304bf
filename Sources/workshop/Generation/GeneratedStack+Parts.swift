extension GeneratedStack {
  static func networkOpening(_ network: Int) -> String {
    """
      Vpc:
        Type: AWS::EC2::VPC
        Properties: {CidrBlock: 10.\(network % 200).0.0/16, EnableDnsHostnames: true}
      Gateway:
        Type: AWS::EC2::InternetGateway
      Attachment:
        Type: AWS::EC2::VPCGatewayAttachment
        Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}
      PublicTable:
        Type: AWS::EC2::RouteTable
        Properties: {VpcId: !Ref Vpc}
      PublicRoute:
        Type: AWS::EC2::Route
        DependsOn: Attachment
        Properties: {RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
      PublicSubnet:
        Type: AWS::EC2::Subnet
        Properties: {VpcId: !Ref Vpc, CidrBlock: !Select [255, !Cidr [!GetAtt Vpc.CidrBlock, 256, 8]]}
      PublicAssociation:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: {SubnetId: !Ref PublicSubnet, RouteTableId: !Ref PublicTable}
      Address:
        Type: AWS::EC2::EIP
        DependsOn: Attachment
        Properties: {Domain: vpc}
      Nat:
        Type: AWS::EC2::NatGateway
        Properties: {SubnetId: !Ref PublicSubnet, AllocationId: !GetAtt Address.AllocationId}
      PrivateTable:
        Type: AWS::EC2::RouteTable
        Properties: {VpcId: !Ref Vpc}
      PrivateRoute:
        Type: AWS::EC2::Route
        Properties: {RouteTableId: !Ref PrivateTable, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}
      Endpoint:
        Type: AWS::EC2::VPCEndpoint
        Condition: IsProd
        Properties:
          VpcId: !Ref Vpc
          ServiceName: !Sub 'com.amazonaws.${AWS::Region}.s3'
          RouteTableIds: [!Ref PrivateTable]

    """
  }

  /// A subnet and a group that lets in the group before it.
  static func subnets(_ number: Int) -> String {
    """
      Subnet\(number):
        Type: AWS::EC2::Subnet
        Properties:
          VpcId: !Ref Vpc
          CidrBlock: !Select [\(number % 200), !Cidr [!GetAtt Vpc.CidrBlock, 256, 8]]
          AvailabilityZone: !Select [\(number % 2), !GetAZs '']
          Tags:
            - {Key: Name, Value: !Sub 'private-\(number)-${Stage}'}
      Association\(number):
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: {SubnetId: !Ref Subnet\(number), RouteTableId: !Ref PrivateTable}
      Group\(number):
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Part \(number)
          VpcId: !Ref Vpc
      Ingress\(number):
        Type: AWS::EC2::SecurityGroupIngress
        Properties:
          GroupId: !Ref Group\(number)
          IpProtocol: tcp
          FromPort: 8080
          ToPort: 8080
          SourceSecurityGroupId: !Ref Group\(max(number - 1, 1))

    """
  }

  static let functionsOpening = """
      Table:
        Type: AWS::DynamoDB::Table
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties:
          BillingMode: PAY_PER_REQUEST
          AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
          KeySchema: [{AttributeName: id, KeyType: HASH}]

    """

  static func function(_ number: Int, of network: Int) -> String {
    """
      Role\(number):
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: '2012-10-17'
            Statement:
              - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
          Policies:
            - PolicyName: table
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - {Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: !GetAtt Table.Arn}
      Function\(number):
        Type: AWS::Lambda::Function
        Properties:
          Runtime: python3.13
          Handler: index.handler
          Role: !GetAtt Role\(number).Arn
          MemorySize: !If [IsProd, 512, 256]
          Timeout: 30
          Code: {ZipFile: 'def handler(event, context): pass'}
          Environment: {Variables: {TABLE: !Ref Table, STAGE: !Ref Stage}}
          VpcConfig:
            SubnetIds: [!ImportValue net\(network)-subnet-\(number % 8 + 1), !ImportValue net\(network)-subnet-\(number % 8 + 2)]
            SecurityGroupIds: [!ImportValue net\(network)-group-\(number % 8 + 1)]
      Log\(number):
        Type: AWS::Logs::LogGroup
        Properties: {LogGroupName: !Sub '/aws/lambda/${Function\(number)}', RetentionInDays: 30}

    """
  }

  static let dataOpening = """
      Key:
        Type: AWS::KMS::Key
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties:
          EnableKeyRotation: true
          KeyPolicy:
            Version: '2012-10-17'
            Statement:
              - {Effect: Allow, Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}, Action: 'kms:*', Resource: '*'}

    """

  static func store(_ number: Int) -> String {
    """
      Bucket\(number):
        Type: AWS::S3::Bucket
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration:
              - ServerSideEncryptionByDefault: {SSEAlgorithm: 'aws:kms', KMSMasterKeyID: !Ref Key}
          VersioningConfiguration: {Status: !If [IsProd, Enabled, Suspended]}
      BucketPolicy\(number):
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Bucket\(number)
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Deny
                Principal: '*'
                Action: s3:*
                Resource: [!GetAtt Bucket\(number).Arn, !Sub '${Bucket\(number).Arn}/*']
                Condition: {Bool: {'aws:SecureTransport': 'false'}}
      Name\(number):
        Type: AWS::SSM::Parameter
        Properties: {Type: String, Value: !Ref Bucket\(number)}

    """
  }

  static func queue(_ number: Int) -> String {
    """
      Dead\(number):
        Type: AWS::SQS::Queue
        Properties: {MessageRetentionPeriod: 1209600, KmsMasterKeyId: alias/aws/sqs}
      Queue\(number):
        Type: AWS::SQS::Queue
        Properties:
          KmsMasterKeyId: alias/aws/sqs
          RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead\(number).Arn, maxReceiveCount: !If [IsProd, 5, 3]}
      Topic\(number):
        Type: AWS::SNS::Topic
        Properties: {KmsMasterKeyId: alias/aws/sns, DisplayName: !Sub 'events-\(number)-${Stage}'}
      Alarm\(number):
        Type: AWS::CloudWatch::Alarm
        Properties:
          Namespace: AWS/SQS
          MetricName: ApproximateNumberOfMessagesVisible
          Dimensions: [{Name: QueueName, Value: !GetAtt Dead\(number).QueueName}]
          Statistic: Maximum
          Period: 300
          EvaluationPeriods: 1
          Threshold: 0
          ComparisonOperator: GreaterThanThreshold
          AlarmActions: [!Ref Topic\(number)]

    """
  }

  static let containersOpening = """
      Cluster:
        Type: AWS::ECS::Cluster
      Execution:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: '2012-10-17'
            Statement:
              - {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
          ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']

    """

  static func service(_ number: Int, of network: Int) -> String {
    """
      Log\(number):
        Type: AWS::Logs::LogGroup
        Properties: {RetentionInDays: 30}
      Task\(number):
        Type: AWS::ECS::TaskDefinition
        Properties:
          RequiresCompatibilities: [FARGATE]
          NetworkMode: awsvpc
          Cpu: '256'
          Memory: '512'
          ExecutionRoleArn: !GetAtt Execution.Arn
          ContainerDefinitions:
            - Name: app
              Image: !Sub '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/part-\(number):1.0'
              PortMappings: [{ContainerPort: 8080}]
              Environment: [{Name: STAGE, Value: !Ref Stage}]
              LogConfiguration:
                LogDriver: awslogs
                Options: {awslogs-group: !Ref Log\(number), awslogs-region: !Ref AWS::Region, awslogs-stream-prefix: app}
      Service\(number):
        Type: AWS::ECS::Service
        Properties:
          Cluster: !Ref Cluster
          LaunchType: FARGATE
          TaskDefinition: !Ref Task\(number)
          DesiredCount: !If [IsProd, 4, 2]
          NetworkConfiguration:
            AwsvpcConfiguration:
              AssignPublicIp: DISABLED
              Subnets: [!ImportValue net\(network)-subnet-\(number % 8 + 1), !ImportValue net\(network)-subnet-\(number % 8 + 2)]
              SecurityGroups: [!ImportValue net\(network)-group-\(number % 8 + 1)]

    """
  }
}
