/// A value for every parameter of every stack people deploy, by the position of its template and the parameter's name.
typealias Assignment = [[String: String]]

/// A system under one assignment.
final class ConcreteSystem {
  let sample: SampleSystem
  private(set) var roots: [ConcreteStack] = []

  init(_ sample: SampleSystem, under assignment: Assignment) {
    self.sample = sample
    roots = zip(sample.roots, assignment).map { template, values in
      ConcreteStack(template, values: values.mapValues { .text($0) }, exists: true, system: self)
    }
  }

  /// All assignments, those included that rules forbid.
  static func assignments(of sample: SampleSystem) -> [Assignment] {
    var assignments: [Assignment] = [sample.roots.map { _ in [:] }]
    for (position, template) in sample.roots.enumerated() {
      let region = SampleParameter(name: SampleGenerator.region, allowed: template.regions)
      for parameter in template.parameters + (region.allowed.isEmpty ? [] : [region]) {
        assignments = assignments.flatMap { assignment in
          parameter.allowed.map { text in
            var next = assignment
            next[position][parameter.name] = text
            return next
          }
        }
      }
    }
    return assignments
  }

  /// Whether the rules of all stacks allow the assignment; nil when that cannot be computed.
  var isAllowed: Bool? {
    let verdicts = roots.map(\.isAllowed)
    return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
  }

  /// What is exported under a name.
  func export(_ name: String) -> ConcreteValue {
    for root in roots {
      for output in root.template.outputs {
        guard let exported = output.exportName, root.value(of: exported).text == name else { continue }
        return root.value(ofOutput: output.name)
      }
    }
    return .error("no such export")
  }
}
