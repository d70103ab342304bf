import CloudFormation
import Findings
import StackGraph

/// Settings that give resources addresses or endpoints on the internet.
let publicSettings: [PlacementSetting] =
  [
    databaseWithAddress("AWS::RDS::DBCluster", "Database cluster"),
    databaseWithAddress("AWS::Redshift::Cluster", "Redshift cluster"),
    databaseWithAddress("AWS::RedshiftServerless::Workgroup", "Redshift workgroup"),
    databaseWithAddress("AWS::Timestream::InfluxDBInstance", "Time series database"),
    databaseWithAddress("AWS::Lightsail::Database", "Database"),
    databaseWithAddress("AWS::AmazonMQ::Broker", "Message broker"),
    databaseWithAddress("AWS::DMS::InstanceProfile", "Migration profile"),
    PlacementSetting(
      "data-service-not-public", "AWS::NeptuneGraph::Graph", "PublicConnectivity", .isTrue, kind: "public", "Graph",
      "can be reached from the internet, so that only its policies stand between it and everybody",
      "Set `PublicConnectivity: false` and reach it through a private graph endpoint"),
    PlacementSetting(
      "data-service-not-public", "AWS::MSK::Cluster", "BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type",
      .isOneOf(["SERVICE_PROVIDED_EIPS"], orAbsent: false), kind: "public", "Kafka cluster",
      "gives its brokers public addresses, so that only their access control stands between them and the internet",
      "Set `Type: DISABLED` and reach the brokers from within the VPC"),
    databaseWithAddress("AWS::DMS::ReplicationInstance", "Replication instance"),
    PlacementSetting(
      "data-service-not-public", "AWS::DMS::ReplicationInstance", "PubliclyAccessible", .isAbsent, kind: "unset",
      "Replication instance",
      "has a public address, as it does not say `PubliclyAccessible`; it holds the passwords of two databases",
      "Set `PubliclyAccessible: false`"),
    PlacementSetting(
      "lambda-url-auth", "AWS::Lambda::Url", "AuthType", .isOneOf(["NONE"], orAbsent: false), "Function URL",
      "asks nobody who they are: whoever knows or finds the address runs the function",
      "Set `AuthType: AWS_IAM`, or put an API or a distribution with an authorizer before the function"),
    PlacementSetting(
      "lambda-url-auth", "AWS::Serverless::Function", "FunctionUrlConfig.AuthType",
      .isOneOf(["NONE"], orAbsent: false), "Function",
      "has a URL that asks nobody who they are: whoever knows or finds the address runs the function",
      "Set `AuthType: AWS_IAM`, or put an API or a distribution with an authorizer before the function"),
    PlacementSetting(
      "opensearch-in-vpc", "AWS::OpenSearchService::Domain", "VPCOptions.SubnetIds", .isAbsent, "Search domain",
      outsideVPC, vpcOptions),
    PlacementSetting(
      "opensearch-in-vpc", "AWS::Elasticsearch::Domain", "VPCOptions.SubnetIds", .isAbsent, "Search domain",
      outsideVPC, vpcOptions),
    PlacementSetting(
      "eks-nodegroup-ssh-restricted", "AWS::EKS::Nodegroup", "RemoteAccess.SourceSecurityGroups", .isAbsent,
      when: PlacementSetting.whenSet("RemoteAccess.Ec2SshKey"), "Node group",
      "has a key for SSH but says not from where, so that EKS opens port 22 of its nodes to the whole internet",
      "Name the groups that may log in in `SourceSecurityGroups`, or leave the key out and use Session Manager"),
    PlacementSetting(
      "eks-endpoint-restricted", "AWS::EKS::Cluster", "ResourcesVpcConfig.EndpointPublicAccess",
      .isTrue(orAbsent: true), kind: "open", when: { anybodyMayAsk($0, $1) }, "Kubernetes cluster",
      "lets the whole internet talk to its API server, so that only tokens stand between it and everybody",
      closedAPIServer),
    PlacementSetting(
      "eks-endpoint-restricted", "AWS::EKS::Cluster", "ResourcesVpcConfig.EndpointPublicAccess",
      .isTrue(orAbsent: true), kind: "restricted", when: { someMayAsk($0, $1) }, "Kubernetes cluster",
      "has an API server with a public address, though for some networks only",
      "Set `EndpointPublicAccess: false` with `EndpointPrivateAccess: true` where a VPN leads into the VPC"),
    instanceWithAddress(
      "AWS::EC2::Instance", "NetworkInterfaces.*.AssociatePublicIpAddress", "Instance", "has",
      when: { $0.isNoRouter($1) }),
    instanceWithAddress(
      "AWS::EC2::LaunchTemplate", "LaunchTemplateData.NetworkInterfaces.*.AssociatePublicIpAddress",
      "Launch template", "gives each instance"),
    instanceWithAddress(
      "AWS::AutoScaling::LaunchConfiguration", "AssociatePublicIpAddress", "Launch configuration",
      "gives each instance"),
    PlacementSetting(
      "transfer-server-not-public", "AWS::Transfer::Server", "EndpointType", .isOneOf(["PUBLIC"], orAbsent: true),
      "File transfer server", "answers the whole internet, and no security group guards it",
      "Set `EndpointType: VPC` with `EndpointDetails`; an address for partners can be given to it there"),
    PlacementSetting(
      "entry-point-internal", "AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme",
      .isOneOf(["internet-facing"], orAbsent: true), "Load balancer", "faces the internet",
      "Set `Scheme: internal` if it is for other parts of the system only"),
    PlacementSetting(
      "entry-point-internal", "AWS::ApiGateway::RestApi", "EndpointConfiguration.Types", .isAbsent, "API",
      "faces the internet", privateAPI),
    PlacementSetting(
      "entry-point-internal", "AWS::ApiGateway::RestApi", "EndpointConfiguration.Types.*",
      .isOneOf(["EDGE", "REGIONAL"], orAbsent: false), "API", "faces the internet", privateAPI),
    PlacementSetting(
      "entry-point-internal", "AWS::Serverless::Api", "EndpointConfiguration.Type",
      .isOneOf(["EDGE", "REGIONAL"], orAbsent: true), "API", "faces the internet", privateAPI),
  ]

private let outsideVPC =
  "stands outside of any VPC: its endpoint answers the whole internet, and only its access policy guards it"
private let vpcOptions = "Set `VPCOptions` with private subnets and a security group"
private let closedAPIServer = """
  Set `EndpointPublicAccess: false` with `EndpointPrivateAccess: true`, or name your networks in `PublicAccessCidrs`
  """
private let privateAPI = "Make it `PRIVATE` if it is for other parts of the system only"

private func databaseWithAddress(_ type: ResourceType, _ subject: String) -> PlacementSetting {
  PlacementSetting(
    "data-service-not-public", type, "PubliclyAccessible", .isTrue, kind: "public", subject,
    "has a public address, so that only its security groups and its password stand between it and the internet",
    "Set `PubliclyAccessible: false` and reach it from within the VPC")
}

private func instanceWithAddress(
  _ type: ResourceType, _ path: String, _ subject: String, _ verb: String,
  when premise: @escaping PlacementSetting.Premise = { $0.existence(of: $1) }
) -> PlacementSetting {
  PlacementSetting(
    "compute-no-public-ip", type, path, .isTrue, when: premise, subject,
    "\(verb) a public address, past all load balancers",
    "Leave it out, put instances into private subnets and reach them through a load balancer or Session Manager")
}

private func anybodyMayAsk(_ resolver: Resolver, _ cluster: StackResource) -> Scenario {
  let networks = resolver.property("ResourcesVpcConfig", "PublicAccessCidrs", of: cluster)
  let missing = resolver.space.or(networks.filter { $0.content == .absent }.map(\.scenario))
  let items = resolver.list(of: networks, at: nil).items.flatMap { resolver.alternatives(of: $0) }
  let open = items.filter { $0.content.text.flatMap { CIDRBlock($0) }.map { $0.isBroad } == true }
  return resolver.space.or([missing] + open.map(\.scenario))
}

private func someMayAsk(_ resolver: Resolver, _ cluster: StackResource) -> Scenario {
  let networks = resolver.list(
    of: resolver.property("ResourcesVpcConfig", "PublicAccessCidrs", of: cluster), at: nil)
  let known = networks.items.flatMap { resolver.alternatives(of: $0) }
  guard !networks.isOpen, known.allSatisfy({ $0.content.text.flatMap { CIDRBlock($0) } != nil }) else { return .never }
  return resolver.space.and(
    resolver.space.or(known.map(\.scenario)), resolver.space.not(anybodyMayAsk(resolver, cluster)))
}
