public import Databases
internal import Dispatch
internal import Foundation
internal import Testing

/// The engines that tests of stored things run on; the arguments of their parametrised tests.
public enum StoreEngine: String, CaseIterable, Sendable {
  case sqlite, postgresql
}

/// Gives a test the address of a new, empty database, which nobody else uses.
///
/// A test of PostgreSQL is cancelled with the reason where PostgreSQL is not installed.
public func withAddress<Value>(
  _ engine: StoreEngine, isolation: isolated (any Actor)? = #isolation,
  _ body: (DatabaseAddress) async throws -> Value
) async throws -> Value {
  switch engine {
  case .sqlite:
    return try await withScratchFolder { folder in
      try await body(DatabaseAddress(folder + "/test.cairn"))
    }
  case .postgresql:
    if let reason = PostgreSQLServer.reasonToSkip { try Test.cancel(Comment(rawValue: reason)) }
    return try await body(DatabaseAddress(freshAddress()))
  }
}

// Making a database blocks a tenth of a second: on the threads of Swift's concurrency, of which there are as many as
// processors, it would hold up all other tests.
private func freshAddress() async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    databaseMaking.async {
      continuation.resume(with: Result { try PostgreSQLServer.shared.freshDatabase() })
    }
  }
}
private let databaseMaking = DispatchQueue(label: "cairn.tests.databases")

/// Gives a test a new, empty database, closed when the test ends.
///
/// A test of PostgreSQL is cancelled with the reason where PostgreSQL is not installed.
public func withDatabase<Value>(
  _ engine: StoreEngine, isolation: isolated (any Actor)? = #isolation,
  _ body: (any SQLDatabase) async throws -> Value
) async throws -> Value {
  try await withAddress(engine) { address in
    let database = try await address.open()
    do {
      let value = try await body(database)
      await database.close()
      return value
    } catch {
      await database.close()
      throw error
    }
  }
}

/// Gives a test a folder that is removed when the test ends.
public func withScratchFolder<Value>(
  isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Value
) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "cairn-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

/// The server of this process; cancels the running test with the reason where there is none.
public func installedServer() throws -> PostgreSQLServer {
  if let reason = PostgreSQLServer.reasonToSkip { try Test.cancel(Comment(rawValue: reason)) }
  return try PostgreSQLServer.shared
}
