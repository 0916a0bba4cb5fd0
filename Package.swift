// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding excluded: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: excluded, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "timebank",
  products: [
    .executable(name: "timebankd", targets: ["timebankd"]),
    .executable(name: "timebank", targets: ["timebank"]),
    .executable(name: "timebank-bench", targets: ["timebank-bench"]),
    // What Tests/FuzzTests/run links with libFuzzer.
    .library(name: "fuzzing", type: .static, targets: ["FuzzTargets"]),
    // For tests only: loaded under the daemon, never linked and never installed.
    .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.4.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"),
  ],
  targets: [
    library("Ledger", [crypto]),
    library("Rules", ["Ledger"]),
    library("LineProtocol", ["Ledger"]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    library("Store", ["CSQLite", "Ledger", "Rules", grdb, grdbSQLite]),
    library("DaemonLog", [logging]),
    library("Bank", ["DaemonLog", "Ledger", "Rules", "LineProtocol", "Store", crypto, cryptoExtras, logging]),
    library(
      "Server",
      [
        "Bank", "Configuration", "DaemonLog", "Ledger", "LineProtocol", "Store", "Systemd", logging, nioCore, nioPosix,
        serviceLifecycle,
      ]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    library("Systemd", ["CSystemd", "DaemonLog", logging]),
    // The documented file goes into the program: its remarks are the keys' descriptions in timebankd(8).
    .target(
      name: "Configuration", dependencies: ["Ledger", "LineProtocol", "Rules", toml],
      resources: [.embedInCode("timebank.toml")], swiftSettings: strict),
    library("ClientKit", ["Ledger", "LineProtocol", "Rules"]),
    library(
      "DemoKit",
      [
        "Bank", "ClientKit", "Configuration", "Ledger", "LineProtocol", "Server", "Store", logging, serviceLifecycle,
        unixSignals,
      ]),
    program(
      "timebankd",
      [
        "Bank", "ClientKit", "Configuration", "DaemonLog", "DemoKit", "LineProtocol", "Server", "Store", "Systemd",
        argumentParser, logging, serviceLifecycle, unixSignals,
      ]),
    program("timebank", ["ClientKit"]),
    .target(name: "CBaseline", linkerSettings: [.linkedLibrary("sqlite3")]),
    program(
      "timebank-bench",
      ["Bank", "CBaseline", "Ledger", "LineProtocol", "Rules", "Server", "Store", argumentParser, histogram, logging]),

    .target(
      name: "TestSupport",
      dependencies: [
        "Bank", "ClientKit", "Configuration", "Ledger", "LineProtocol", "Rules", "Server", "Store", "Systemd", logging,
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets", dependencies: ["ClientKit", "Configuration", "Ledger", "LineProtocol", "Rules"],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    tests("FuzzTests", ["FuzzTargets"], excluding: ["Corpus", "run"]),
    .target(name: "FaultShim", path: "Tests/FaultShim"),
    tests("LedgerTests", ["Ledger"]),
    tests("SystemdTests", ["DaemonLog", "Systemd", logging]),
    tests("RulesTests", ["Rules", "Ledger"]),
    tests("LineProtocolTests", ["LineProtocol", "Ledger"]),
    tests("StoreTests", ["Bank", "Store", "Ledger", "LineProtocol", "Rules", grdb]),
    tests(
      "BankTests",
      [
        "Bank", "ClientKit", "Configuration", "DaemonLog", "Ledger", "LineProtocol", "Rules", "Store", "Systemd",
        crypto, logging,
      ]),
    tests(
      "ServerTests",
      [
        "Server", "Bank", "Configuration", "DaemonLog", "Ledger", "LineProtocol", "Systemd", logging, nioCore,
        nioEmbedded, nioPosix, serviceLifecycle,
      ]),
    tests("ConfigurationTests", ["Configuration", "Ledger", "LineProtocol", "Rules"]),
    tests(
      "ClientKitTests", ["ClientKit", "Ledger", "LineProtocol"], excluding: ["Desk/Screens"],
      resources: [.copy("Fixtures")]),
    tests("ModelTests", ["Bank", "Ledger", "LineProtocol", "Rules", "Store"]),
    tests("SystemTests", ["Configuration", "DaemonLog", "Ledger", "LineProtocol", "timebank", "timebankd"]),
  ]
)
