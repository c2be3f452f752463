import Accounts
import Databases
import Factors
import Foundation
import Plan
import Store
import TestSupport
import Workspace

@testable import Web

extension TestSite {
  /// The worked example as a workspace of the site, owned by whoever makes it.
  func makeExample(
    _ files: [String: [UInt8]]? = nil, by owner: Browser
  ) async throws {
    let (principal, now) = (owner.principal, clock.now)
    try await store.database.write { transaction in
      try WorkspaceStore.create(
        "hennepin-county", name: "Hennepin County", time: InstantText.text(now), in: transaction)
      try AccountDirectory.makeFirstOwner(
        of: "hennepin-county", by: principal, from: .machine, at: now, in: transaction)
    }
    try await store.commit(
      CommitDraft(
        id: "the-first-commit", author: principal.author, reason: "Begin with the example",
        base: 0,
        changes: FolderDocuments.split(files: try files ?? Self.exampleFiles())),
      to: "hennepin-county")
  }

  static func exampleFiles() throws -> [String: [UInt8]] {
    let folder = PackageFolder.root.appending(path: "Examples/hennepin-county")
    var files: [String: [UInt8]] = [:]
    for path in FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [] {
      guard let path = path as? String, WorkspaceFolder.knows(path) else { continue }
      files[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    return files
  }

  /// What the workspace's documents say now.
  func community(_ id: String) async throws -> CommunityWorkspace {
    let files = FolderDocuments.join(try await store.snapshot(of: id).documents)
    return try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
  }
}
