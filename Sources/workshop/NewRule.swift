import ArgumentParser
import Findings
import Foundation
import PageFormat
import RuleBook

/// Begins a rule: its page, its Swift file and its line in the list of rules.
struct NewRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a rule: its page, its Swift file and its line in the list of rules.")

  @Argument(help: "The folder of rules/ it belongs to, such as network.")
  var area: String

  @Argument(help: "The rule's id, such as rds-instance-multi-az.")
  var id: String

  @Option(help: "What the rule finds, as a headline.")
  var title: String

  func validate() throws {
    for name in [area, id] where !isHyphenatedName(name) {
      throw ValidationError("`\(name)` is not lower-case words joined by hyphens.")
    }
    if let page = RuleBook.find(id).first {
      throw ValidationError("The rule \(page.id) goes by that name; its page is rules/\(page.area)/\(page.id).md.")
    }
  }

  func run() throws {
    let package = try PackageFolder()
    let name = SwiftName(id)
    let list = "Sources/BuiltInRules/BuiltInRules.swift"
    let page = "rules/\(area)/\(id).md"
    let logic = "Sources/BuiltInRules/\(SwiftName(area).upperCamelCase)/\(name.upperCamelCase).swift"
    for path in [page, logic] where package.text(of: path) != nil { throw ValidationError("\(path) exists.") }
    guard let rules = RuleList(package.text(of: list) ?? "") else {
      throw ValidationError("\(list) has no list of rules, a line each.")
    }
    try package.write(RuleSkeleton.page(title: title), to: page)
    try package.write(RuleSkeleton.logic(id: id, name: name), to: logic)
    let ids = RuleBook.pages.map(\.id)
    try package.write(rules.inserting(RuleID(id), name: name.lowerCamelCase, among: ids), to: list)
  }
}
