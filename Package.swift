// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours: Swift 6 mode comes with the tools version; a warning never lands.
let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: what it may import is decided in docs/ARCHITECTURE.md and checked by Scripts/check-layers.
func room(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: houseRules)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: houseRules)
}

let package = Package(
    name: "verbatim",
    products: [
        .executable(name: "verbatim", targets: ["verbatim"]),
        .executable(name: "verbatim-bench", targets: ["verbatim-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        // Without its default traits: they would bring in full Foundation and swift-configuration.
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    ],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "CPatterns", linkerSettings: [.linkedLibrary("pcre2-8")]),
        .target(name: "CProcess"),
        .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
        room("TerminalText", []),
        room("Canvas", ["TerminalText"]),
        room("CodingModel", ["TerminalText"]),
        room("Analysis", ["CodingModel", "CPatterns", "TerminalText"]),
        room("Exports", ["CodingModel", "Analysis", "TerminalText"]),
        room("JobStore", ["CodingModel", "TerminalText", .product(name: "GRDB", package: "GRDB.swift")]),
        room(
            "CodingService",
            [
                "CInflate",
                "CodingModel",
                "JobStore",
                "TerminalText",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                // The errors of a connection are told apart by their types.
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        room("SurveyWords", ["CodingModel", "Analysis", "TerminalText"]),
        room(
            "Browser", ["CodingModel", "Analysis", "SurveyWords", "Canvas", "TerminalText"], exclude: ["README.md"]),
        room("BrowserViews", ["Browser", "Canvas", "TerminalText"]),
        room("CursesTerminal", ["CNcurses", "Canvas", "TerminalText"]),
        room(
            "DemoServer",
            [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        room("Runtime", ["Browser", "BrowserViews", "CodingModel", "Analysis", "Canvas"]),
        .executableTarget(
            name: "verbatim",
            dependencies: [
                "CProcess", "TerminalText", "Canvas", "CodingModel", "Analysis", "Exports", "JobStore", "CodingService",
                "SurveyWords", "Browser", "BrowserViews", "CursesTerminal", "DemoServer", "Runtime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["README.md"],
            swiftSettings: houseRules),
        // Measures the program and the parts of it; not part of the product.
        .executableTarget(
            name: "verbatim-bench",
            dependencies: [
                "TerminalText", "Canvas", "CodingModel", "Analysis", "Browser", "BrowserViews", "CursesTerminal",
                "Runtime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["README.md"],
            swiftSettings: houseRules),
        // What several test targets use.
        .target(
            name: "TestSupport", dependencies: ["CodingModel", "TerminalText"], path: "Tests/TestSupport",
            swiftSettings: houseRules),
        tests("TestSupportTests", ["TestSupport"]),
        tests("TerminalTextTests", ["TerminalText", "TestSupport"]),
        tests("CanvasTests", ["Canvas", "TerminalText", "TestSupport"]),
        tests("CodingModelTests", ["CodingModel", "TerminalText", "TestSupport"]),
        tests("AnalysisTests", ["Analysis", "CodingModel", "TerminalText", "TestSupport"]),
        tests("ExportsTests", ["Exports", "Analysis", "CodingModel", "TerminalText", "TestSupport"]),
        tests(
            "JobStoreTests",
            [
                "JobStore", "Analysis", "CodingModel", "TerminalText", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(
            "CodingServiceTests",
            [
                "CodingService", "CodingModel", "Exports", "JobStore", "TerminalText", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        tests("SurveyWordsTests", ["SurveyWords", "Analysis", "CodingModel", "TerminalText", "TestSupport"]),
        tests(
            "BrowserTests", ["Browser", "Analysis", "Exports", "CodingModel", "Canvas", "TerminalText", "TestSupport"]),
        tests(
            "BrowserViewsTests",
            ["BrowserViews", "Browser", "Analysis", "Exports", "CodingModel", "Canvas", "TerminalText", "TestSupport"],
            exclude: ["Snapshots"]),
        tests(
            "CursesTerminalTests",
            ["CursesTerminal", "BrowserViews", "CNcurses", "Canvas", "TerminalText", "TestSupport"]),
        tests("DemoServerTests", ["DemoServer", "TestSupport"]),
        tests(
            "RuntimeTests",
            ["Runtime", "BrowserViews", "Browser", "Analysis", "CodingModel", "Canvas", "TerminalText", "TestSupport"]),
        tests(
            "VerbatimTests",
            [
                "verbatim", "BrowserViews", "CProcess", "Analysis", "CodingModel", "CodingService", "DemoServer",
                "TerminalText",
                "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ]),
        tests("BenchTests", ["verbatim-bench", "Analysis", "CodingModel", "TerminalText", "TestSupport"]),
        // Runs the built program: the dependency sees to it that it is built.
        tests("EndToEndTests", ["verbatim", "TestSupport"]),
    ]
)
