// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "vgap",
  // What asks for the most is Synchronization (Mutex, Atomic). Span and its kin are deployed to older systems by the compiler, and UTF8Span, which
  // needs macOS 26, has a stand-in (Sources/Tables/Encodings/InvalidUTF8.swift).
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Quantities", targets: ["Quantities"]),
    .library(name: "BenchmarkData", targets: ["BenchmarkData"]),
    .library(name: "StatisticsCore", targets: ["StatisticsCore"]),
    .library(name: "GapAnalysis", targets: ["GapAnalysis"]),
    .library(name: "TableExport", targets: ["TableExport"]),
    .library(name: "GapReport", targets: ["GapReport"]),
    .executable(name: "vgap", targets: ["vgap"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL",
      pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev", "pkg-config"]), .brew(["gsl", "pkgconf"])]),
    .systemLibrary(name: "CMalloc"),

    .target(name: "Quantities"),
    .target(
      name: "Tables", dependencies: ["Quantities"],
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .target(name: "StatisticsCore", dependencies: ["CGSL"]),
    .target(
      name: "BenchmarkData",
      dependencies: [
        "Quantities", "Tables", .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "GapAnalysis",
      dependencies: [
        "BenchmarkData", "Quantities", "StatisticsCore", "Tables",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "TableExport", dependencies: ["Quantities", "Tables"]),
    .target(
      name: "GapReport",
      dependencies: [
        "BenchmarkData", "GapAnalysis", "Quantities", "StatisticsCore", "TableExport", "Tables",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      exclude: ["Notebook/requirements.in"],
      // In the code, so that an installed command needs no folder of resources.
      resources: [
        "Notebook/gap_report.py.mustache", "Notebook/gap_report.qmd.mustache", "Notebook/requirements.txt",
        "Page/report.css", "Page/report.js", "Page/report.mustache", "Page/tools.js",
      ].map { .embedInCode($0) }),
    .executableTarget(
      name: "vgap",
      dependencies: [
        "BenchmarkData", "CMalloc", "GapAnalysis", "GapReport", "Quantities", "StatisticsCore", "TableExport", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Installation"]),

    .testTarget(name: "TablesTests", dependencies: ["Quantities", "Tables"]),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
    .testTarget(name: "StatisticsCoreTests", dependencies: ["StatisticsCore"], resources: [.copy("Fixtures")]),
    .testTarget(name: "BenchmarkDataTests", dependencies: ["BenchmarkData", "Quantities", "Tables"]),
    .testTarget(
      name: "GapAnalysisTests",
      dependencies: ["BenchmarkData", "GapAnalysis", "Quantities", "StatisticsCore", "Tables"]),
    .testTarget(
      name: "TableExportTests", dependencies: ["Quantities", "TableExport", "Tables"],
      exclude: ["Snapshots", "Support/make_letter_widths.py", "Support/make_wide_scalars.py"]),
    .testTarget(
      name: "GapReportTests",
      dependencies: [
        "BenchmarkData", "GapAnalysis", "GapReport", "Quantities", "StatisticsCore", "TableExport", "Tables",
      ]),
    .executableTarget(
      name: "Benchmarks", dependencies: ["BenchmarkData", "GapAnalysis", "Quantities", "StatisticsCore", "Tables"],
      path: "Tests/Benchmarks/Sources"),
    .executableTarget(
      name: "Fuzz", dependencies: ["BenchmarkData", "GapAnalysis", "Tables"], path: "Tests/Fuzzing/Sources"),
    .testTarget(name: "CommandLineTests", dependencies: ["vgap", "Tables"], exclude: ["Snapshots"]),
  ]
)

// `make test` sets the variable; users of a newer compiler are not stopped by its new warnings.
let warningsAreErrors = Context.environment["VGAP_WARNINGS_AS_ERRORS"] != nil

for target in package.targets where target.type != .system {
  target.swiftSettings =
    [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
}
