import Accounts
import Foundation
import Logging
import Store

/// Everything that pages of a site are made from.
struct Site: Sendable {
  let store: WorkspaceStore
  let address: OwnAddress
  let cookies: SiteCookies
  let plans: PublishedPlans
  let imports = StagedImports()
  let logger: Logger
  let now: @Sendable () -> Date
  /// How many findings a workspace has at a revision; nil where nobody counts them.
  var findings: (@Sendable (_ workspace: String, _ revision: Int) async throws -> Int?)?
}
