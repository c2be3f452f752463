public import Databases
public import Foundation

/// What was ended in a store that came back from a backup.
public struct EndedAccess: Hashable, Sendable {
  public let sessions: Int
  public let tokens: Int
  public let invitations: Int
  public let resetLinks: Int
  /// The last entry of the access log: about when the backup was made; nil when there is none.
  public let lastEntry: Date?
}

extension AccountDirectory {
  /// Ends every way into a restored store that may have been taken away since its backup was made.
  ///
  /// A backup knows nothing of what came after it: a token that was revoked, an invitation that was used, a session that
  /// was ended would open the store again. Passwords, members and closed accounts stay as they were: only people know
  /// what became of them.
  public static func endAccess(
    at now: Date, in transaction: any SQLTransaction
  ) throws -> EndedAccess {
    let last = try transaction.first("SELECT MAX(time) FROM access_log")?.optionalInstant(0)
    for table in ["sign_in_step", "openid_login", "set_up_key", "kept_form"] {
      try transaction.execute("DELETE FROM \(table)")
    }
    let ended = EndedAccess(
      sessions: try transaction.execute("DELETE FROM account_session"),
      tokens: try transaction.execute(
        "UPDATE api_token SET revoked = $1 WHERE revoked IS NULL AND expires > $1",
        [.instant(now)]),
      invitations: try transaction.execute(
        """
        UPDATE invitation SET revoked = $1
        WHERE revoked IS NULL AND accepted IS NULL AND expires > $1
        """, [.instant(now)]),
      resetLinks: try transaction.execute(
        "DELETE FROM reset_link WHERE used IS NULL AND expires > $1", [.instant(now)]),
      lastEntry: last)
    try record(
      .administered, by: .machine, from: .machine, at: now,
      detail: "restored from a backup; sessions, tokens and links of it ended", in: transaction)
    return ended
  }
}
