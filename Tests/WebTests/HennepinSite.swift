import Accounts
import Databases
import Factors
import Foundation
import Inventory
import Logging
import Plan
import Store
import TestSupport
import Workspace

@testable import Web

/// The worked example of the package in a running site, beside what the library says of it.
struct HennepinSite {
  let site: TestSite
  /// The owner.
  let ada: Browser
  let calculation: PlanCalculation

  static let place = "/workspaces/hennepin-county"

  /// - Parameters:
  ///   - takesJobs: Whether the server does the jobs that are put in.
  ///   - change: Changes files of the example first, by their path.
  static func run(
    logger: Logger = quietLogger, takesJobs: Bool = true,
    _ change: (inout [String: String]) -> Void = { _ in },
    _ body: @Sendable @escaping (HennepinSite) async throws -> Void
  ) async throws {
    let example = try example.get()
    var texts = example.texts
    change(&texts)
    guard texts != example.texts else {
      let beginning = try await example.beginning.value
      return try await TestSite.run(
        secret: beginning.secret, from: beginning, logger: logger,
        { if !takesJobs { $0.jobPlaces = 0 } }
      ) { site in
        try await body(
          HennepinSite(
            site: site, ada: beginning.owner(of: site), calculation: example.calculation.value))
      }
    }
    let files = texts.mapValues { Array($0.utf8) }
    let calculation = try calculation(of: files)
    try await TestSite.run(logger: logger, { if !takesJobs { $0.jobPlaces = 0 } }) { site in
      let ada = try await site.administrator()
      try await site.makeExample(files, by: ada)
      try await body(HennepinSite(site: site, ada: ada, calculation: calculation))
    }
  }

  /// What the example's numbers lead to.
  static func calculated() throws -> PlanCalculation { try example.get().calculation.value }

  /// The example as it is: read, calculated and written once for all tests that do not change it.
  private struct Example: Sendable {
    let texts: [String: String]
    let calculation: Deferred<PlanCalculation>
    let beginning: Task<SiteBeginning, any Error>
  }

  private static let example = Result {
    let files = try TestSite.exampleFiles()
    let workspace = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    return Example(
      texts: files.mapValues { String(decoding: $0, as: UTF8.self) },
      calculation: Deferred {
        PlanCalculation(workspace: workspace, library: FactorLibrary.standard)
      },
      beginning: Task {
        try await SiteBeginning.made { site in
          let ada = try await site.administrator()
          try await site.makeExample(files, by: ada)
          return ada
        }
      })
  }

  private static func calculation(of files: [String: [UInt8]]) throws -> PlanCalculation {
    PlanCalculation(
      workspace: try WorkspaceFolder.read(files: files, library: FactorLibrary.standard),
      library: FactorLibrary.standard)
  }

  func get(_ path: String, headers: [String] = []) async throws -> Response {
    try await ada.get(Self.place + "/" + path, headers: headers)
  }
}

extension Response {
  /// The numbers that lead to the explanation of a figure, as they are printed.
  func numbers(of figure: String, setting: String = "") -> [String] {
    let mark = "explain?figure=\(SitePath.encoded(figure))\(setting)\" data-figure>"
    return body.components(separatedBy: mark).dropFirst().map { rest in
      String(rest.prefix { $0 != "<" })
    }
  }
}

/// An amount of emissions as explanations print it, with its index.
func indexed(_ tonnes: Double) -> String {
  EmissionsInventory.text(tonnes).replacing("CO2e", with: "CO₂e")
}

/// Tons as an English page prints those of a hundred and more.
func printed(_ tonnes: Double) -> String {
  (tonnes < 0 ? "−" : "")
    + tonnes.magnitude.formatted(
      .number.precision(.fractionLength(0)).locale(Locale(identifier: "en_US")))
}
