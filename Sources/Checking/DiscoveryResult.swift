/// What discovery found under the given paths; the same whatever the order of the paths.
package struct DiscoveryResult: Sendable {
  /// A file that is to be checked.
  package struct File: Sendable {
    /// The path shown to people: relative to the working directory where possible, with `/`.
    package let path: String
    /// The absolute path without symbolic links.
    package let canonicalPath: String
    /// The whole content.
    package let bytes: [UInt8]
    /// Whether it was named itself, not found in a directory.
    package let wasNamedExplicitly: Bool
    /// Whether it was found because a file that was named itself nests it.
    package let isNested: Bool
    /// What it looks like; a file that was not named itself always looks like a template.
    package let likeness: TemplateLikeness
  }

  /// A path that could not be checked.
  package struct Problem: Hashable, Sendable {
    /// The path shown to people.
    package let path: String
    /// Why it could not be read.
    package let reason: ReadProblem
    /// Whether it was named itself, not found in a directory.
    package let wasNamedExplicitly: Bool
  }

  /// The file that looks most like a template without being one.
  package struct NearMiss: Hashable, Sendable {
    /// The path shown to people.
    package let path: String
    /// What it looks like; never `template` or `none`.
    package let likeness: TemplateLikeness
  }

  /// The files to check, sorted by the bytes of their paths.
  package var files: [File] = []
  /// The files that tell of the stacks people deploy, sorted by the bytes of their paths.
  package var deploymentFiles: [DeploymentFile] = []
  /// What could not be read, sorted by the bytes of the paths.
  package var problems: [Problem] = []
  /// How many files were looked into, templates or not.
  package var examinedCount = 0
  /// The file nearest to a template among those that are none, if any comes near.
  package var nearestMiss: NearMiss?
}

extension DiscoveryResult {
  /// The path shown for a file that was found, however it is named; nil when it was not.
  package func path(of file: String, in source: FileSource) -> String? {
    guard let canonical = try? source.canonicalPath(file).get() else { return nil }
    return files.first { $0.canonicalPath == canonical }?.path
  }

  /// What to tell somebody who gave paths under which there is no template; nil when there is one, or something that
  /// could not be read.
  package var emptyMessage: String? {
    guard files.isEmpty, problems.isEmpty else { return nil }
    let opening =
      switch examinedCount {
      case 0: "there is no YAML or JSON file here"
      case 1: "looked at 1 YAML or JSON file, it does not look like a CloudFormation template"
      default: "looked at \(examinedCount) YAML and JSON files, none looks like a CloudFormation template"
      }
    guard let nearestMiss else { return opening }
    let reason =
      nearestMiss.likeness == .resourcesWithoutTypes
      ? "has Resources, but none has a Type" : "has types such as AWS::S3::Bucket, but no Resources at its top"
    return "\(opening); nearest: \(nearestMiss.path) \(reason)"
  }
}
