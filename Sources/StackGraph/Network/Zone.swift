/// The Availability Zone a subnet stands in, as far as two zones can be told apart. Zones are compared within one VPC,
/// hence within one region of one account.
package enum Zone: Hashable, Sendable {
  /// A name, such as `eu-west-1a`.
  case named(String)
  /// The id of a zone, such as `euw1-az1`.
  case identified(String)
  /// The region's name and a suffix, such as `a`.
  case regional(suffix: String)
  /// An element of the region's list of zones, from 0.
  case element(Int)
  /// What a parameter, an import or an attribute gives; the same origin gives the same zone.
  case given(Origin)
  /// The zone AWS chooses for a subnet, or one nothing is known of.
  case someZone(of: SubnetIdentity)

  /// Zones of one scale are distinct when they are not equal; those of no scale may be any.
  enum Scale: Hashable {
    case named, identified, regional, element
  }

  var scale: Scale? {
    switch self {
    case .named: .named
    case .identified: .identified
    case .regional: .regional
    case .element: .element
    case .given, .someZone: nil
    }
  }

  /// Whether both are the same zone whatever the parameters are.
  package func isProvablyEqual(to other: Zone) -> Bool { self == other }

  /// Whether they are different zones whatever the parameters are.
  package func isProvablyDistinct(from other: Zone) -> Bool {
    switch (self, other) {
    case (.named(let name), .regional(let suffix)), (.regional(let suffix), .named(let name)):
      !name.hasSuffix(suffix)
    default: scale != nil && scale == other.scale && self != other
    }
  }

  /// The zone as messages name it; nil when nothing is known of it.
  package var name: String? {
    switch self {
    case .named(let name), .identified(let name): "zone `\(name)`"
    case .regional(let suffix): "zone `${AWS::Region}\(suffix)`"
    case .element(let index): "element \(index) of the region's zones"
    case .given, .someZone: nil
    }
  }
}

/// A subnet as far as two of them can be told to be the same.
package enum SubnetIdentity: Hashable, Sendable {
  /// A subnet of the workspace.
  case resource(ResourceID)
  /// A subnet that is known by its id, or by the parameter or import that names it.
  case other(Content)

  /// The subnet's resource when it is of the workspace.
  package var resource: ResourceID? { if case .resource(let id) = self { id } else { nil } }
}
