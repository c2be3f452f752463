internal import Databases
internal import Foundation
internal import Store

extension WebhookRegister {
  /// Commits that one look goes through; the next look goes on.
  private static let commitsAtOnce = 200

  /// Tells webhooks of the commits that they have not heard of yet.
  ///
  /// The journal itself says what happened, and each webhook keeps how far it was told. So nothing is lost when a node dies
  /// between a commit and its message, nothing is told twice, and it does not matter which node does this or when.
  /// A workspace that cannot be read does not hold up the others.
  ///
  /// - Throws: What the first workspace that was not told of threw, after all the others.
  public func tellCommits() async throws {
    let behind = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT h.workspace, MIN(h.seen), w.head FROM webhook h JOIN workspace w ON w.id = h.workspace
        WHERE h.off IS NULL AND h.seen < w.head GROUP BY h.workspace, w.head
        ORDER BY h.workspace
        """
      ).map { (workspace: try $0.text(0), seen: try $0.int(1), head: try $0.int(2)) }
    }
    var trouble: (any Error)?
    for (workspace, seen, head) in behind {
      do {
        for revision in (seen + 1)...min(head, seen + Self.commitsAtOnce) {
          try await tell(revision, of: workspace)
        }
      } catch let error as CancellationError {
        throw error
      } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
  }

  private func tell(_ revision: Int, of workspace: String) async throws {
    let commit = try await store.commit(at: revision, of: workspace)
    let data = try await data(of: commit)
    let now = now()
    try await database.write { transaction in
      // The step from the revision before to this one is made once, by whoever makes it first.
      let hooks = try transaction.rows(
        """
        UPDATE webhook SET seen = $2 WHERE workspace = $1 AND off IS NULL AND seen = $2 - 1
        RETURNING \(Webhook.columns)
        """, [.text(workspace), .integer(revision)]
      ).map(Webhook.init)
      for hook in hooks {
        if commit.changeCount > 0, hook.events.contains(.commit) {
          try Self.put(.commit, data, to: hook, at: now, transaction)
        }
        if commit.milestone != nil, hook.events.contains(.milestone) {
          try Self.put(.milestone, data, to: hook, at: now, transaction)
        }
      }
    }
  }

  /// The most names that a message lists; of larger commits it says only how many there are.
  private static let nameLimit = 100

  private func data(of commit: Commit) async throws -> [String: WebhookValue] {
    var data: [String: WebhookValue] = [
      "revision": .number(commit.revision), "author": .text(commit.author.name),
      "reason": .text(commit.reason), "time": .text(commit.time),
      "documentCount": .number(commit.changeCount), "hash": .text(commit.hash),
      "path": .text("/workspaces/\(commit.workspace)/history/\(commit.revision)"),
    ]
    if (1...Self.nameLimit).contains(commit.changeCount) {
      let changes = try await store.changes(at: commit.revision, of: commit.workspace)
      data["documents"] = .list(changes.map(\.name.description))
    }
    if let milestone = commit.milestone {
      data["milestoneKind"] = .text(milestone.kind.rawValue)
      data["milestone"] = .text(milestone.title)
    }
    return data
  }
}
