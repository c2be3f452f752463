internal import Databases
public import Foundation

/// A link by which somebody sets a new password, as it was just made.
public struct NewResetLink: Sendable {
  /// The secret part of the link; the database keeps only its digest.
  public let token: String
  public let expires: Date
}

extension AccountDirectory {
  /// Changes one's own password, by the one that is there; all other sessions end.
  ///
  /// - Returns: The new token of the session.
  /// - Throws: `SignInRefusal` when the old password is wrong, `AccountProblem.weakPassword`.
  public func changePassword(
    sessionToken: String, old: String, new: String, from origin: RequestOrigin
  ) async throws -> String {
    guard let signedIn = try await identify(sessionToken: sessionToken),
      let email = signedIn.account.email?.description
    else { throw AccountProblem.notSignedIn }
    guard try await isRight(old, email: email, .passwordChanged, origin) else {
      throw AccountProblem.wrongPassword
    }
    let id = signedIn.account.id
    let hash = try await hash(new, words: [email, signedIn.account.name])
    let now = now()
    let token = SecretText.make()
    try await database.write { transaction in
      try lock("account " + id.rawValue, transaction)
      let kept = try transaction.execute(
        "UPDATE account_session SET hash = $1, proven = $2, stale = 0 WHERE hash = $3",
        [.text(SecretText.hash(token)), .instant(now), .text(SecretText.hash(sessionToken))])
      guard kept == 1 else { throw AccountProblem.notSignedIn }
      try setPassword(hash, of: id, keeping: signedIn.session.id, transaction)
      try Self.log(
        NewEntry(account: id, act: .passwordChanged), from: origin, at: now, transaction)
    }
    return token
  }

  /// Makes a link by which somebody sets a new password, for handing over in person or by telephone.
  ///
  /// Administrators make it for anybody; an owner only for members who hold nothing outside of the workspaces that this
  /// owner owns, since whoever holds the link becomes that person.
  /// - Returns: The link, which works once, for a day.
  public func makeResetLink(
    for account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws -> NewResetLink {
    let token = SecretText.make()
    let now = now()
    let expires = now.addingTimeInterval(settings.resetLinkLifetime)
    try await database.write { transaction in
      guard try KeptAccount.get(account, transaction).account.deleted == nil else {
        throw AccountProblem.noAccount
      }
      guard try Self.mayReset(account, principal, transaction) else {
        throw AccountProblem.notAllowed(.manageAccounts)
      }
      try transaction.execute(
        "INSERT INTO reset_link (hash, account, made_by, expires) VALUES ($1, $2, $3, $4)",
        [
          .text(SecretText.hash(token)), .text(account.rawValue),
          .optional(principal.account?.rawValue), .instant(expires),
        ])
      try Self.log(
        NewEntry(account: principal.account, act: .resetLinkMade, about: account.rawValue),
        from: origin, at: now, transaction)
    }
    return NewResetLink(token: token, expires: expires)
  }

  private static func mayReset(
    _ account: Account.ID, _ principal: Principal, _ transaction: any SQLTransaction
  ) throws -> Bool {
    try access(of: principal, in: "", transaction).may(.manageAccounts)
      || isWithin(principal, account, transaction)
  }

  /// Whether everything that an account holds lies in workspaces that the principal owns.
  private static func isWithin(
    _ principal: Principal, _ account: Account.ID, _ transaction: any SQLTransaction
  ) throws -> Bool {
    let actor = try access(of: principal, in: nil, transaction)
    let kept = try KeptAccount.get(account, transaction).account
    let person = Principal(account: account, name: "", means: .visitor)
    let held = try access(of: person, in: nil, transaction)
    return !kept.isAdministrator && kept.isOpen && held.programmes.isEmpty
      && !held.workspaces.isEmpty
      && held.workspaces.allSatisfy { workspace, holdings in
        actor.may(.manageOwners, in: workspace)
          && !holdings.contains { $0.role == .workspace(.owner) }
      }
  }

  /// Whose password a link sets, and why not if it does not.
  public func resetLink(_ token: String) async throws -> Account {
    let now = now()
    return try await database.read { try Self.resetLink(token, at: now, $0).account }
  }

  /// Sets a new password by a link.
  ///
  /// All sessions and tokens of the account end, and the invitations that it made and nobody has accepted; a city's
  /// sign-in is unlinked, since whoever had the account may have linked their own. A second factor stays.
  public func resetPassword(
    link token: String, to password: String, from origin: RequestOrigin
  ) async throws {
    let now = now()
    let account = try await database.read { try Self.resetLink(token, at: now, $0).account }
    let hash = try await hash(
      password, words: [account.email?.description ?? "", account.name])
    let keys = attemptKeys(account.email?.description ?? "", origin)
    try await database.write { transaction in
      try lock("account " + account.id.rawValue, transaction)
      _ = try Self.resetLink(token, at: now, transaction)
      let used = try transaction.execute(
        "UPDATE reset_link SET used = $1 WHERE account = $2 AND used IS NULL",
        [.instant(now), .text(account.id.rawValue)])
      guard used > 0 else { throw AccountProblem.linkNotUsable(.used) }
      try setPassword(hash, of: account.id, keeping: nil, transaction)
      try transaction.execute(
        "UPDATE api_token SET revoked = $1 WHERE account = $2 AND revoked IS NULL",
        [.instant(now), .text(account.id.rawValue)])
      try Self.revokeInvitations(madeBy: account.id, at: now, transaction)
      try Self.unlinkAll(of: account.id, from: origin, at: now, transaction)
      try forgetAttempts([keys.pair, keys.account], transaction)
      try Self.log(
        NewEntry(account: account.id, act: .passwordReset), from: origin, at: now, transaction)
    }
  }

  private static func resetLink(
    _ token: String, at now: Date, _ transaction: any SQLTransaction
  ) throws -> KeptAccount {
    guard
      let row = try transaction.first(
        """
        SELECT r.expires, r.used, r.made_by, \(KeptAccount.columns) FROM reset_link r
        JOIN account a ON a.id = r.account WHERE r.hash = $1
        """, [.text(SecretText.hash(token))])
    else { throw AccountProblem.linkNotUsable(.unknown) }
    guard row.isNull(1) else { throw AccountProblem.linkNotUsable(.used) }
    guard try now < row.instant(0) else { throw AccountProblem.linkNotUsable(.expired) }
    let kept = try KeptAccount(row, from: 3)
    guard kept.account.isOpen else { throw AccountProblem.linkNotUsable(.revoked) }
    // The person may have become an administrator since, or owner of another workspace, or the maker have left.
    if let maker = try row.optionalText(2) {
      guard try mayReset(kept.account.id, .job(of: maker, named: ""), transaction) else {
        throw AccountProblem.linkNotUsable(.makerMayNot)
      }
    }
    return kept
  }

  private func setPassword(
    _ hash: String, of account: Account.ID, keeping session: Session.ID?,
    _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      "UPDATE account SET password_hash = $1 WHERE id = $2",
      [.text(hash), .text(account.rawValue)])
    try Self.endSessions(of: account, but: session, transaction)
  }
}
