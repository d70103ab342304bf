/// A file that may tell of the stacks people deploy, other than by being named for it.
package struct DeploymentFile: Sendable {
  /// How a file tells of deployments.
  package enum Kind: Hashable, Sendable {
    /// The configuration of the SAM command line, in TOML or YAML.
    case samConfiguration
    /// A workflow or script that may hold deploy commands.
    case script
  }

  /// The path shown to people.
  package let path: String
  /// The absolute path without symbolic links.
  package let canonicalPath: String
  /// How it tells of deployments.
  package let kind: Kind
  /// The whole content.
  package let bytes: [UInt8]
  /// Whether it stands under the paths of the run, not just in their repository.
  package let isBelowPaths: Bool

  /// The number of bytes up to which such a file is read.
  static let sizeLimit = 256 << 10

  /// Whether the content can tell anything.
  static func isTelling(_ bytes: [UInt8], _ kind: Kind) -> Bool {
    kind == .samConfiguration || contains(bytes, "cloudformation") || contains(bytes, "sam deploy")
      || contains(bytes, "run-task")
  }

  private static func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    return bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= word.count else { return false }
      for start in 0...(bytes.count - word.count) where bytes[start] == word[0] && bytes[start + 1] == word[1] {
        if word.indices.allSatisfy({ bytes[start + $0] == word[$0] }) { return true }
      }
      return false
    }
  }
}

extension DeploymentFile.Kind {
  /// How a file may tell of deployments, judged by its name and that of its directory; nil when it does not.
  init?(fileName name: String, in directory: String) {
    switch name {
    case "samconfig.toml", "samconfig.yaml", "samconfig.yml": self = .samConfiguration
    case "Makefile", "makefile", "GNUmakefile", "Jenkinsfile", "bitbucket-pipelines.yml", ".gitlab-ci.yml",
      ".gitlab-ci.yaml":
      self = .script
    default:
      let isYAML = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      let isShell = name.hasSuffix(".sh") || name.hasSuffix(".bash")
      let isPipeline = isYAML && (name.hasPrefix("buildspec") || name.hasPrefix("azure-pipelines"))
      let isProgram =
        (directory == "scripts" || directory == "bin") && !name.utf8.contains(UInt8(ascii: "."))
      guard isShell || isPipeline || isProgram else { return nil }
      self = .script
    }
  }
}
