/// How much a file looks like a CloudFormation template, judged by a scan of its bytes that any broken file survives.
package enum TemplateLikeness: Hashable, Comparable, Sendable {
  /// Something else.
  case none
  /// It has types like `AWS::S3::Bucket`, but no section `Resources` at its top.
  case typesWithoutResources
  /// It has a section `Resources` at its top, but none of them has a type and nothing else speaks for a template.
  case resourcesWithoutTypes
  /// It declares the template format, or has typed resources, or resources and a transform.
  case template

  /// Judges the bytes of a whole file or of its start.
  package init(of bytes: [UInt8]) {
    var signs = Self.singleByteText(bytes).withUnsafeBufferPointer { text in
      var scan = TemplateScan(text)
      return scan.run()
    }
    if signs.resourcesAreList { signs.hasResources = false }
    let isTemplate =
      signs.declaresFormat || signs.hasNamedTransform
      || signs.hasResources && (signs.hasTypedResources || signs.hasTransform)
    if isTemplate {
      self = .template
    } else if signs.hasResources {
      self = .resourcesWithoutTypes
    } else {
      self = signs.hasTypes || signs.hasTypedResources ? .typesWithoutResources : .none
    }
  }

  /// The text without a byte order mark; of UTF-16 only what ASCII has, which is all the scan looks for.
  private static func singleByteText(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes[3...]) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    return stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      return high == 0 ? low : UInt8(ascii: "?")
    }
  }
}

/// What speaks for a template.
struct TemplateSigns {
  /// `AWSTemplateFormatVersion` at the top.
  var declaresFormat = false
  /// `Resources` at the top.
  var hasResources = false
  /// `Resources` is a list, which CloudFormation's never is.
  var resourcesAreList = false
  /// A `Type` like `AWS::S3::Bucket` under `Resources`.
  var hasTypedResources = false
  /// `Transform` at the top.
  var hasTransform = false
  /// `Transform: AWS::…` at the top.
  var hasNamedTransform = false
  /// A `Type: AWS::…` anywhere else.
  var hasTypes = false
}
