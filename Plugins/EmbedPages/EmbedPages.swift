import Foundation
import PackagePlugin

/// Embeds the pages of `rules/` in the target that uses it.
///
/// The pages are no inputs of the command: a plugin names its inputs when the package's structure changes, which pages
/// are no part of, and a named page that is deleted later would break the build. The one input is a stamp that the
/// command itself touches, so that it runs in every build; it writes the output only when the pages differ.
@main
struct EmbedPages: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let stamp = context.pluginWorkDirectoryURL.appending(path: "stamp")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPages.swift")
    try Data().write(to: stamp)
    return [
      .buildCommand(
        displayName: "Embedding the pages of the rules",
        executable: try context.tool(named: "pagepacker").url,
        arguments: [rules, stamp, output].map { $0.path(percentEncoded: false) },
        inputFiles: [stamp],
        outputFiles: [output])
    ]
  }
}
