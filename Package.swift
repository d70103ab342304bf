// swift-tools-version: 6.2
import PackageDescription

// A target imports only targets named before it here; `--explicit-target-dependency-import-check error` holds that.
// Types crossed in hot loops are public and their targets build with cross-module optimisation (see Architecture.md).
// That nothing is changed while it is looked at is checked in debug builds, in which the tests run.
let inlinedAcrossModules: [SwiftSetting] = [
  .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// By default the first use of each type of dictionary or set looks its key's conformance up among all those of the
// executable: as much work as checking a small template. The compiler knows the conformance and can name it instead.
let namesConformances: [SwiftSetting] = [
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release))
]

let package = Package(
  name: "stackproof",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "stackproof", targets: ["stackproof"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CFacts", exclude: ["facts.bin", "facts.lock.json"]),
    .target(name: "SourceText", swiftSettings: inlinedAcrossModules),
    .target(name: "Patterns", swiftSettings: inlinedAcrossModules),
    .target(name: "Facts", dependencies: ["CFacts"], swiftSettings: inlinedAcrossModules),
    .target(name: "YAMLTree", dependencies: ["SourceText", "CYAML"], swiftSettings: inlinedAcrossModules),
    .target(name: "Findings", dependencies: ["SourceText"]),
    .target(
      name: "CloudFormation", dependencies: ["SourceText", "Patterns", "YAMLTree"], swiftSettings: inlinedAcrossModules),
    .target(name: "PageFormat", dependencies: ["Findings"]),
    .target(name: "RuleBook", dependencies: ["Findings", "PageFormat"], plugins: ["EmbedPages"]),
    .target(
      name: "StackGraph", dependencies: ["SourceText", "Patterns", "YAMLTree", "Findings", "CloudFormation"],
      swiftSettings: inlinedAcrossModules),
    .target(
      name: "SchemaWalk",
      dependencies: ["SourceText", "Patterns", "Facts", "YAMLTree", "Findings", "CloudFormation", "StackGraph"],
      swiftSettings: inlinedAcrossModules),
    .target(
      name: "RuleEngine",
      dependencies: ["SourceText", "YAMLTree", "Findings", "CloudFormation", "RuleBook", "StackGraph"],
      swiftSettings: inlinedAcrossModules),
    .target(name: "Permissions", dependencies: ["Facts", "CloudFormation", "StackGraph"]),
    .target(name: "Reports", dependencies: ["SourceText", "Findings", "RuleBook", "Permissions"]),
    .target(
      name: "BuiltInRules",
      dependencies: [
        "SourceText", "Patterns", "Facts", "YAMLTree", "Findings", "CloudFormation", "StackGraph", "SchemaWalk",
        "RuleEngine",
      ],
      swiftSettings: inlinedAcrossModules),
    .target(
      name: "Checking",
      dependencies: [
        "SourceText", "Facts", "YAMLTree", "Findings", "CloudFormation", "RuleBook", "StackGraph", "RuleEngine",
        "Reports", "BuiltInRules",
      ]),
    .executableTarget(
      name: "stackproof",
      dependencies: [
        "SourceText", "Findings", "RuleBook", "StackGraph", "RuleEngine", "Permissions", "Reports", "Checking",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [
        .unsafeFlags(["-static-executable", "-Xlinker", "-s"], .when(platforms: [.linux], configuration: .release)),
        // What FoundationEssentials (ArgumentParser's) needs and does not ask the static linker for by itself.
        .linkedLibrary("_FoundationCollections", .when(platforms: [.linux], configuration: .release)),
        .linkedLibrary("_FoundationCShims", .when(platforms: [.linux], configuration: .release)),
      ]),

    // Developers' verbs and build tools, not shipped.
    .executableTarget(
      name: "workshop",
      dependencies: [
        "SourceText", "Facts", "YAMLTree", "Findings", "PageFormat", "RuleBook",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "pagepacker", dependencies: ["Findings", "PageFormat"]),
    .plugin(name: "EmbedPages", capability: .buildTool(), dependencies: ["pagepacker"]),

    .testTarget(name: "PatternsTests", dependencies: ["Patterns"]),
    .testTarget(name: "FactsTests", dependencies: ["Facts"]),
    .testTarget(name: "YAMLTreeTests", dependencies: ["SourceText", "YAMLTree"]),
    .testTarget(name: "CloudFormationTests", dependencies: ["SourceText", "YAMLTree", "CloudFormation"]),
    .testTarget(name: "RuleBookTests", dependencies: ["Findings", "PageFormat", "RuleBook"]),
    .testTarget(name: "StackGraphTests", dependencies: ["SourceText", "YAMLTree", "CloudFormation", "StackGraph"]),
    .testTarget(
      name: "PermissionsTests",
      dependencies: ["SourceText", "Facts", "YAMLTree", "CloudFormation", "StackGraph", "Permissions"]),
    .testTarget(
      name: "ReportsTests", dependencies: ["SourceText", "Findings", "Reports", "RuleBook"], exclude: ["Snapshots"]),
    .testTarget(
      name: "CheckingTests",
      dependencies: [
        "SourceText", "YAMLTree", "Findings", "CloudFormation", "PageFormat", "RuleBook", "StackGraph", "RuleEngine",
        "Reports",
        "BuiltInRules", "Checking",
      ]),
    // The built command, run as people run it.
    .testTarget(name: "StackproofTests", dependencies: ["stackproof"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

for target in package.targets where target.type == .regular || target.name == "stackproof" {
  target.swiftSettings = (target.swiftSettings ?? []) + namesConformances
}
