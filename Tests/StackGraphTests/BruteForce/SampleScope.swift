/// What a template's values may name, and what the kinds of values are made of.
struct SampleScope {
  struct Map {
    let name: String
    /// The parameter whose values are its keys.
    let parameter: String
    let keys: [String]
    let secondKeys: [String]
    let isOfLists: Bool
  }

  var parameters: [SampleParameter] = []
  var conditions: [String] = []
  var maps: [Map] = []
  /// The outputs of the nested stack.
  var outputs: [String] = []
  /// The exports of the other stack.
  var exports: [String] = []
  /// The regions that may be asked for.
  var regions: [String] = []
  /// Whether the value stands in a condition, where few functions may be called.
  var isCondition = false

  var texts: [SampleParameter] { parameters.filter { $0.type != "CommaDelimitedList" } }
  var numbers: [SampleParameter] { parameters.filter { $0.type == "Number" } }
  var lists: [SampleParameter] { parameters.filter { $0.type == "CommaDelimitedList" } }
}
