import CloudFormation
import Reports
import SourceText
import StackGraph

/// What is known of the stacks that the templates of a run make, and what of it cannot be.
struct DeploymentFacts {
  /// The deployments, those that count more first.
  private(set) var deployments: [Deployment] = []
  /// What the tasks of ECS that scripts and pipelines run are called, with U+FFFC for what is not known.
  private(set) var tasks: [String] = []
  /// What does not fit the templates.
  private(set) var problems: [InputProblem] = []
  /// What is wrong with files that were not written for this tool.
  private(set) var warnings: [InputProblem] = []
  /// What was left out of files that were not written for this tool.
  private(set) var remarks: [String] = []

  init(
    _ settings: DeploymentSettings, templates: [Template], _ discovered: DiscoveryResult, source: FileSource
  ) {
    if !settings.configured.isEmpty || !discovered.deploymentFiles.isEmpty {
      let finder = TemplateFinder(templates, discovered, source: source)
      addConfigured(settings.configured, finder)
      let told = ToldDeployments(discovered.deploymentFiles, finder, source: source)
      add(told.all)
      tasks = told.tasks
      warnings = told.warnings
      remarks = told.remarks
    }
    deployments += settings.pinned.deployments(of: templates)
    problems += settings.pinned.problems(among: templates)
    guard settings.region != nil || settings.account != nil else { return }
    deployments += templates.map { template in
      Deployment(
        of: template.file.id, stackName: nil, region: settings.region, account: settings.account,
        origin: .init(.parametersFile, path: "the command line", line: 0))
    }
  }

  private mutating func addConfigured(_ configured: [ConfiguredDeployment], _ finder: TemplateFinder) {
    problems += ConfiguredDeployment.contradictions(among: configured)
    for entry in configured {
      // A template that is not checked in this run makes no stack in it.
      guard let template = finder.template(at: entry.template) else { continue }
      deployments += entry.deployments(of: template.file.id)
      problems += entry.problems(in: template)
    }
  }

  /// Adds what other tools' files tell, except of stacks that a file which counts more makes of another template.
  private mutating func add(_ told: [Deployment]) {
    var known = Dictionary(grouping: deployments) { $0.stackName ?? "" }
    for deployment in told {
      let name = deployment.stackName ?? ""
      let isContradicted = (known[name] ?? []).contains { other in
        other.template != deployment.template && other.origin.source != deployment.origin.source
          && (other.region == nil || deployment.region == nil || other.region == deployment.region)
      }
      if isContradicted { continue }
      known[name, default: []].append(deployment)
      deployments.append(deployment)
    }
  }
}
