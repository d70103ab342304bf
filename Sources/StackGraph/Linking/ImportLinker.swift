import CloudFormation

/// Decides which export each import means.
struct ImportLinker {
  let stacks: [Stack]
  let sites: [ImportSite]

  func resolutions() -> [ImportResolution] {
    sites.map { _ in .external }
  }
}
