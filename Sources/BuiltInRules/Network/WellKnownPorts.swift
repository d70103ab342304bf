/// What listens at a port by convention.
struct WellKnownPort: Sendable {
  /// The port, or the first of several in a row.
  let first: Int
  /// The last of them.
  let last: Int
  /// What listens there, as messages say it.
  let service: String

  init(_ port: Int, _ service: String) { self.init(port, port, service) }

  init(_ first: Int, _ last: Int, _ service: String) {
    self.first = first
    self.last = last
    self.service = service
  }

  /// Where those who run a machine log in or steer it, but for SSH.
  static let administration = [
    WellKnownPort(3389, "Remote Desktop"), WellKnownPort(23, "Telnet"), WellKnownPort(135, "Windows RPC"),
    WellKnownPort(137, 139, "NetBIOS"), WellKnownPort(445, "Windows file sharing"),
    WellKnownPort(512, 514, "remote shell"), WellKnownPort(1099, "Java management"),
    WellKnownPort(2375, 2376, "the Docker daemon"), WellKnownPort(5900, 5903, "VNC"),
    WellKnownPort(5985, 5986, "Windows Remote Management"), WellKnownPort(10250, "the kubelet"),
  ]

  /// Databases, caches, search engines, queues and file servers, which only parts of the same system talk to.
  static let data = [
    WellKnownPort(3306, "MySQL"), WellKnownPort(5432, "PostgreSQL"), WellKnownPort(1433, 1434, "SQL Server"),
    WellKnownPort(1521, "Oracle"), WellKnownPort(2483, 2484, "Oracle"), WellKnownPort(27017, 27019, "MongoDB"),
    WellKnownPort(6379, "Redis"), WellKnownPort(11211, "Memcached"), WellKnownPort(9200, "Elasticsearch"),
    WellKnownPort(9300, "Elasticsearch"), WellKnownPort(5601, "Kibana"), WellKnownPort(9042, "Cassandra"),
    WellKnownPort(7000, 7001, "Cassandra"), WellKnownPort(9160, "Cassandra"), WellKnownPort(5439, "Redshift"),
    WellKnownPort(8182, "Neptune"), WellKnownPort(50000, "Db2"), WellKnownPort(5984, "CouchDB"),
    WellKnownPort(7474, "Neo4j"), WellKnownPort(7687, "Neo4j"), WellKnownPort(8086, "InfluxDB"),
    WellKnownPort(2379, 2380, "etcd"), WellKnownPort(2181, "ZooKeeper"), WellKnownPort(9092, 9098, "Kafka"),
    WellKnownPort(5671, 5672, "AMQP"), WellKnownPort(61613, 61617, "ActiveMQ"), WellKnownPort(111, "RPC"),
    WellKnownPort(2049, "NFS"), WellKnownPort(389, "LDAP"), WellKnownPort(20, 21, "FTP"),
    WellKnownPort(50070, "Hadoop"), WellKnownPort(8088, "Hadoop"), WellKnownPort(8500, "Consul"),
  ]

  /// The ports for everybody.
  static let web: Set<Int> = [80, 443]
}

extension Sequence<WellKnownPort> {
  /// The first port of the table within a range, and what listens there.
  func first(in ports: ClosedRange<Int>) -> (port: Int, service: String)? {
    for entry in self where entry.first <= ports.upperBound && entry.last >= ports.lowerBound {
      return (Swift.max(entry.first, ports.lowerBound), entry.service)
    }
    return nil
  }
}
