import CloudFormation
import Reports
import SourceText
import StackGraph

/// What is known of the stacks that the templates of a run make, and what of it cannot be.
struct DeploymentFacts {
  /// The deployments, those that count more first.
  private(set) var deployments: [Deployment] = []
  /// What does not fit the templates.
  private(set) var problems: [InputProblem] = []

  init(_ settings: DeploymentSettings, templates: [Template], _ discovered: DiscoveryResult) {
    addConfigured(settings.configured, templates, discovered)
    deployments += settings.pinned.deployments(of: templates)
    problems += settings.pinned.problems(among: templates)
    guard settings.region != nil || settings.account != nil else { return }
    deployments += templates.map { template in
      Deployment(
        of: template.file.id, stackName: nil, region: settings.region, account: settings.account,
        origin: .init(.parametersFile, path: "the command line", line: 0))
    }
  }

  private mutating func addConfigured(
    _ configured: [ConfiguredDeployment], _ templates: [Template], _ discovered: DiscoveryResult
  ) {
    guard !configured.isEmpty else { return }
    let byShownPath = Dictionary(templates.map { ($0.file.path, $0) }) { first, _ in first }
    let byPath = Dictionary(discovered.files.map { ($0.canonicalPath, $0.path) }) { first, _ in first }
    for entry in configured {
      // A template that is not checked in this run makes no stack in it.
      guard let template = byPath[entry.template].flatMap({ byShownPath[$0] }) else { continue }
      deployments += entry.deployments(of: template.file.id)
      problems += entry.problems(in: template)
    }
  }
}
