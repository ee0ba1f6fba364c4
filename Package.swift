// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules: explicit existentials, imports that do not leak, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "garner",
  products: [
    .executable(name: "garner", targets: ["garner"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The flow: files → records → index → query → synthesis → render → command. Imports point up this list.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "XMLReading", dependencies: ["CLibXML2"], swiftSettings: strict),
    .target(name: "Records", swiftSettings: strict),
    .target(name: "Formats", dependencies: ["Records", "XMLReading"], swiftSettings: strict),
    .target(name: "Deduplication", dependencies: ["Records"], swiftSettings: strict),
    .target(name: "Reviews", dependencies: ["Records", "Formats", "Deduplication", "CZlib"], swiftSettings: strict),
    .target(name: "Catalogue", dependencies: ["Records"], swiftSettings: strict),
    .target(
      name: "CatalogueSQLite",
      dependencies: ["Catalogue", "Records", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(name: "Query", dependencies: ["Catalogue", "Records"], swiftSettings: strict),
    .target(name: "Extraction", dependencies: ["Records"], swiftSettings: strict),
    .target(name: "Prose", dependencies: ["Records"], swiftSettings: strict),
    .target(name: "Synthesis", dependencies: ["Query", "Catalogue", "Prose", "Records"], swiftSettings: strict),
    .target(
      name: "Render",
      dependencies: [
        "Synthesis", "Prose", "Query", "Catalogue", "Deduplication", "Extraction", "Formats", "Records",
      ], swiftSettings: strict),
    .target(name: "Interview", dependencies: ["Formats", "Records"], swiftSettings: strict),
    .executableTarget(
      name: "garner",
      dependencies: [
        "Render", "Interview", "Extraction", "Synthesis", "Prose", "Query", "CatalogueSQLite", "Catalogue", "Reviews",
        "Deduplication", "Formats", "Records", "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Starter/vocabulary.json")],
      swiftSettings: strict),
    .target(name: "CBenchmarkLimits", dependencies: ["CLibXML2"]),
    .executableTarget(
      name: "garner-benchmark",
      dependencies: [
        "CBenchmarkLimits", "Reviews", "Deduplication", "Formats", "Catalogue", "Records",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests, one target a module; the conformance suite judges every index alike.
    .target(name: "TestSupport", dependencies: ["Records"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "CatalogueConformance", dependencies: ["Catalogue", "TestSupport", "Records"],
      path: "Tests/CatalogueConformance",
      swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "XMLReadingTests", dependencies: ["XMLReading", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "XMLReading", "Records", "TestSupport"],
      exclude: ["Dialects", "Fixtures", "Fuzz", "Snapshots", "validate.py"], swiftSettings: strict),
    .testTarget(
      name: "ReviewsTests", dependencies: ["Reviews", "Deduplication", "Formats", "Records", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CatalogueTests", dependencies: ["Catalogue", "CatalogueConformance", "Records", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CatalogueSQLiteTests",
      dependencies: ["CatalogueSQLite", "Catalogue", "CatalogueConformance", "Records", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "QueryTests", dependencies: ["Query", "Catalogue", "Records", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RenderTests",
      dependencies: [
        "Render", "Synthesis", "Query", "Catalogue", "Reviews", "Formats", "Records", "XMLReading", "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "InterviewTests", dependencies: ["Interview", "Formats", "Records", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ProseTests", dependencies: ["Prose", "Records", "TestSupport"], exclude: ["Fuzz"], swiftSettings: strict),
    .testTarget(
      name: "SynthesisTests",
      dependencies: ["Synthesis", "Prose", "Query", "Catalogue", "Reviews", "Formats", "Records", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "Records"], swiftSettings: strict),
    .testTarget(name: "DeduplicationTests", dependencies: ["Deduplication", "Records"], swiftSettings: strict),
    .testTarget(
      name: "GarnerTests", dependencies: ["garner", "Records", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
  ]
)

// The fuzzer has its own main and cannot be built with the rest: see Scripts/fuzz.
if Context.environment["GARNER_FUZZ"] != nil {
  package.products.append(.library(name: "GarnerFuzz", type: .static, targets: ["GarnerFuzz"]))
  package.targets.append(
    .target(name: "GarnerFuzz", dependencies: ["Formats", "Prose"], path: "Sources/garner-fuzz"))
  for target in package.targets where ["Formats", "GarnerFuzz", "Prose", "Records", "XMLReading"].contains(target.name)
  {
    target.swiftSettings = strict + [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]
  }
}
