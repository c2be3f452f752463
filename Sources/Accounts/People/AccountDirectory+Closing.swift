internal import Databases
internal import Foundation

/// What is to become of an account; nil for what stays as it is.
public struct AccountChange: Hashable, Sendable {
  public var isClosed: Bool?
  public var isAdministrator: Bool?

  public init(isClosed: Bool? = nil, isAdministrator: Bool? = nil) {
    self.isClosed = isClosed
    self.isAdministrator = isAdministrator
  }

  /// Whether it gives rights back, or is about an administrator: then no token will do.
  func needsPerson(of account: Account) -> Bool {
    let opens = isClosed == false && !account.isOpen
    let closes = isClosed == true && account.isOpen
    let moves = isAdministrator.map { $0 != account.isAdministrator } ?? false
    return opens || moves || (closes && account.isAdministrator)
  }
}

extension AccountDirectory {
  /// Closes an account or opens it again, and makes or ends an administrator: all of it or nothing.
  ///
  /// Opening comes first and closing last, so that each step finds an account that may be changed.
  /// - Parameter seen: The account as whoever asks saw it.
  /// - Throws: `AccountProblem.changedMeanwhile` when it is another one now; `lastAdministrator`; `confirmationNeeded` where only a
  ///   person will do, for opening an account and for every change of an administrator; `noAccount` for making an
  ///   administrator of a closed account.
  public func change(
    _ account: Account.ID, _ change: AccountChange, seen: Account, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      let current = try locked(account, by: principal, transaction)
      guard current == seen else { throw AccountProblem.changedMeanwhile }
      if change.needsPerson(of: current) { try requirePerson(principal) }
      let act = AdministratorAct(by: principal, from: origin, at: now)
      if change.isClosed == false, !current.isOpen {
        try Self.set(closed: false, account, act, transaction)
      }
      if let administrator = change.isAdministrator, administrator != current.isAdministrator {
        try Self.set(administrator: administrator, account, act, transaction)
      }
      if change.isClosed == true, current.isOpen {
        try Self.set(closed: true, account, act, transaction)
      }
    }
  }

  /// Closes an account, or opens it again; closing ends its sessions, and its tokens work no more while it is closed.
  ///
  /// - Throws: `AccountProblem.lastAdministrator`.
  public func setClosed(
    _ closed: Bool, _ account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      _ = try locked(account, by: principal, transaction)
      let act = AdministratorAct(by: principal, from: origin, at: now)
      try Self.set(closed: closed, account, act, transaction)
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
      guard try locked(account, by: principal, transaction).isOpen else {
        throw AccountProblem.noAccount
      }
      let act = AdministratorAct(by: principal, from: origin, at: now)
      try Self.set(administrator: administrator, account, act, transaction)
    }
  }

  /// Who acts on an account, for the access log.
  private struct AdministratorAct {
    let principal: Principal
    let origin: RequestOrigin
    let now: Date

    init(by principal: Principal, from origin: RequestOrigin, at now: Date) {
      self.principal = principal
      self.origin = origin
      self.now = now
    }
  }

  /// The account as it is, for whoever may manage accounts; nobody else changes it until the transaction ends.
  private func locked(
    _ account: Account.ID, by principal: Principal, _ transaction: any SQLTransaction
  ) throws -> Account {
    try lock("administrators", transaction)
    try Self.require(.manageAccounts, by: principal, transaction)
    try lock("account " + account.rawValue, transaction)
    let found = try KeptAccount.get(account, transaction).account
    guard found.deleted == nil else { throw AccountProblem.noAccount }
    return found
  }

  private static func set(
    closed: Bool, _ account: Account.ID, _ act: AdministratorAct,
    _ transaction: any SQLTransaction
  ) throws {
    if closed { try requireOtherAdministrator(than: account, transaction) }
    try transaction.execute(
      "UPDATE account SET disabled = $1 WHERE id = $2",
      [closed ? .instant(act.now) : .null, .text(account.rawValue)])
    if closed { try endSessions(of: account, transaction) }
    try log(
      NewEntry(
        account: act.principal.account, act: closed ? .accountClosed : .accountOpened,
        about: account.rawValue), from: act.origin, at: act.now, transaction)
  }

  private static func set(
    administrator: Bool, _ account: Account.ID, _ act: AdministratorAct,
    _ transaction: any SQLTransaction
  ) throws {
    if administrator {
      guard try KeptAccount.get(account, transaction).account.isOpen else {
        throw AccountProblem.noAccount
      }
    } else {
      try requireOtherAdministrator(than: account, transaction)
    }
    try transaction.execute(
      "UPDATE account SET administrator = $1 WHERE id = $2",
      [.bool(administrator), .text(account.rawValue)])
    if administrator { try markRise(of: account, transaction) }
    try log(
      NewEntry(
        account: act.principal.account,
        act: administrator ? .administratorMade : .administratorEnded, about: account.rawValue),
      from: act.origin, at: act.now, transaction)
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
      "api_token", "membership", "programme_membership", "kept_form", "programme_visit",
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
