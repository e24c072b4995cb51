// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Everything but `GSL`, the one module that touches C.
let memorySafe = strict + [.strictMemorySafety()]

let package = Package(
  name: "efcheck",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "EFSpec", targets: ["EFSpec"]),
    .library(name: "Theory", targets: ["Theory"]),
    .library(name: "Checks", targets: ["Checks"]),
    .executable(name: "efcheck", targets: ["efcheck"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // MARK: - Numerics
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "CGSLShims", dependencies: ["CGSL"]),
    .target(name: "GSL", dependencies: ["CGSL", "CGSLShims"], swiftSettings: strict),

    // MARK: - What is run, and what is claimed: neither sees the other
    .target(name: "EFSpec", dependencies: ["GSL"], swiftSettings: memorySafe),
    .target(name: "Theory", dependencies: ["GSL"], swiftSettings: memorySafe),

    // MARK: - Where the two meet
    .target(
      name: "Checks", dependencies: ["EFSpec", "Theory", "GSL"],
      resources: [.embedInCode("Subjects/Foreign/Resources")],
      swiftSettings: memorySafe),

    // MARK: - Findings to files, and planted faults that test the tester: neither sees the other
    .target(
      name: "Reporting",
      dependencies: ["Checks", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates")],
      swiftSettings: memorySafe),
    .target(name: "Falsehoods", dependencies: ["Checks", "EFSpec", "GSL"], swiftSettings: memorySafe),

    // MARK: - The command line
    .executableTarget(
      name: "efcheck",
      dependencies: [
        "Checks", "EFSpec", "Theory", "GSL", "Reporting", "Falsehoods",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Bench/Peers")],
      swiftSettings: memorySafe),

    // MARK: - Tests
    .testTarget(name: "GSLTests", dependencies: ["GSL"], swiftSettings: strict),
    .testTarget(name: "EFSpecTests", dependencies: ["EFSpec", "GSL"], swiftSettings: strict),
    .testTarget(name: "TheoryTests", dependencies: ["Theory"], swiftSettings: strict),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "EFSpec", "Theory", "GSL", "Falsehoods"],
      resources: [.copy("Golden"), .copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "FalsehoodsTests", dependencies: ["Falsehoods", "Checks"], resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Checks"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "efcheck", "Checks", "Theory", "Falsehoods", "GSL", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
  ]
)
