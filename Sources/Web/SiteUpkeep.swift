import Accounts
import Databases
import Logging
import Store

/// What a server does beside answering.
struct SiteUpkeep: Sendable {
  let site: Site

  /// Lets go of workspaces that another node has changed, so that memory holds what will be asked for.
  ///
  /// News that are missed do no harm: the head is compared before each use.
  func hearOtherNodes() async {
    for await signal in site.store.database.signals() {
      switch signal {
      case .message(let text):
        if let news = WorkspaceSignal(message: text) { site.cache.forget(before: news) }
      case .deaf: site.logger.warning("The database is away; news of other nodes may be missed.")
      case .listening: break
      }
    }
  }

  /// Removes ended sessions, old links and old entries of the access log.
  func sweepHourly() async {
    while !Task.isCancelled {
      do {
        try await site.accounts.sweep()
      } catch {
        site.logger.warning("Old sessions and links were not removed: \(error)")
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }
}
