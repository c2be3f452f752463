internal import Databases

/// A workspace that somebody is a member of, for deciding whether they can go.
public struct WorkspaceHolding: Hashable, Sendable {
  public let workspace: String
  public let role: WorkspaceRole
  /// Whether nobody else with an open account owns it.
  public let isOnlyOwner: Bool
}

extension AccountDirectory {
  /// The memberships of an account by workspace: one's own, or anybody's for administrators.
  ///
  /// - Throws: `AccountProblem.notAllowed`.
  public func holdings(of account: Account.ID, by principal: Principal) async throws
    -> [WorkspaceHolding]
  {
    try await database.read { transaction in
      if principal.account != account {
        try Self.require(.manageAccounts, by: principal, transaction)
      }
      return try transaction.rows(
        """
        SELECT m.workspace, m.role, CASE WHEN m.role = 'owner' AND NOT EXISTS (
          SELECT 1 FROM membership o JOIN account a ON a.id = o.account
          WHERE o.workspace = m.workspace AND o.role = 'owner' AND o.account <> m.account
            AND a.disabled IS NULL AND a.deleted IS NULL) THEN 1 ELSE 0 END
        FROM membership m WHERE m.account = $1 ORDER BY m.workspace
        """, [.text(account.rawValue)]
      ).compactMap { row in
        guard let role = WorkspaceRole(rawValue: try row.text(1)) else { return nil }
        return WorkspaceHolding(
          workspace: try row.text(0), role: role, isOnlyOwner: try row.bool(2))
      }
    }
  }
}
