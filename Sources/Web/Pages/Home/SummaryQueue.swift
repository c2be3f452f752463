import Logging
import Store
import Synchronization

/// Works out what lists say of workspaces, one after the other, apart from the requests that miss it.
///
/// A list of many communities answers at once with what is kept, and never waits for their calculations.
final class SummaryQueue: Sendable {
  private struct State {
    /// By id, each at the head that was asked for last.
    var waiting: [String: WorkspaceStore.Summary] = [:]
    var isRunning = false
  }

  private let state = Mutex(State())

  /// Asks for workspaces to be worked out at their heads; what waits already is not asked for twice.
  func work(
    out workspaces: [WorkspaceStore.Summary],
    _ make: @escaping @Sendable (WorkspaceStore.Summary) async -> Void
  ) {
    guard !workspaces.isEmpty else { return }
    let begins = state.withLock { state in
      for workspace in workspaces { state.waiting[workspace.id] = workspace }
      defer { state.isRunning = true }
      return !state.isRunning
    }
    guard begins else { return }
    // Apart from the request, which neither waits for it nor is charged with its queries.
    Task.detached { while let next = self.next() { await make(next) } }
  }

  private func next() -> WorkspaceStore.Summary? {
    state.withLock { state in
      let next = state.waiting.values.min { $0.id < $1.id }
      if let next { state.waiting[next.id] = nil } else { state.isRunning = false }
      return next
    }
  }
}

extension Site {
  /// Lets the summaries of workspaces be worked out in the background.
  func workOutSummaries(of workspaces: [WorkspaceStore.Summary]) {
    summaryQueue.work(out: workspaces) { workspace in
      do {
        // What a request does at the door of a workspace: memory may hold another store's past.
        try await self.cache.confirm(workspace.state)
        _ = try await self.homeSummary(of: workspace)
      } catch {
        self.logger.warning("The summary of \(workspace.id) was not worked out: \(error)")
      }
    }
  }
}
