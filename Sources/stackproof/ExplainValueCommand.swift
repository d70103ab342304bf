import ArgumentParser
import Checking
import Reports

/// `stackproof explain-value`: what a value of a template can be, when, and where it comes from.
struct ExplainValueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-value",
    abstract: "Print everything a value of a template can be, when, and where from.",
    usage: "stackproof explain-value [<options>] <file> <name> [<property>]",
    discussion: """
      What to ask for:
        Database MultiAZ           a property of a resource
        Service Subnets[0]         an item of a list; also Subnets.0
        Database Condition         when the resource exists
        Outputs.VpcId              an output, in every stack the template makes
        Outputs.VpcId.Export.Name  the name it is exported by
        Conditions.IsProd          when a condition holds, and when not
        Parameters.Stage           what a parameter can be
      The path that a finding has in JSON, such as Resources/Database/Properties/MultiAZ, is understood, too.
      """)

  @Argument(help: "The template.")
  var file: String

  @Argument(help: "A logical ID, or an output, condition or parameter as shown above.")
  var name: String

  @Argument(help: "The property and what is below it, separated by dots.")
  var property: String?

  @Option(
    name: .customLong("system"),
    help: ArgumentHelp(
      """
      Where the other stacks are: a template or directory. May be repeated; the working directory, or that of the \
      file if it is elsewhere, unless given.
      """, valueName: "path"))
  var places: [String] = []

  @OptionGroup var system: SystemOptions

  @Option(name: [.short, .customLong("output")], help: "The form of the answer: text or json.")
  var output = ValueFormat.text

  @Flag(help: "Show all alternatives and places in text, however many.")
  var all = false

  @Option(help: ArgumentHelp("Whether text is coloured.", valueName: "when"))
  var color = ColorChoice.auto

  func validate() throws {
    if file.isEmpty || places.contains("") {
      throw ValidationError("A path is empty. Name a template or a directory.")
    }
  }

  mutating func run() throws {
    let path = try answering { () throws(InputProblem) in try ValuePath([name] + (property.map { [$0] } ?? [])) }
    let configuration = try system.configuration()
    let settings = try system.deployments.settings(over: configuration)
    let paths = places.isEmpty ? [Self.surroundings(of: file)] : places
    let discovered = system.discovery(over: configuration).find(paths: paths + [file])
    system.complain(of: discovered)
    let loaded = try system.loaded(discovered, settings)
    let shown = DisplayPaths(source: .disk).displayPath(of: file)
    guard let template = discovered.path(of: file, in: .disk), loaded.hasTemplate(at: template) else {
      // What could not be read was said already.
      if !discovered.problems.contains(where: { $0.path == shown }) {
        let isDirectory = (try? FileSource.disk.kind(file).get()) == .directory
        let reason = isDirectory ? "this is a directory; name a template in it" : "this is no CloudFormation template"
        StandardStream.error.write("stackproof: \(shown): \(reason)\n")
      }
      throw ExitStatus.input.error
    }
    let report = try answering { () throws(InputProblem) in try ValueReport(on: path, in: template, of: loaded) }
    switch output {
    case .text:
      StandardStream.output.write(report.text(color: color.applies, width: Terminal.width, showAll: all))
    case .json: StandardStream.output.write(report.json())
    }
  }

  /// What `body` makes; ends the command when the question cannot be answered.
  private func answering<Answer>(_ body: () throws(InputProblem) -> Answer) throws -> Answer {
    do { return try body() } catch { throw InputProblems([error]) }
  }

  /// The directory whose templates make the system of a file.
  private static func surroundings(of file: String) -> String {
    guard let file = try? FileSource.disk.canonicalPath(file).get(),
      let directory = try? FileSource.disk.canonicalPath("").get()
    else { return "." }
    if file.hasPrefix(directory == "/" ? directory : directory + "/") { return "." }
    return Configuration.parent(of: file)
  }
}

/// A form the answer can be written in.
enum ValueFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
