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
    var texts = try files().mapValues { String(decoding: $0, as: UTF8.self) }
    change(&texts)
    let files = texts.mapValues { Array($0.utf8) }
    let calculation = PlanCalculation(
      workspace: try WorkspaceFolder.read(files: files, library: StandardLibrary.factors),
      library: StandardLibrary.factors)
    try await TestSite.run(logger: logger, { if !takesJobs { $0.jobPlaces = 0 } }) { site in
      let ada = try await site.administrator()
      try await site.database(create: "hennepin-county", by: ada)
      try await site.store.commit(
        CommitDraft(
          id: "the-example", author: ada.principal.author, reason: "Begin with the example",
          base: 0, changes: FolderDocuments.split(files: files)), to: "hennepin-county")
      try await body(HennepinSite(site: site, ada: ada, calculation: calculation))
    }
  }

  /// What the example's numbers lead to.
  static func calculated() throws -> PlanCalculation {
    PlanCalculation(
      workspace: try WorkspaceFolder.read(files: try files(), library: StandardLibrary.factors),
      library: StandardLibrary.factors)
  }

  private static func files() throws -> [String: [UInt8]] {
    let folder = PackageFolder.example
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).reduce(into: [:]) { files, name in
      let file = folder.appending(path: name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return }
      files[name] = Array(try Data(contentsOf: file))
    }
  }

  func get(_ path: String, headers: [String] = []) async throws -> Response {
    try await ada.get(Self.place + "/" + path, headers: headers)
  }
}

extension TestSite {
  fileprivate func database(create id: String, by owner: Browser) async throws {
    let (principal, now) = (owner.principal, clock.now)
    try await store.database.write { transaction in
      try WorkspaceStore.create(
        id, name: "Hennepin County", time: InstantText.text(now), in: transaction)
      try AccountDirectory.makeFirstOwner(
        of: id, by: principal, from: .machine, at: now, in: transaction)
    }
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
