/// A small system of templates with finitely many parameter values, made at random. It is written as YAML for the
/// resolver, and evaluated as it stands by `ConcreteSystem`.
struct SampleSystem {
  /// The templates people deploy.
  var roots: [SampleTemplate]
  /// The template that one of them may nest.
  var child: SampleTemplate?

  var templates: [SampleTemplate] { roots + (child.map { [$0] } ?? []) }
}

struct SampleTemplate {
  var path: String
  var parameters: [SampleParameter] = []
  /// The regions it is tried in; empty for one that does not ask for its region.
  var regions: [String] = []
  var mappings: [SampleMapping] = []
  var rules: [SampleRule] = []
  var conditions: [(name: String, expression: SampleCondition)] = []
  var resources: [SampleResource] = []
  var outputs: [SampleOutput] = []
}

struct SampleParameter {
  var name: String
  var type = "String"
  /// What may be given; empty for a parameter of a nested stack, which takes what it is passed.
  var allowed: [String] = []
  var defaultValue: String?
}

struct SampleMapping {
  var name: String
  var rows: [(key: String, entries: [(key: String, value: SampleValue)])]
}

/// A rule of the `Rules` section: its assertion must hold wherever its condition does.
struct SampleRule {
  var condition: SampleCondition?
  var assertion: SampleCondition
}

struct SampleResource {
  var name: String
  var condition: String?
  var properties: [(key: String, value: SampleValue)]
  /// Whether it is the stack resource that nests the child.
  var nestsChild = false
}

struct SampleOutput {
  var name: String
  var value: SampleValue
  var exportName: SampleValue?
  var condition: String?
}

indirect enum SampleValue {
  case literal(String)
  case parameter(String)
  case noValue
  /// `Fn::Sub` with the variables it defines itself.
  case substitution([SamplePiece], variables: [(key: String, value: SampleValue)])
  case join(String, SampleValue)
  case select(SampleValue, SampleValue)
  case split(String, SampleValue)
  case lookup(map: String, SampleValue, SampleValue, fallback: SampleValue?)
  case choice(condition: String, SampleValue, SampleValue)
  case list([SampleValue])
  case map([(key: String, value: SampleValue)])
  case base64(SampleValue)
  case length(SampleValue)
  case blocks(SampleValue, count: Int, bits: Int)
  /// An output of the nested stack.
  case output(String)
  case imported(SampleValue)
}

enum SamplePiece {
  case text(String)
  /// A variable the call defines itself.
  case variable(String)
  case parameter(String)
  case output(String)
}

indirect enum SampleCondition {
  case equals(SampleValue, SampleValue)
  case and([SampleCondition])
  case or([SampleCondition])
  case not(SampleCondition)
  case named(String)
  /// `Fn::Contains`, in rules only.
  case contains([String], SampleValue)
}
