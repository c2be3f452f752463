// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "cairn",
  products: [
    .executable(name: "cairn", targets: ["cairn"]),
    .library(name: "CairnKit", targets: ["Workspace", "Plan"]),
    .library(name: "CairnClimate", type: .dynamic, targets: ["ClimateLibrary"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Ground
    /** Amounts with units as types; what may not be multiplied does not compile */
    .target(name: "Quantities"),
    /** Tables in and out, findings with file, row and column */
    .target(name: "Tables", dependencies: ["Quantities"]),
    /** Editions of emission factors, warming potentials, grids and fuels, each row with its source */
    .target(
      name: "Factors", dependencies: ["Quantities", "Tables"], resources: [.copy("Resources")]),
    /** Files packed into a ZIP archive and taken out of one within limits; the only importer of libzip */
    .target(name: "Archives", dependencies: ["CZip"]),
    /** Debian's libzip */
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    /** Points, lines, areas and rasters: read, mended, projected, measured and laid over each other */
    .target(
      name: "Geometry",
      dependencies: ["Quantities", "Tables", "Archives", "CGEOS", "CPROJ", "CGeoTIFF"]),
    /** Debian's GEOS: what lies in what, and what of it */
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
    /** Debian's PROJ: projections and geodesics */
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    /** Debian's libgeotiff on libtiff: rasters with their place */
    .systemLibrary(
      name: "CGeoTIFF", pkgConfig: "libtiff-4", providers: [.apt(["libgeotiff-dev"])]),
    /** Other programs, run to their end within a time; where set-up has put them */
    .target(name: "ExternalPrograms"),
    /** Digests, random bytes, passwords and signatures; the only importer of OpenSSL and Argon2 */
    .target(name: "Cryptography", dependencies: ["CArgon2", "CCrypto"]),
    /** Debian's libargon2: passwords */
    .systemLibrary(
      name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    /** Debian's OpenSSL: digests, signatures and random bytes */
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Calculation
    /** Activity data times factors by gas, sector and scope; roll-ups */
    .target(name: "Inventory", dependencies: ["Quantities", "Tables", "Factors"]),
    /** An inventory carried forward under drivers and intensities; targets beside it */
    .target(name: "Forecast", dependencies: ["Quantities", "Tables", "Factors", "Inventory"]),
    /** Daily climate series to indicators: calendars, kernels, ensembles, return levels */
    .target(name: "Climate", dependencies: ["Quantities", "Tables", "CLanes"]),
    /** The innermost loops of the climate engine, in C, compiled for several kinds of processor */
    .target(name: "CLanes"),
    /** Hazards by community system: exposure, sensitivity, capacity, vulnerability, risk */
    .target(
      name: "Vulnerability", dependencies: ["Quantities", "Tables", "Factors", "Geometry"]),
    /** Actions: effect by year, attribution, cost */
    .target(
      name: "Strategies",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability", "CLanes",
      ]),

    // Assembly
    /** One community's whole record: its entities, the folder format, validation */
    .target(
      name: "Workspace",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Climate", "Vulnerability",
        "Strategies",
        .product(name: "Yams", package: "Yams"),
      ]),
    /** The plan as a book: text, live figures, editions, explanations */
    .target(
      name: "Plan",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Climate", "Vulnerability",
        "Strategies", "Workspace", "CMarkdown",
      ]),
    /** Debian's libcmark-gfm, the CommonMark parser with tables */
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // Edges
    /** What the library, findings, charts and exhibits say, in Spanish, by the English text */
    .target(
      name: "Phrasebook",
      dependencies: ["Tables", "Factors", "Forecast", "Vulnerability", "Strategies"],
      resources: [.copy("Library")]),
    /** A plan as HTML, PDF, DOCX, charts and maps */
    .target(
      name: "Publishing",
      dependencies: [
        "Quantities", "Tables", "Factors", "Geometry", "Inventory", "Forecast", "Climate",
        "Vulnerability", "Strategies", "Workspace", "Plan", "Phrasebook", "ExternalPrograms",
      ],
      resources: [.copy("Resources")]),
    /** NetCDF, HDF5, Zarr and station files in, indicator atlases in and out */
    .target(
      name: "ClimateFiles",
      dependencies: [
        "Quantities", "Tables", "Climate", "CLanes", "CHDF5", "CNetCDF", "CDeflate", "CBlosc",
        "CZstd",
      ], resources: [.copy("Resources")]),
    /** Debian's HDF5: metadata, chunk addresses, and any filter not read directly */
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    /** Debian's netCDF: classic files, and the writing of atlases */
    .systemLibrary(name: "CNetCDF", pkgConfig: "netcdf", providers: [.apt(["libnetcdf-dev"])]),
    /** Debian's libdeflate: zlib and gzip, without a lock */
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    /** Debian's Blosc: the usual compressor of Zarr */
    .systemLibrary(name: "CBlosc", pkgConfig: "blosc", providers: [.apt(["libblosc-dev"])]),
    /** Debian's Zstandard */
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    /** Other systems' files in and out: spreadsheets, the inventory as a workbook */
    .target(
      name: "Interchange",
      dependencies: [
        "Quantities", "Tables", "Factors", "Geometry", "Inventory", "Forecast", "Vulnerability",
        "Strategies", "Workspace", "Plan", "ExternalPrograms",
      ], resources: [.copy("Resources")]),

    /** Linear models to a solver and its answer back; the only one that knows HiGHS */
    .target(name: "Solvers", dependencies: ["Strategies", "ExternalPrograms"]),

    /** SQL on SQLite or PostgreSQL behind one interface; the only importer of GRDB and libpq */
    .target(
      name: "Databases",
      dependencies: [
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), "CPostgreSQL",
      ]),
    /** Debian's libpq: the client of PostgreSQL */
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    /** Workspaces as documents with a journal that only grows; the folder format in and out */
    .target(
      name: "Store", dependencies: ["Tables", "Factors", "Workspace", "Databases", "Cryptography"]),
    /** People, how they sign in, and what they may do with a workspace */
    .target(
      name: "Accounts",
      dependencies: [
        "Tables", "Workspace", "Databases", "Store", "Cryptography", "OutwardRequests",
      ]),
    /** Requests to servers outside within limits, and where they may go */
    .target(name: "OutwardRequests"),

    /** Long work that several nodes share: who asked, how far it is, what came out; uploads it works on */
    .target(name: "Jobs", dependencies: ["Databases"]),
    /** Targets outside that are told what happens in a workspace: their secrets, messages, failures */
    .target(
      name: "Webhooks",
      dependencies: ["Databases", "Store", "Jobs", "Cryptography", "OutwardRequests"]),

    // Doors
    /** Pages over HTTP; the only importer of Hummingbird */
    .target(
      name: "Web",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability", "Strategies",
        "Climate", "ClimateFiles", "Workspace", "Plan", "Phrasebook", "Publishing", "Interchange",
        "ExternalPrograms", "Solvers", "Databases", "Store", "Accounts", "Jobs", "Webhooks",
        "OutwardRequests", "Cryptography", "Archives", "CQRCode", "CMemory",
        .product(name: "Hummingbird", package: "hummingbird"),
      ], resources: [.copy("Design/Files")]),
    /** Debian's libqrencode: the key of a second factor, for a telephone's camera */
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    /** The allocator's own calls, which Swift's Glibc leaves out: an idle server gives memory back */
    .systemLibrary(name: "CMemory"),
    /** Every command but the wiring; the only importer of ArgumentParser */
    .target(
      name: "CommandLine",
      dependencies: [
        "Quantities", "Tables", "Factors", "Geometry", "Inventory", "Forecast", "Vulnerability",
        "Strategies",
        "Climate", "ClimateFiles", "Workspace", "Plan", "Publishing", "Interchange",
        "ExternalPrograms", "Solvers", "Cryptography", "Databases", "Store", "Accounts", "Jobs",
        "Webhooks", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    /** The climate engine behind a C interface, for Python and others */
    .target(name: "ClimateLibrary", dependencies: ["Climate", "ClimateFiles"]),
    /** The executable: names the live parts, joins the doors */
    .executableTarget(name: "cairn", dependencies: ["CommandLine"]),

    /** The measuring program behind Benchmarks/climate-indicators */
    .executableTarget(
      name: "climate-bench", dependencies: ["Climate", "ClimateFiles", "CDeflate", "CHDF5"],
      path: "Benchmarks/climate-bench"),
    /** The measuring and saving program behind Benchmarks/store and Tests/Scale/check_crashes.py */
    .executableTarget(
      name: "store-bench", dependencies: ["Factors", "Workspace", "Databases", "Store"],
      path: "Benchmarks/store-bench"),

    /** The measuring program behind Benchmarks/portfolio */
    .executableTarget(
      name: "portfolio-bench",
      dependencies: [
        "Quantities", "Tables", "Factors", "Forecast", "Strategies", "Workspace", "Plan",
        "ExternalPrograms", "Solvers",
      ], path: "Benchmarks/portfolio-bench"),
    /** The measuring program behind Benchmarks/screening */
    .executableTarget(
      name: "screening-bench", dependencies: ["Vulnerability"],
      path: "Benchmarks/screening-bench"),

    /** The measuring program behind Benchmarks/strategies */
    .executableTarget(
      name: "strategies-bench",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Strategies", "Workspace",
        "Plan",
      ], path: "Benchmarks/strategies-bench"),

    // Tests
    /** Worked communities, tolerances and real data for tests */
    .target(
      name: "TestSupport",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Climate", "Vulnerability",
        "Strategies", "Workspace", "Plan",
      ], path: "Tests/TestSupport"),
    /** A PostgreSQL server of the tests' own, and fresh databases of both engines */
    .target(name: "StoreSupport", dependencies: ["Databases"], path: "Tests/StoreSupport"),
    /** A target of webhooks in a process of its own, with every fault that one can have */
    .target(name: "WebhookSupport", path: "Tests/WebhookSupport", exclude: ["receiver.py"]),
    /** A city's sign-in (OpenID Connect) in a process of its own, with every fault that one can have */
    .target(
      name: "SignInSupport", dependencies: ["OutwardRequests"], path: "Tests/SignInSupport",
      exclude: ["provider.py"]),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities", "TestSupport"]),
    .testTarget(name: "TablesTests", dependencies: ["Quantities", "Tables", "TestSupport"]),
    .testTarget(
      name: "FactorsTests", dependencies: ["Quantities", "Tables", "Factors", "TestSupport"]),
    .testTarget(
      name: "GeometryTests",
      dependencies: ["Archives", "Tables", "Geometry", "CPROJ", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "InventoryTests",
      dependencies: ["Quantities", "Tables", "Factors", "Inventory", "TestSupport"]),
    .testTarget(
      name: "ForecastTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Plan", "TestSupport",
      ]),
    .testTarget(
      name: "ClimateTests",
      dependencies: ["Quantities", "Tables", "Climate", "CLanes", "TestSupport"],
      exclude: [
        "Conformance/expected-climdex-1018935.csv", "Conformance/expected-xclim-360_day.csv",
        "Conformance/expected-xclim-canesm2.csv", "Conformance/expected-xclim-milwaukee.csv",
        "Conformance/expected-xclim-noleap.csv", "Conformance/expected-xclim-standard.csv",
        "Conformance/make_expected.py",
      ]),
    .testTarget(
      name: "ClimateFilesTests",
      dependencies: ["Quantities", "Tables", "Climate", "ClimateFiles", "CNetCDF", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "VulnerabilityTests",
      dependencies: ["Tables", "Factors", "Geometry", "Vulnerability", "TestSupport"]),
    .testTarget(
      name: "StrategiesTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability", "Strategies",
        "Plan", "TestSupport",
      ]),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Climate", "Vulnerability",
        "Strategies",
        "Workspace", "Plan", "TestSupport",
      ]),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Workspace", "Plan", "TestSupport",
      ], exclude: ["Examples"]),
    .testTarget(
      name: "PlanTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability", "Strategies",
        "Workspace", "Plan", "TestSupport",
      ]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Geometry", "Inventory", "Forecast", "Vulnerability",
        "Strategies", "Workspace", "Plan", "Phrasebook", "Publishing", "ExternalPrograms",
        "TestSupport",
      ]),
    .testTarget(name: "ExternalProgramsTests", dependencies: ["ExternalPrograms"]),
    .testTarget(
      name: "SolversTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability", "Strategies",
        "Workspace", "Plan", "ExternalPrograms", "Solvers", "TestSupport",
      ]),
    .testTarget(
      name: "InterchangeTests",
      dependencies: [
        "Quantities", "Tables", "Factors", "Geometry", "Inventory", "Forecast", "Strategies",
        "Workspace", "Plan", "ExternalPrograms", "Interchange", "TestSupport",
      ]),
    .testTarget(name: "DatabasesTests", dependencies: ["Databases", "StoreSupport"]),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Tables", "Factors", "Inventory", "Workspace", "Databases", "Store", "StoreSupport",
        "TestSupport",
      ], exclude: ["Releases/Files"]),
    .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"]),
    .testTarget(
      name: "AccountsTests",
      dependencies: [
        "Databases", "Store", "Accounts", "Cryptography", "OutwardRequests", "StoreSupport",
        "SignInSupport",
      ],
      exclude: ["Releases/Files"]),
    .testTarget(name: "JobsTests", dependencies: ["Databases", "Jobs", "StoreSupport"]),
    .testTarget(
      name: "OutwardRequestsTests", dependencies: ["OutwardRequests", "WebhookSupport"]),
    .testTarget(
      name: "WebhooksTests",
      dependencies: [
        "Databases", "Store", "Jobs", "Webhooks", "OutwardRequests", "StoreSupport",
        "WebhookSupport",
      ], exclude: ["Releases/Files"]),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Quantities", "Tables", "Factors", "Inventory", "Forecast", "Vulnerability",
        "Strategies", "Climate", "ClimateFiles", "Workspace", "Plan", "Phrasebook", "Publishing",
        "Interchange", "Databases", "Store", "Accounts", "Jobs", "Webhooks", "Cryptography",
        "Archives", "StoreSupport", "TestSupport", "SignInSupport", "WebhookSupport",
      ],
      exclude: ["Conversations", "route-roles.txt"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "Tables", "Inventory", "Climate", "ClimateFiles", "Forecast", "Workspace", "Plan",
        "Databases", "TestSupport", "StoreSupport", "cairn",
      ],
      exclude: ["Commands"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

// Pages, commands, readers and documents are many and each is short: smaller code costs them nothing that is seen, and an idle
// server less memory.
let compiledForSize = ["Web", "CommandLine", "Interchange", "Phrasebook", "Publishing"]
for target in package.targets where compiledForSize.contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-Osize"], .when(configuration: .release)))
}
