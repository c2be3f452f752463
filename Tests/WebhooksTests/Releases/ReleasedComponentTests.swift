import Databases
import Foundation
import Store
import StoreSupport
import Testing

/// Jobs, webhooks and publications that earlier versions left must be read for ever.
///
/// `CAIRN_RECORD=1` writes the file of a new version of the tables; that of a released one is never written again.
@Suite(.serialized) struct ReleasedComponentTests {
  /// Each component with each of its versions.
  private static let versions = ReleasedComponent.all.flatMap { component in
    (1...component.schema.version).map { (component, $0) }
  }

  private static func stored(
    _ component: ReleasedComponent, _ version: Int, _ ending: String
  ) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Files/\(component.schema.component)-\(version).\(ending)")
  }

  @Test(arguments: versions)
  func `every version of the tables has its file`(
    component: ReleasedComponent, version: Int
  ) async throws {
    let path = Self.stored(component, version, "cairn").path
    guard !FileManager.default.fileExists(atPath: path) else { return }
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" else {
      Issue.record("There is no \(path); run this test with CAIRN_RECORD=1.")
      return
    }
    let database = try SQLiteDatabase(path: path)
    try await database.migrate(component.schemas(version))
    try await component.write(database, version)
    await database.close()
    try await withBroughtForward(component, version, .sqlite) { database in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
      let said = try await component.said(database)
      try (encoder.encode(said) + Data("\n".utf8)).write(
        to: Self.stored(component, version, "json"))
    }
  }

  @Test(arguments: versions, StoreEngine.allCases)
  func `what an earlier version left is said again after it is brought forward`(
    released: (component: ReleasedComponent, version: Int), engine: StoreEngine
  ) async throws {
    let (component, version) = released
    let expected = try JSONDecoder().decode(
      [String].self, from: Data(contentsOf: Self.stored(component, version, "json")))
    #expect(expected.count > 1)
    try await withBroughtForward(component, version, engine) { database in
      let said = try await component.said(database)
      #expect(said == expected)
    }
  }

  /// On SQLite in its place, as a program that was updated does; into PostgreSQL as a backup is restored.
  private func withBroughtForward(
    _ component: ReleasedComponent, _ version: Int, _ engine: StoreEngine,
    _ body: (any SQLDatabase) async throws -> Void
  ) async throws {
    let schemas = [WorkspaceStore.schema, component.schema]
    try await withAddress(engine) { address in
      try await withScratchFolder { folder in
        let copy = address.filePath ?? folder + "/copy.cairn"
        try FileManager.default.copyItem(
          atPath: Self.stored(component, version, "cairn").path, toPath: copy)
        if address.filePath == nil {
          try await StoreBackup.restore(copy, schemas: schemas, to: address)
        }
        let database = try await address.open()
        try await database.migrate(schemas)
        do { try await body(database) } catch {
          await database.close()
          throw error
        }
        await database.close()
      }
    }
  }
}
