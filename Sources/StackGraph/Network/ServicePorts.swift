import CloudFormation

extension Resolver {
  /// The port a database, cache, file system or endpoint answers at, where it is the same in every scenario.
  package func servicePort(of resource: StackResource) -> Int? {
    guard let service = Self.services[resource.type] else { return nil }
    if resource.type == "AWS::EC2::VPCEndpoint", !isEndpointOfAPI(resource) { return nil }
    if let property = service.property {
      let written = self.property(property, of: resource)
      guard written.count == 1 else { return nil }
      if written[0].content != .absent { return written[0].content.integer }
    }
    guard service.isByEngine else { return service.port }
    let engines = property("Engine", of: resource)
    guard engines.count == 1, let engine = engines[0].content.text?.lowercased() else { return nil }
    return Self.enginePorts.first { engine.hasPrefix($0.prefix) }?.port
  }

  /// Whether an endpoint stands for an interface of AWS that is called by HTTPS in every scenario. Others, and services of
  /// one's own, may answer anywhere.
  private func isEndpointOfAPI(_ endpoint: StackResource) -> Bool {
    property("ServiceName", of: endpoint).allSatisfy { name in
      knownEnd(of: name.content).map { end in Self.interfaces.contains { end.hasSuffix("." + $0) } } ?? false
    }
  }

  private static let interfaces = [
    "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "events", "kms", "lambda", "logs",
    "monitoring", "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "states", "sts",
  ]

  private struct Service {
    let property: String?
    let port: Int
    var isByEngine = false
  }

  private static let services: [ResourceType: Service] = [
    "AWS::DocDB::DBCluster": Service(property: "Port", port: 27017),
    "AWS::EC2::VPCEndpoint": Service(property: nil, port: 443),
    "AWS::EFS::MountTarget": Service(property: nil, port: 2049),
    "AWS::ElastiCache::CacheCluster": Service(property: "Port", port: 0, isByEngine: true),
    "AWS::ElastiCache::ReplicationGroup": Service(property: "Port", port: 6379),
    "AWS::Neptune::DBCluster": Service(property: "DBPort", port: 8182),
    "AWS::RDS::DBCluster": Service(property: "Port", port: 0, isByEngine: true),
    "AWS::RDS::DBInstance": Service(property: "Port", port: 0, isByEngine: true),
    "AWS::Redshift::Cluster": Service(property: "Port", port: 5439),
  ]

  private static let enginePorts: [(prefix: String, port: Int)] = [
    ("aurora-mysql", 3306), ("aurora-postgresql", 5432), ("mariadb", 3306), ("mysql", 3306), ("postgres", 5432),
    ("oracle", 1521), ("sqlserver", 1433), ("redis", 6379), ("valkey", 6379), ("memcached", 11211),
  ]
}
