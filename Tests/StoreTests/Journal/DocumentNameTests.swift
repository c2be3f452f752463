import Foundation
import Store
import StoreSupport
import Testing

@Suite struct DocumentNameTests {
  @Test(arguments: [
    "a.csv#", "#", ".git/config", "plan/.hidden", "plan/a.md ", " a.md", "plan/a.", "c:/a.md",
    "plan/nul.md", "COM1", "plan/\u{202E}fdp.md", "a\u{200B}.md", "a?.md", "a\u{7F}.md", "a/../b",
    "a.csv#x\u{0}", "a.csv#x\n",
  ])
  func `a name that would not be safe as a path is refused`(name: String) async throws {
    try await withStore(.sqlite) { store in
      let name = DocumentName(name)
      let change = DocumentChange(
        name: name, kind: name.row == nil ? .file : .row, body: Array("x\n".utf8))
      await #expect(throws: StoreError.self) { try await store.save([change], base: 0) }
      let head = try await store.head(of: "moss-county")
      #expect(head == 0)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `every accepted name comes back as it was, and the chain holds`(engine: StoreEngine)
    async throws
  {
    let names = [
      "plan/énergie.md", "plan/Übersicht 2026.md", "inventory.csv#a/b", "inventory.csv#a#b",
      "inventory.csv#=2F", "inventory.csv#~1", "inventory.csv#*", "inventory.csv# ", "a.b.c",
      "inventory.csv#日本", "plan/a,b;c'd.md", "communications.md",
    ]
    try await withStore(engine) { store in
      try await store.save(
        names.map { text in
          let name = DocumentName(text)
          return DocumentChange(
            name: name, kind: name.row == nil ? .file : .row, body: Array(text.utf8))
        }, base: 0)
      let texts = try await store.texts()
      #expect(Set(texts.keys) == Set(names.map { DocumentName($0).description }))
      let verification = try await store.verify()
      #expect(verification.faults.isEmpty)
    }
  }
}

@Suite struct DraftIdentityTests {
  @Test(arguments: StoreEngine.allCases)
  func `an id used for another change, or by another author, loses nothing silently`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      func hand(_ text: String, by author: Author) async throws {
        try await store.commit(
          CommitDraft(
            id: "one-id-for-all", author: author, reason: "", base: 0,
            changes: [file("plan/a.md", text)]), to: "moss-county")
      }
      try await hand("one", by: ada)
      try await hand("one", by: ada)
      await #expect(throws: StoreError.self) { try await hand("two", by: ada) }
      await #expect(throws: StoreError.self) { try await hand("one", by: ben) }
      let texts = try await store.texts()
      #expect(texts == ["plan/a.md": "one"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a record that is put back stays the work of whoever made it`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0, by: ada)
      try await store.save([row("r1", nil)], base: 1, by: ada)
      try await store.undo(2, in: "moss-county", id: UUID().uuidString, author: ben)
      let back = try await store.document(DocumentName("inventory.csv#r1"), in: "moss-county")
      #expect(back?.creator == ada.id)
      // Another record under the same key is the work of who enters it.
      try await store.save([row("r1", nil)], base: 3, by: ada)
      try await store.save([row("r1", "2")], base: 4, by: ben)
      let other = try await store.document(DocumentName("inventory.csv#r1"), in: "moss-county")
      #expect(other?.creator == ben.id)
      let verification = try await store.verify()
      #expect(verification.faults.isEmpty)
    }
  }
}
