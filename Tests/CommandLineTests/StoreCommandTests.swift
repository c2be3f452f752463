import Databases
import Foundation
import StoreSupport
import TestSupport
import Testing

@Suite struct StoreCommandTests {
  /// A folder with a store of the engine, named by the environment, and a copy of the example.
  private struct Scene {
    let folder: URL
    let address: String

    @discardableResult
    func run(_ arguments: String...) throws -> CairnProcess.Outcome {
      try CairnProcess.run(
        ["store"] + arguments, in: folder, environment: ["CAIRN_STORE": address])
    }

    func edit(_ file: String, _ change: (String) -> String) throws {
      let url = folder.appending(path: "county").appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data(change(text).utf8).write(to: url)
    }
  }

  private func scene(_ engine: StoreEngine, _ body: (Scene) throws -> Void) async throws {
    try await withScratchFolder { path in
      let folder = URL(filePath: path)
      try FileManager.default.copyItem(
        at: PackageFolder.root.appending(path: "Examples/hennepin-county"),
        to: folder.appending(path: "county"))
      let address =
        switch engine {
        case .sqlite: "town.cairn"
        case .postgresql: try installedServer().freshDatabase()
        }
      let scene = Scene(folder: folder, address: address)
      #expect(try scene.run("init").status == 0)
      try body(scene)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a folder goes in, is changed, undone and named, and comes out byte for byte`(
    engine: StoreEngine
  ) async throws {
    try await scene(engine) { scene in
      let preview = try scene.run("import", "county")
      #expect(preview.output.contains("Nothing was changed"), "\(preview.errors)")
      #expect(try scene.run("list").output.contains("No workspace is in the store yet"))
      #expect(try scene.run("import", "county", "--take").status == 0)
      try scene.edit("targets.csv") { $0.replacing("sbt-2030", with: "sbt-2031") }
      try scene.edit("plan/01-summary.md") { $0 + "\nOne more line.\n" }
      #expect(
        try scene.run("import", "county", "--take", "--reason", "Council asked").output.contains(
          "revision 2"))
      let difference = try scene.run("diff", "hennepin-county", "1").output
      #expect(difference.contains("- targets.csv#sbt-2030"))
      #expect(difference.contains("id: “” → “sbt-2031”"))
      #expect(difference.contains("+ One more line."))
      #expect(try scene.run("history", "hennepin-county").output.contains("“Council asked”"))
      #expect(try scene.run("undo", "hennepin-county", "2").status == 0)
      let milestone = try scene.run("milestone", "hennepin-county", "Draft", "--kind", "adopted")
      let digest = try #require(milestone.output.firstMatch(of: /[0-9a-f]{64}/)?.output)
      let known = try scene.run(
        "verify", "--workspace", "hennepin-county", "--expect", String(digest))
      #expect(known.status == 0 && known.output.contains("that of revision 4"))
      let unknown = try scene.run(
        "verify", "--workspace", "hennepin-county", "--expect", String(repeating: "a", count: 64))
      #expect(unknown.status == 1 && unknown.errors.contains("history was replaced"))
      #expect(try scene.run("export", "hennepin-county", "out").status == 0)
      try expectSame(
        scene.folder.appending(path: "out"),
        PackageFolder.root.appending(path: "Examples/hennepin-county"))
      #expect(try scene.run("export", "hennepin-county", "out").errors.contains("not empty"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a backup moves a store to the other engine`(engine: StoreEngine) async throws {
    try await scene(engine) { scene in
      #expect(try scene.run("import", "county", "--take").status == 0)
      #expect(try scene.run("backup", "b.cairn").output.contains("verified"))
      #expect(try scene.run("backup", "b.cairn").errors.contains("is there already"))
      let other =
        switch engine {
        case .sqlite: try installedServer().freshDatabase()
        case .postgresql: "other.cairn"
        }
      let restored = try CairnProcess.run(
        ["store", "restore", "b.cairn", "--store", other], in: scene.folder)
      #expect(restored.status == 0, "\(restored.errors)")
      let found = try CairnProcess.run(
        ["store", "search", "hennepin-county", "furnaces", "--limit", "100", "--store", other],
        in: scene.folder)
      #expect(found.output.contains("actions.csv#b2 "))
    }
  }

  @Test func `what is wrong is said with what to do`() async throws {
    try await scene(.sqlite) { scene in
      #expect(try scene.run("init").errors.contains("already"))
      #expect(try scene.run("history", "nowhere").errors.contains("no workspace “nowhere”"))
      #expect(try scene.run("import", "county", "--take").status == 0)
      try scene.edit("community.yaml") {
        $0.replacing("id: hennepin-county", with: "id: other-county")
      }
      let other = try scene.run("import", "county", "--workspace", "hennepin-county", "--take")
      #expect(other.status != 0 && other.errors.contains("other-county"))
      #expect(try scene.run("list").output.contains(" 1\n"))
      let none = try CairnProcess.run(["store", "list", "--store", "none.cairn"], in: scene.folder)
      #expect(none.errors.contains("cairn store init"))
      let secret = try CairnProcess.run(
        ["store", "list", "--store", "postgresql://me:hunter2@127.0.0.1:1/x"], in: scene.folder)
      #expect(secret.status != 0 && !secret.errors.contains("hunter2"))
      #expect(secret.errors.contains("cannot be reached"), "\(secret.errors)")
    }
  }

  private func expectSame(_ one: URL, _ other: URL) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: one.path)
    #expect(
      names.sorted() == (try FileManager.default.subpathsOfDirectory(atPath: other.path)).sorted())
    for name in names where name.contains(".") {
      #expect(
        FileManager.default.contentsEqual(
          atPath: one.appending(path: name).path, andPath: other.appending(path: name).path),
        "\(name)")
    }
  }

  /// A person with a token, a webhook that is on and a job that waits, as a server would have left them.
  private func leaveThings(in file: String) async throws {
    let database = try SQLiteDatabase(path: file)
    let time = SQLValue.text("2026-03-01T12:00:00.000Z")
    let later = SQLValue.text("2099-01-01T00:00:00.000Z")
    try await database.write { transaction in
      try transaction.execute(
        """
        INSERT INTO account (id, email, name, administrator, created)
        VALUES ('a1', 'olga.owner@example.org', 'Olga', 0, $1)
        """, [time])
      try transaction.execute(
        """
        INSERT INTO api_token (id, account, name, hash, scopes, created, expires)
        VALUES ('t1', 'a1', 'nightly', 'x', 'read', $1, $2)
        """, [time, later])
      try transaction.execute(
        """
        INSERT INTO webhook (id, workspace, address, events, language, maker, created,
          off_by_failures, failures, secret, seen)
        VALUES ('w1', 'hennepin-county', 'https://example.org/', 'commit', 'en', 'Olga', $1, 0, 0,
          X'00', 0)
        """, [time])
      try transaction.execute(
        """
        INSERT INTO job (id, kind, asker, asker_name, language, payload, state, fraction, sentence,
          created, due, attempts, losses)
        VALUES ('j1', 'publish', 'a1', 'Olga', 'en', X'00', 'waiting', 0, '', $1, $1, 0, 0)
        """, [time])
    }
    await database.close()
  }

  private func standing(of file: String) async throws -> [String] {
    let database = try SQLiteDatabase(path: file, isReadOnly: true)
    let row = try await database.read { transaction in
      try transaction.first(
        """
        SELECT CASE WHEN t.revoked IS NULL THEN 'token' ELSE '' END,
          CASE WHEN w.off IS NULL THEN 'webhook' ELSE '' END, j.state
        FROM api_token t, webhook w, job j
        """)
    }
    await database.close()
    let found = try #require(row)
    return try (0..<3).map { try found.text($0) }
  }

  @Test func `a restore ends what may have been taken away, unless the store only moves`()
    async throws
  {
    try await withScratchFolder { path in
      let folder = URL(filePath: path)
      func run(_ arguments: String...) throws -> CairnProcess.Outcome {
        try CairnProcess.run(["store"] + arguments, in: folder)
      }
      #expect(try run("init", "--store", "town.cairn").status == 0)
      try await leaveThings(in: path + "/town.cairn")
      #expect(try run("backup", "b.cairn", "--store", "town.cairn").status == 0)
      let trial = try run("restore", "b.cairn", "--store", "trial.cairn")
      #expect(trial.status == 0, "\(trial.errors)")
      #expect(trial.output.contains("1 token, 1 webhook, 1 job."), "\(trial.output)")
      #expect(try await standing(of: path + "/trial.cairn") == ["", "", "cancelled"])
      let moved = try run("restore", "b.cairn", "--store", "moved.cairn", "--as-it-was")
      #expect(moved.status == 0 && !moved.output.contains("Ended"))
      #expect(
        try await standing(of: path + "/moved.cairn") == ["token", "webhook", "waiting"])
    }
  }

  @Test func `verify and backup fail on damage that no history shows`() async throws {
    try await withScratchFolder { path in
      let folder = URL(filePath: path)
      let file = path + "/town.cairn"
      #expect(try CairnProcess.run(["store", "init", "--store", file], in: folder).status == 0)
      try await leaveThings(in: file)
      let database = try SQLiteDatabase(path: file)
      let root = try await database.read { transaction in
        try transaction.first(
          """
          SELECT rootpage FROM sqlite_master
          WHERE type = 'index' AND tbl_name = 'account' AND sql IS NULL AND name LIKE '%_2'
          """)?.int(0) ?? 0
      }
      await database.close()
      // The index of addresses names another one than the table does.
      var bytes = try Data(contentsOf: URL(filePath: file))
      let page = (root - 1) * 4096..<root * 4096
      let found = try #require(bytes.range(of: Data("olga.owner".utf8), in: page))
      bytes.replaceSubrange(found, with: Data("olga.other".utf8))
      try bytes.write(to: URL(filePath: file))

      let verified = try CairnProcess.run(["store", "verify", "--store", file], in: folder)
      #expect(verified.status == 1)
      #expect(verified.errors.contains("The file is damaged: "), "\(verified.errors)")
      #expect(verified.output.contains("but the file is damaged"), "\(verified.output)")
      let backup = try CairnProcess.run(
        ["store", "backup", "b.cairn", "--store", file], in: folder)
      #expect(backup.status != 0 && backup.errors.contains("has faults"), "\(backup.errors)")
      let restored = try CairnProcess.run(
        ["store", "restore", file, "--store", "new.cairn"], in: folder)
      #expect(restored.status == 1 && restored.errors.contains("damaged"))
    }
  }
}
