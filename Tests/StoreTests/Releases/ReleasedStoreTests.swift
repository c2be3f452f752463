import Databases
import Foundation
import Store
import StoreSupport
import Testing

/// Stores that earlier versions left must open for ever.
///
/// `CAIRN_RECORD=1` writes the file of a new version of the schema; that of a released one is never written again.
@Suite(.serialized) struct ReleasedStoreTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Files")
  private static let versions = 1...WorkspaceStore.schema.version

  private static func stored(_ version: Int) -> URL {
    folder.appending(path: "version-\(version).cairn")
  }

  private static func expected(_ version: Int) -> URL {
    folder.appending(path: "version-\(version).json")
  }

  @Test func `the present version of the schema has its file`() async throws {
    let version = WorkspaceStore.schema.version
    let path = Self.stored(version).path
    guard !FileManager.default.fileExists(atPath: path) else { return }
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" else {
      Issue.record("There is no \(path); run this test with CAIRN_RECORD=1.")
      return
    }
    try await ReleasedStore.write(to: path)
    let database = try SQLiteDatabase(path: path)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let said = try await ReleasedStore(WorkspaceStore(database) { .now })
    try (encoder.encode(said) + Data("\n".utf8)).write(to: Self.expected(version))
    await database.close()
  }

  @Test(arguments: versions, StoreEngine.allCases)
  func `a store of an earlier version says the same after it is brought forward`(
    version: Int, engine: StoreEngine
  ) async throws {
    let expected = try JSONDecoder().decode(
      ReleasedStore.self, from: Data(contentsOf: Self.expected(version)))
    try await withAddress(engine) { address in
      try await bringForward(version, to: address)
      let database = try await address.open()
      let store = WorkspaceStore(database) { .now }
      #expect(try await ReleasedStore(store) == expected)
      let verification = try await store.verify()
      #expect(verification.faults.isEmpty && verification.heads == expected.heads)
      // It goes on from there.
      try await store.save([row("r1", "r1,2021,11,MWh\n", at: 100)], base: 7)
      #expect(try await store.verify().faults.isEmpty)
      await database.close()
    }
  }

  /// On SQLite in its place, as a program that was updated does; into PostgreSQL as a backup is restored.
  private func bringForward(_ version: Int, to address: DatabaseAddress) async throws {
    try await withScratchFolder { folder in
      let copy = address.filePath ?? folder + "/copy.cairn"
      try FileManager.default.copyItem(atPath: Self.stored(version).path, toPath: copy)
      if address.filePath == nil {
        try await StoreBackup.restore(copy, schemas: [WorkspaceStore.schema], to: address)
      } else {
        let database = try SQLiteDatabase(path: copy)
        try await database.migrate([WorkspaceStore.schema])
        await database.close()
      }
    }
  }
}
