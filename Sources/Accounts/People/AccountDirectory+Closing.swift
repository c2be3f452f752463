internal import Databases
public import Foundation

extension AccountDirectory {
  /// Closes an account, or opens it again; closing ends its sessions, and its tokens work no more while it is closed.
  ///
  /// - Throws: `AccountProblem.lastAdministrator`.
  public func setClosed(
    _ closed: Bool, _ account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try lock("administrators", transaction)
      try Self.require(.manageAccounts, by: principal, transaction)
      try lock("account " + account.rawValue, transaction)
      guard try KeptAccount.get(account, transaction).account.deleted == nil else {
        throw AccountProblem.noAccount
      }
      if closed { try Self.requireOtherAdministrator(than: account, transaction) }
      try transaction.execute(
        "UPDATE account SET disabled = $1 WHERE id = $2",
        [closed ? .instant(now) : .null, .text(account.rawValue)])
      if closed { try Self.endSessions(of: account, transaction) }
      try Self.log(
        NewEntry(
          account: principal.account, act: closed ? .accountClosed : .accountOpened,
          about: account.rawValue), from: origin, at: now, transaction)
    }
  }

  /// Makes somebody an administrator, or ends that.
  ///
  /// - Throws: `AccountProblem.lastAdministrator`.
  public func setAdministrator(
    _ administrator: Bool, _ account: Account.ID, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try lock("administrators", transaction)
      try Self.require(.manageAccounts, by: principal, transaction)
      guard try KeptAccount.get(account, transaction).account.isOpen else {
        throw AccountProblem.noAccount
      }
      if !administrator { try Self.requireOtherAdministrator(than: account, transaction) }
      try transaction.execute(
        "UPDATE account SET administrator = $1 WHERE id = $2",
        [.bool(administrator), .text(account.rawValue)])
      if administrator { try Self.markRise(of: account, transaction) }
      try Self.log(
        NewEntry(
          account: principal.account, act: administrator ? .administratorMade : .administratorEnded,
          about: account.rawValue), from: origin, at: now, transaction)
    }
  }

  /// Deletes the personal data of an account for good, one's own or by an administrator.
  ///
  /// Name and e-mail are replaced, every way to sign in and every membership removed. What it has written stays; the
  /// journal keeps the account's id and the name that it had at the time, since a journal that can be changed proves nothing.
  /// - Throws: `AccountProblem.lastOwner` or `lastAdministrator`.
  public func deletePersonalData(
    of account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    if principal.account == account { _ = try person(principal, proven: true) }
    let now = now()
    try await database.write { transaction in
      if principal.account != account {
        try Self.require(.manageAccounts, by: principal, transaction)
      }
      try lock("administrators", transaction)
      let owned = try transaction.rows(
        "SELECT workspace FROM membership WHERE account = $1 AND role = 'owner' ORDER BY workspace",
        [.text(account.rawValue)]
      ).map { try $0.text(0) }
      for workspace in owned { try lock("members " + workspace, transaction) }
      try lock("account " + account.rawValue, transaction)
      guard try KeptAccount.get(account, transaction).account.deleted == nil else {
        throw AccountProblem.noAccount
      }
      try Self.requireOtherAdministrator(than: account, transaction)
      for workspace in owned {
        try Self.requireOtherOwner(of: workspace, than: account, transaction)
      }
      try Self.erase(account, at: now, transaction)
      try Self.log(
        NewEntry(
          account: principal.account, act: .personalDataDeleted, about: account.rawValue),
        from: origin, at: now, transaction)
    }
  }

  private static func erase(
    _ account: Account.ID, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      UPDATE account SET email = NULL, invited_email = NULL, name = 'Deleted person',
        password_hash = NULL, administrator = 0, deleted = $1, totp_secret = NULL,
        totp_pending = NULL, totp_step = NULL
      WHERE id = $2
      """, [.instant(now), .text(account.rawValue)])
    for table in [
      "account_session", "sign_in_step", "recovery_code", "external_identity", "reset_link",
      "api_token", "membership", "programme_membership", "kept_form",
    ] {
      try transaction.execute("DELETE FROM \(table) WHERE account = $1", [.text(account.rawValue)])
    }
    try transaction.execute(
      "UPDATE invitation SET email = NULL WHERE accepted_by = $1", [.text(account.rawValue)])
  }

  /// Refuses to leave the instance without an open account of an administrator.
  private static func requireOtherAdministrator(
    than account: Account.ID, _ transaction: any SQLTransaction
  ) throws {
    let others = try transaction.first(
      """
      SELECT COUNT(*) FROM account WHERE id <> $1 AND administrator = 1 AND disabled IS NULL
        AND deleted IS NULL
      """, [.text(account.rawValue)])?.int(0)
    let isOne = try KeptAccount.get(account, transaction).account.isAdministrator
    guard !isOne || (others ?? 0) > 0 else { throw AccountProblem.lastAdministrator }
  }
}
