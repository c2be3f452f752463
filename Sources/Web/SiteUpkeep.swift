import Accounts
import Databases
import Jobs
import Logging
import Store
import Webhooks

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

  /// Tells webhooks of commits: at once of those that are heard of, and of missed ones when it is time to look anyway;
  /// and of periods of comments that begin and end with a day.
  func tellWebhooks(every seconds: Double) async {
    let bell = Bell()
    await withDiscardingTaskGroup { group in
      group.addTask {
        for await signal in site.store.database.signals() {
          if case .message(let text) = signal, WorkspaceSignal(message: text) != nil { bell.ring() }
        }
      }
      while !Task.isCancelled {
        do {
          try await site.webhooks.tellCommits()
        } catch is CancellationError {
        } catch {
          site.logger.warning("Webhooks were not told of commits: \(error)")
        }
        do {
          try await site.webhooks.tellCommentPeriods()
        } catch is CancellationError {
        } catch {
          site.logger.warning("Webhooks were not told of periods of comments: \(error)")
        }
        await bell.wait(upTo: .seconds(seconds))
      }
    }
  }

  /// Removes ended sessions, old links, old entries of the access log, old jobs and uploads.
  func sweepHourly() async {
    while !Task.isCancelled {
      do {
        if let time = try await site.accounts.sweep() {
          try await site.jobs.sweep(by: time)
          try await site.uploads.sweep(by: time)
        }
      } catch {
        site.logger.warning("Old sessions, links and jobs were not removed: \(error)")
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }
}
