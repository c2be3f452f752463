internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Who is behind a session's token; nil when it is unknown, has ended or its account is closed.
  public func identify(sessionToken: String) async throws -> SignedIn? {
    let hash = SecretText.hash(sessionToken)
    let now = now()
    let row = try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(Session.columns), s.stale, \(KeptAccount.columns)
        FROM account_session s JOIN account a ON a.id = s.account WHERE s.hash = $1
        """, [.text(hash)])
    }
    guard let row else { return nil }
    let session = try Session(row)
    let account = try KeptAccount(row, from: Session.columnCount + 1).account
    guard account.isOpen, now < session.expires,
      now.timeIntervalSince(session.lastSeen) < settings.idleLimit
    else { return nil }
    if now.timeIntervalSince(session.lastSeen) >= 60 {
      let database = database
      await waitBriefly(settings.lastUseWait) {
        _ = try await database.write { transaction in
          try transaction.execute(
            "UPDATE account_session SET last_seen = $1 WHERE id = $2 AND last_seen < $1",
            [.instant(now), .text(session.id.rawValue)])
        }
      }
    }
    return SignedIn(
      session: session, account: account, principal: session.principal(account),
      needsFreshToken: try row.bool(Session.columnCount))
  }

  /// Gives a session another token; the old one is worth nothing from now on.
  ///
  /// - Returns: Nil when the old token is not, or no more, that of the session.
  public func freshToken(replacing token: String) async throws -> String? {
    let fresh = SecretText.make()
    let replaced = try await database.write { transaction in
      try transaction.execute(
        "UPDATE account_session SET hash = $1, stale = 0 WHERE hash = $2",
        [.text(SecretText.hash(fresh)), .text(SecretText.hash(token))])
    }
    return replaced == 1 ? fresh : nil
  }

  /// The sessions of somebody that have not ended, the last seen first.
  public func sessions(of principal: Principal) async throws -> [Session] {
    let account = try person(principal)
    let now = now()
    let idle = now.addingTimeInterval(-settings.idleLimit)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Session.columns) FROM account_session s
        WHERE s.account = $1 AND s.expires > $2 AND s.last_seen > $3
        ORDER BY s.last_seen DESC, s.id
        """, [.text(account.rawValue), .instant(now), .instant(idle)]
      ).map { try Session($0) }
    }
  }

  /// Ends one session of one's own.
  public func endSession(
    _ id: Session.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let account = try person(principal)
    let now = now()
    try await database.write { transaction in
      let ended = try transaction.execute(
        "DELETE FROM account_session WHERE id = $1 AND account = $2",
        [.text(id.rawValue), .text(account.rawValue)])
      guard ended == 1 else { throw AccountProblem.noSuchThing("session") }
      try Self.log(
        NewEntry(account: account, act: .sessionEnded, about: id.rawValue), from: origin, at: now,
        transaction)
    }
  }

  /// Ends all sessions of one's own but the one that asks.
  public func endOtherSessions(by principal: Principal, from origin: RequestOrigin) async throws {
    let account = try person(principal)
    let now = now()
    guard case .session(let current, _) = principal.means else { return }
    try await database.write { transaction in
      try Self.endSessions(of: account, but: current, transaction)
      try Self.log(
        NewEntry(account: account, act: .sessionEnded, detail: "all others"), from: origin,
        at: now, transaction)
    }
  }

  /// Ends the session of a token; nothing happens when there is none.
  public func signOut(sessionToken: String, from origin: RequestOrigin) async throws {
    let hash = SecretText.hash(sessionToken)
    let now = now()
    try await database.write { transaction in
      guard
        let row = try transaction.first(
          "DELETE FROM account_session WHERE hash = $1 RETURNING account", [.text(hash)])
      else { return }
      try Self.log(
        NewEntry(account: Account.ID(try row.text(0)), act: .signOut), from: origin, at: now,
        transaction)
    }
  }

  static func endSessions(
    of account: Account.ID, but kept: Session.ID? = nil, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      "DELETE FROM account_session WHERE account = $1 AND id <> $2",
      [.text(account.rawValue), .text(kept?.rawValue ?? "")])
    try transaction.execute(
      "DELETE FROM sign_in_step WHERE account = $1", [.text(account.rawValue)])
  }

  /// Marks that an account's rights have grown, so that its sessions get fresh tokens.
  static func markRise(of account: Account.ID, _ transaction: any SQLTransaction) throws {
    try transaction.execute(
      "UPDATE account_session SET stale = 1 WHERE account = $1", [.text(account.rawValue)])
  }

  /// Opens a session, and ends the one that the browser had.
  ///
  /// - Parameters:
  ///   - provenAt: When the person gave a password or a code, if not now.
  ///   - replaced: The digest of the token that the browser sent, whoever gave it to the browser.
  func openSession(
    for account: Account, provenAt: Date? = nil, replacing replaced: String?,
    from origin: RequestOrigin, at now: Date, _ transaction: any SQLTransaction
  ) throws -> NewSession {
    // As columns keep times: four digits of the year.
    let provenAt = max(provenAt ?? now, Date(timeIntervalSince1970: 0))
    if let replaced {
      try transaction.execute("DELETE FROM account_session WHERE hash = $1", [.text(replaced)])
    }
    let token = SecretText.make()
    let session = Session(
      id: .make(), account: account.id, created: now, lastSeen: now, provenAt: provenAt,
      expires: now.addingTimeInterval(settings.absoluteLimit), origin: origin)
    try transaction.execute(
      """
      INSERT INTO account_session (id, account, hash, created, last_seen, proven, expires, address,
        browser, stale)
      VALUES ($1, $2, $3, $4, $4, $8, $5, $6, $7, 0)
      """,
      [
        .text(session.id.rawValue), .text(account.id.rawValue), .text(SecretText.hash(token)),
        .instant(now), .instant(session.expires), .text(origin.address), .text(origin.browser),
        .instant(provenAt),
      ])
    return NewSession(
      token: token, session: session, account: account, principal: session.principal(account))
  }
}
