import StackGraph

/// What is known of whether a value is as a schema wants it: the scenarios in which it is not, and those in which it
/// is. Nothing is known of the others. Only scenarios in which the value is used count.
struct Verdict {
  /// When the value is certainly not as it should be.
  var invalid: Scenario
  /// When the value is certainly as it should be.
  var valid: Scenario

  /// Always as it should be.
  static let right = Verdict(invalid: .never, valid: .always)
  /// Never as it should be.
  static let wrong = Verdict(invalid: .always, valid: .never)
  /// Nothing is known.
  static let unknown = Verdict(invalid: .never, valid: .never)

  init(invalid: Scenario, valid: Scenario) {
    self.invalid = invalid
    self.valid = valid
  }

  /// What an answer says that holds in every scenario.
  init(_ isValid: Bool?) {
    switch isValid {
    case true?: self = .right
    case false?: self = .wrong
    case nil: self = .unknown
    }
  }

  var isRight: Bool { valid.isAlways && invalid.isNever }
}

extension ScenarioSpace {
  /// The verdict on both demands together.
  func all(_ a: Verdict, _ b: Verdict) -> Verdict {
    if b.isRight { return a }
    if a.isRight { return b }
    return Verdict(invalid: or(a.invalid, b.invalid), valid: and(a.valid, b.valid))
  }

  /// The verdict on either demand being enough.
  func any(_ a: Verdict, _ b: Verdict) -> Verdict {
    Verdict(invalid: and(a.invalid, b.invalid), valid: or(a.valid, b.valid))
  }
}
