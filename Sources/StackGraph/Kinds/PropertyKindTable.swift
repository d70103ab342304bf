/// What properties take, by area; each type stands in one of the tables only.
///
/// A line is the type without `AWS::`, the kinds its properties take, and the paths of these properties from
/// `Properties`: `[]` after a key stands for each item of a list, `*` for any key. The kinds are written as in
/// `ValueKind.init(reading:own:)` or `AcceptedKinds.groups(named:)`, divided by `|`; `arn` stands for every ARN, `scalar`
/// for anything but a list, and `~` says that attributes may be taken that are not listed. Properties of which it is not
/// certain what they take are left out. Sorted by bytes of the type.
let propertyKindTables = [
  propertyKindsOfNetworks, propertyKindsOfCompute, propertyKindsOfData, propertyKindsOfApplications,
]
