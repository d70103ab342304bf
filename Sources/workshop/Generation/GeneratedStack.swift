/// One stack of a generated system: parts of one kind, as often as there is room for them.
struct GeneratedStack {
  /// What a stack holds, in the order in which the stacks of one network are made.
  enum Kind: CaseIterable {
    case network, functions, data, messages, containers
  }

  /// What it holds.
  let kind: Kind
  /// The number of the network it makes or imports from.
  let network: Int

  /// The template, with about as many resources, and how many there are.
  func template(resources wanted: Int) -> (text: String, count: Int) {
    var blocks = [opening]
    var exports: [String] = []
    while Self.count(of: blocks) < wanted {
      let number = blocks.count
      blocks.append(part(number))
      if kind == .network { exports.append(exported(number)) }
    }
    let outputs = exports.isEmpty ? "" : "Outputs:\n" + networkExport + exports.joined()
    return (
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Parameters:
        Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:

      """ + blocks.joined() + outputs, Self.count(of: blocks)
    )
  }

  /// Resources begin at the third column.
  private static func count(of blocks: [String]) -> Int {
    blocks.joined().split(separator: "\n").count { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
  }

  /// What stands once in a stack.
  private var opening: String {
    switch kind {
    case .network: Self.networkOpening(network)
    case .functions: Self.functionsOpening
    case .data: Self.dataOpening
    case .messages: ""
    case .containers: Self.containersOpening
    }
  }

  private func part(_ number: Int) -> String {
    switch kind {
    case .network: Self.subnets(number)
    case .functions: Self.function(number, of: network)
    case .data: Self.store(number)
    case .messages: Self.queue(number)
    case .containers: Self.service(number, of: network)
    }
  }

  private var networkExport: String {
    """
      Vpc:
        Value: !Ref Vpc
        Export: {Name: net\(network)-vpc}

    """
  }

  private func exported(_ number: Int) -> String {
    """
      Subnet\(number):
        Value: !Ref Subnet\(number)
        Export: {Name: net\(network)-subnet-\(number)}
      Group\(number):
        Value: !Ref Group\(number)
        Export: {Name: net\(network)-group-\(number)}

    """
  }
}
