// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// A module of the program. Its dependencies are DESIGN's table: a module may import what stands here and what that imports.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, resources: resources,
        swiftSettings: strict)
}

let package = Package(
    name: "mentord",
    products: [
        .executable(name: "mentord", targets: ["mentord"]),
        .executable(name: "mentorctl", targets: ["mentorctl"]),
        .executable(name: "mentord-submit", targets: ["mentord-submit"]),
        .executable(name: "mentord-read", targets: ["mentord-read"]),
        .library(name: "CivilTime", targets: ["CivilTime"]),
        .library(name: "Recurrence", targets: ["Recurrence"]),
        .library(name: "ICalendar", targets: ["ICalendar"]),
        .library(name: "Systemd", targets: ["Systemd"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .target(name: "CGumbo", linkerSettings: [.linkedLibrary("gumbo")]),
        .target(name: "CLinux"),
        .target(name: "CSandbox"),
        module("Files", []),
        module("JSONText", []),
        module("Forms", ["CivilTime"]),
        module("CivilTime", []),
        module("Recurrence", ["CivilTime"]),
        module("ICalendar", ["Recurrence", "CivilTime"]),
        module("Mail", ["CIDN2"]),
        module("MessageReader", ["Mail", "JSONText", "CGMime", "CGumbo"]),
        module("SMTP", []),
        module("Processes", ["CLinux"]),
        module("Systemd", ["JSONText", "CSystemd"]),
        module("Mentoring", ["Forms", "Recurrence", "CivilTime"]),
        module(
            "Settings",
            [
                "Forms", "Replies", "Mentoring", "ICalendar", "CivilTime", "Recurrence",
                .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Roster",
            [
                "Settings", "Mentoring", "CivilTime", "Recurrence", .product(name: "Yams", package: "Yams"),
                .product(name: "SwiftCSV", package: "SwiftCSV"),
            ]),
        module(
            "Letters",
            [
                "Forms", "Settings", "Mentoring", "ICalendar", "Mail", "CivilTime", "Recurrence",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module("Replies", ["Forms", "Mentoring", "ICalendar", "Mail", "CivilTime", "Recurrence"]),
        module(
            "Store",
            [
                "Files", "Forms", "Mentoring", "CivilTime", "Recurrence", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        module(
            "Service",
            [
                "Files", "Forms", "Store", "Letters", "Replies", "Settings", "Roster", "Mentoring", "Mail", "Processes",
                "Systemd", "CLinux", "ICalendar",
                "Recurrence", "CivilTime",
            ]),
        module(
            "Simulation",
            [
                "Forms", "Service", "Store", "Letters", "Settings", "Roster", "Mentoring", "Mail", "Processes",
                "Systemd",
                "Recurrence", "CivilTime",
            ]),
        .executableTarget(
            name: "mentord",
            dependencies: [
                "Service", "Settings", "Store", "Letters", "Mentoring", "Systemd", "Processes", "CivilTime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "mentorctl",
            dependencies: [
                "Files", "Forms", "JSONText", "Simulation", "Service", "Store", "Letters", "Replies", "Roster",
                "Settings",
                "Mentoring", "Mail", "Systemd",
                "Processes", "ICalendar", "Recurrence", "CivilTime", "CLinux",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "mentord-submit", dependencies: ["SMTP", "Processes"], path: "Sources/submit", swiftSettings: strict),
        .executableTarget(
            name: "mentord-read", dependencies: ["MessageReader", "CSandbox"], path: "Sources/read",
            swiftSettings: strict
        ),
        .executableTarget(name: "Manual", swiftSettings: strict),
        .executableTarget(
            name: "ServiceBenchmark",
            dependencies: [
                "Simulation", "Service", "Store", "Settings", "Roster", "Mentoring", "Processes", "Systemd",
                "CivilTime",
            ],
            path: "Benchmarks/Service", swiftSettings: strict),
        .executableTarget(
            name: "InboxBenchmark",
            dependencies: [
                "Simulation", "Service", "Store", "Settings", "Mentoring", "Processes", "Systemd", "CivilTime",
            ],
            path: "Benchmarks/Inbox", swiftSettings: strict),
        .target(
            name: "BenchmarkWork", dependencies: ["CivilTime"], path: "Benchmarks/Work", swiftSettings: strict),
        .executableTarget(
            name: "EngineBenchmark", dependencies: ["BenchmarkWork", "Recurrence", "CivilTime"],
            path: "Benchmarks/Engine", swiftSettings: strict),
        .executableTarget(
            name: "FoundationBenchmark", dependencies: ["BenchmarkWork", "CivilTime"], path: "Benchmarks/Foundation",
            swiftSettings: strict),
        .target(name: "AllocationCounter", path: "Benchmarks/Allocations/Counter"),
        .executableTarget(
            name: "AllocationCount", dependencies: ["AllocationCounter", "Recurrence", "CivilTime"],
            path: "Benchmarks/Allocations/Count", swiftSettings: strict),
        tests("Files", []),
        tests("CivilTime", []),
        tests("Recurrence", ["CivilTime"]),
        tests("ICalendar", ["Recurrence", "CivilTime"]),
        tests("CLinux", []),
        tests("Mail", []),
        .testTarget(
            name: "MessageReaderTests", dependencies: ["MessageReader", "Mail", "mentord-read"],
            exclude: ["Samples", "reference.py"],
            swiftSettings: strict),
        .target(name: "CSandboxProbe", dependencies: ["CSandbox"], path: "Tests/CSandboxProbe"),
        tests("CSandbox", ["CSandboxProbe"]),
        tests("SMTP", []),
        tests("Processes", []),
        tests("Systemd", []),
        tests("Forms", ["Settings", "CivilTime"]),
        tests("Mentoring", ["Forms", "Recurrence", "CivilTime"]),
        tests("Settings", ["Forms", "Replies", "Mentoring", "CivilTime"]),
        tests("Roster", ["Settings", "Mentoring", "CivilTime"]),
        tests(
            "Letters",
            [
                "Forms", "Settings", "Mentoring", "ICalendar", "Mail", "CivilTime",
                .product(name: "Mustache", package: "swift-mustache"),
            ], resources: [.copy("Golden")]),
        tests(
            "Replies", ["Forms", "Settings", "Mentoring", "ICalendar", "Mail", "MessageReader", "CivilTime"],
            resources: [.copy("Written")]),
        tests(
            "Store",
            ["Files", "Mentoring", "CivilTime", "Recurrence", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(
            "Service",
            [
                "Simulation", "Store", "Settings", "Roster", "Letters", "Replies", "ICalendar", "Mentoring", "Mail",
                "MessageReader",
                "Processes", "Systemd", "CivilTime",
            ], resources: [.copy("Samples")]),
        .testTarget(name: "CommandTests", dependencies: ["CivilTime"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["CivilTime"], exclude: ["Scenario"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// `make test-fast` builds the pure modules and their tests alone, into a folder of their own.
if Context.environment["MENTORD_PURE"] != nil {
    let pure: Set = [
        "CivilTime", "Recurrence", "ICalendar", "Mail", "Mentoring", "Forms", "Settings", "Roster", "Letters",
        "Replies",
    ]
    let needed: Set = ["MessageReader", "JSONText", "CGMime", "CGumbo", "CIDN2"]
    func isPure(_ target: String) -> Bool {
        pure.contains(target) || pure.contains { target == "\($0)Tests" } || needed.contains(target)
    }
    package.targets.removeAll { !isPure($0.name) }
    package.products.removeAll { !pure.contains($0.name) }
    let impure = ["GRDB.swift", "swift-argument-parser"]
    package.dependencies.removeAll { dependency in impure.contains { "\(dependency.kind)".contains($0) } }
}
