import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct SecretTests {
  @Test func `a key file is made once, for its owner's eyes only, and read from then on`()
    async throws
  {
    try await withScratchFolder { folder in
      let path = folder + "/key"
      let made = try InstanceSecret.readOrMake(path: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let read = try InstanceSecret.readOrMake(path: path)
      let token = RequestForgeryGuard(secret: made).token(for: "s")
      #expect(RequestForgeryGuard(secret: read).accepts(token, for: "s"))
      #expect(!RequestForgeryGuard(secret: .make()).accepts(token, for: "s"))
    }
  }

  @Test func `a key file that others may read, or that is none, is refused`() async throws {
    try await withScratchFolder { folder in
      let path = folder + "/key"
      _ = try InstanceSecret.readOrMake(path: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      #expect(throws: AccountProblem.self) { try InstanceSecret.readOrMake(path: path) }
      for text in ["", "short", "not a key at all"] {
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: AccountProblem.self) { try InstanceSecret.readOrMake(path: path) }
      }
      #expect(throws: AccountProblem.self) {
        try InstanceSecret.readOrMake(path: folder + "/missing/key")
      }
      #expect(throws: AccountProblem.self) {
        try InstanceSecret([UInt8](repeating: 1, count: 31))
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `no fresh key file is made beside a store that was set up with another`(
    engine: StoreEngine
  ) async throws {
    try await withScratchFolder { folder in
      try await withDatabase(engine) { database in
        try await database.migrate([WorkspaceStore.schema, AccountSchema.schema])
        func open(_ name: String) async throws -> AccountDirectory {
          try await AccountDirectory.open(
            database, keyFile: folder + "/" + name, hasher: Town.hasher, now: { .now })
        }
        let first = try await open("key")
        let again = try await open("key")
        #expect(again.forms.accepts(first.forms.token(for: "s"), for: "s"))
        for name in ["other", "no-folder/key", "key/key"] {
          await #expect(throws: AccountProblem.missingKeyFile(folder + "/" + name)) {
            _ = try await open(name)
          }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
        _ = try InstanceSecret.readOrMake(path: folder + "/other")
        await #expect(throws: AccountProblem.otherSecret) { _ = try await open("other") }
      }
    }
  }

  @Test func `a form's token is one session's`() {
    let forms = RequestForgeryGuard(secret: .make())
    let token = forms.token(for: "one")
    #expect(forms.accepts(token, for: "one"))
    #expect(!forms.accepts(token, for: "two"))
    #expect(!forms.accepts("", for: "one"))
    #expect(!forms.accepts(String(token.dropLast()), for: "one"))
  }

  @Test func `a token that was cut or mistyped is told from an unknown one without asking`() {
    #expect(!APITokenText.isComplete(""))
    #expect(!APITokenText.isComplete("cairn_"))
    #expect(!APITokenText.isComplete("cairn_" + String(repeating: "a", count: 47)))
  }

  @Test(arguments: [
    ("  Ada@Example.ORG ", "ada@example.org"), ("a@b", "a@b"), ("é@exämple.org", "é@exämple.org"),
  ])
  func `an e-mail is found whatever its capitals`(typed: String, kept: String) {
    #expect(EmailAddress(typed)?.description == kept)
  }

  @Test(arguments: [
    "", "ada", "@example.org", "ada@", "a@b@c", "a b@c.org", "a@b..c", "a@.c", "a\u{0}@c.org",
    "a\u{202e}@c.org", "<a@c.org>", "\"a\"@c.org", "a,b@c.org", "a@b.c\nBcc: x",
    String(repeating: "a", count: 65) + "@c.org", "a@" + String(repeating: "b", count: 260),
  ])
  func `what has not the shape of an e-mail is none`(typed: String) {
    // A line end at the end only is taken off with the spaces.
    #expect(EmailAddress(typed) == nil)
  }
}
