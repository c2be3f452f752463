import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct FullDiskTests {
  // By chance, so that the server cannot make it smaller.
  private static let megabyte = SQLValue.blob((0..<1_000_000).map { _ in .random(in: 0...255) })

  @Test func `a file that cannot grow is full and stays as it was`() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.write { transaction in
        try transaction.script("CREATE TABLE big (bytes BLOB)")
        _ = try transaction.rows("PRAGMA max_page_count = 200")
      }
      await expect("full") {
        try await database.write { try $0.execute("INSERT INTO big VALUES ($1)", [Self.megabyte]) }
      }
      let count = try await database.read { try $0.first("SELECT COUNT(*) FROM big") }
      #expect(count?.values == [0])
      try await database.write { try $0.execute("INSERT INTO big VALUES ($1)", [.blob([1])]) }
    }
  }

  @Test func `a server whose disk is full says so and stays as it was`() async throws {
    if let reason = PostgreSQLServer.reasonToSkip { try Test.cancel(Comment(rawValue: reason)) }
    let disk = try SmallDisk()
    defer { disk.remove() }
    let server = try PostgreSQLServer()
    defer { server.remove() }
    let database = try PostgreSQLDatabase(address: try server.freshDatabase())
    try server.run("CREATE TABLESPACE small LOCATION '\(disk.folder)'")
    try await database.write { try $0.script("CREATE TABLE big (bytes BYTEA) TABLESPACE small") }
    await expect("full") {
      try await database.write { transaction in
        for _ in 0..<12 { try transaction.execute("INSERT INTO big VALUES ($1)", [Self.megabyte]) }
      }
    }
    let count = try await database.read { try $0.first("SELECT COUNT(*) FROM big") }
    #expect(count?.values == [0])
    await database.close()
  }
}

/// Eight megabytes of memory as a disk; only root may make one.
private struct SmallDisk {
  let folder = FileManager.default.temporaryDirectory.path + "/cairn-disk-\(UUID().uuidString)"

  init() throws {
    guard getuid() == 0, let owner = getpwnam("postgres") ?? getpwnam("nobody") else {
      try Test.cancel("Only root can make a small disk.")
    }
    mkdir(folder, 0o700)
    let options = "size=8m,mode=0700,uid=\(owner.pointee.pw_uid),gid=\(owner.pointee.pw_gid)"
    guard mount("tmpfs", folder, "tmpfs", 0, options) == 0 else {
      rmdir(folder)
      try Test.cancel("A small disk cannot be mounted here.")
    }
  }

  func remove() {
    umount2(folder, Int32(MNT_DETACH))
    rmdir(folder)
  }
}
