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
}
