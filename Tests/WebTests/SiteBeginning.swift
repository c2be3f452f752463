import Accounts
import Databases
import Foundation

@testable import Web

/// A store that many tests begin with, made once: to write it takes longer than most of them.
struct SiteBeginning: Sendable {
  /// The file of the store.
  let store: Data
  let secret: InstanceSecret
  /// The session of its owner.
  let session: String?
  let principal: Principal

  /// What a site has written when `write` ends; it answers with its owner.
  static func made(
    _ write: @Sendable @escaping (TestSite) async throws -> Browser
  ) async throws -> SiteBeginning {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "cairn-beginning-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: file) }
    let secret = InstanceSecret.make()
    let owner = try await TestSite.run(
      at: try DatabaseAddress(file.path), secret: secret, { $0.jobPlaces = 0 }, write)
    return SiteBeginning(
      store: try Data(contentsOf: file), secret: secret, session: owner.cookie("cairn"),
      principal: owner.principal)
  }

  func owner(of site: TestSite) -> Browser {
    Browser(site: site, session: session, principal: principal)
  }
}
