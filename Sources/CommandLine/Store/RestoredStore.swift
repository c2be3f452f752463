internal import Accounts
internal import Databases
internal import Foundation
internal import Jobs
internal import Webhooks

/// What was ended in a store that came back from a backup, and what only people can look after.
struct RestoredStore: Sendable {
  private let access: EndedAccess
  private let webhooks: Int
  private let jobs: Int

  /// Ends what should not live again, within the transaction that finishes the restore.
  init(ending transaction: any SQLTransaction, at now: Date) throws {
    access = try AccountDirectory.endAccess(at: now, in: transaction)
    webhooks = try WebhookRegister.switchAllOff(at: now, in: transaction)
    jobs = try JobBoard.cancelAll(at: now, in: transaction)
  }

  /// What whoever restored must know, in some lines.
  var report: String {
    let counts = [
      (access.sessions, "session"), (access.tokens, "token"),
      (access.invitations, "open invitation"), (access.resetLinks, "reset link"),
      (webhooks, "webhook"), (jobs, "job"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    var lines: [String] = []
    if !counts.isEmpty {
      lines.append(
        "Ended, since they may have been taken away after the backup was made: \(counts.joined(separator: ", "))."
      )
    }
    if let last = access.lastEntry {
      lines.append(
        "The last entry in its access log is of \(InstantText.text(last)). What was taken away after that is back: look at the members of each workspace, at accounts that were closed (`cairn accounts list`), and at passwords and second factors that were changed."
      )
    }
    return lines.joined(separator: "\n")
  }
}
