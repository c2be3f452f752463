internal import Databases
public import Foundation

extension AccountDirectory {
  /// Signs somebody in whom a city's own service has identified.
  ///
  /// The issuer and the subject decide, never the e-mail alone:
  /// 1. A linked identity signs its account in.
  /// 2. An unlinked one whose verified e-mail is that of an account which was invited by that e-mail is linked to it.
  /// 3. With an invitation, one makes a new account and accepts; an invitation for an e-mail asks for that one, verified.
  /// 4. Everything else is refused: people with an account sign in first and call `link`.
  ///
  /// A second factor of the account is asked for all the same.
  /// - Parameters:
  ///   - authenticatedAt: When the person last gave a password there: the session counts as proven from then on; not at
  ///     all when it is nil, since a service lets people in for days without asking.
  ///   - invitation: The token of the invitation that the person came with, if any.
  ///   - replacing: The session token that the browser sent, if any: its session ends.
  /// - Throws: `AccountProblem.external`, `linkNotUsable`; `SignInRefusal.disabled`.
  public func signIn(
    externalIdentity identity: ExternalIdentity, authenticatedAt: Date?,
    invitation: String? = nil, from origin: RequestOrigin, replacing: String? = nil
  ) async throws -> SignInStep {
    let now = now()
    let outcome: Result<Account.ID, ExternalRefusal> = try await uniqueEmail {
      try await database.write { transaction in
        try lock("external " + identity.issuer + " " + identity.subject, transaction)
        let outcome = try account(of: identity, invitation, origin, at: now, transaction)
        if case .failure(let refusal) = outcome {
          try Self.log(
            NewEntry(
              account: nil, act: .signInExternal, outcome: .refused, detail: refusal.rawValue),
            from: origin, at: now, transaction)
        }
        return outcome
      }
    }
    switch outcome {
    case .success(let account):
      return try await afterFirstFactor(
        account, act: .signInExternal, email: nil, provenAt: authenticatedAt ?? .distantPast,
        replaced: replacing.map(SecretText.hash), origin)
    case .failure(let refusal): throw AccountProblem.external(refusal)
    }
  }

  private func account(
    of identity: ExternalIdentity, _ invitation: String?, _ origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws -> Result<Account.ID, ExternalRefusal> {
    if let linked = try Self.linked(identity, transaction) {
      try acceptOnce(invitation, linked, origin, at: now, transaction)
      return .success(linked)
    }
    let email = identity.email.flatMap { EmailAddress($0) }
    let existing = try email.flatMap { try KeptAccount.find(email: $0, transaction) }
    if let existing {
      guard identity.emailVerified, existing.invitedEmail == email?.description else {
        return .failure(.signInFirst)
      }
      try link(identity, existing.account.id, origin, at: now, transaction)
      try acceptOnce(invitation, existing.account.id, origin, at: now, transaction)
      return .success(existing.account.id)
    }
    guard let invitation else { return .failure(.notInvited) }
    let offered = try Self.usable(invitation, at: now, transaction)
    guard offered.email == nil || (offered.email == email && identity.emailVerified) else {
      return .failure(.emailNotVerified)
    }
    let name = DisplayName.checked(identity.name ?? "") ?? email?.description ?? "New member"
    let account = try insert(
      CheckedAccount(email: email, name: name, passwordHash: nil, invitedEmail: offered.email),
      at: now, transaction)
    try link(identity, account.id, origin, at: now, transaction)
    _ = try accept(invitation, account.id, from: origin, at: now, transaction)
    return .success(account.id)
  }

  private func acceptOnce(
    _ invitation: String?, _ account: Account.ID, _ origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    guard let invitation else { return }
    do {
      _ = try accept(invitation, account, from: origin, at: now, transaction)
    } catch AccountProblem.linkNotUsable(.used) {
      // The same page once more; whoever used the link, this person may sign in.
    }
  }

  /// Links a city's sign-in to the account that is signed in; needs a password that was given lately.
  ///
  /// - Throws: `AccountProblem.external(.linkedToAnother)`.
  public func link(
    _ identity: ExternalIdentity, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let account = try person(principal, proven: true)
    let now = now()
    try await database.write { transaction in
      try lock("external " + identity.issuer + " " + identity.subject, transaction)
      if let linked = try Self.linked(identity, transaction) {
        guard linked == account else { throw AccountProblem.external(.linkedToAnother) }
        return
      }
      try link(identity, account, origin, at: now, transaction)
    }
  }

  /// The external sign-ins of one's own account.
  public func linkedIdentities(of principal: Principal) async throws -> [LinkedIdentity] {
    let account = try person(principal)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT issuer, subject, email, linked FROM external_identity WHERE account = $1
        ORDER BY linked, issuer, subject
        """, [.text(account.rawValue)]
      ).map { row in
        LinkedIdentity(
          issuer: try row.text(0), subject: try row.text(1), email: try row.optionalText(2),
          linked: try row.instant(3))
      }
    }
  }

  /// Removes an external sign-in from one's own account.
  ///
  /// - Throws: `AccountProblem.lastWayIn` when there is neither a password nor another one.
  public func unlink(
    issuer: String, subject: String, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let account = try person(principal, proven: true)
    let now = now()
    try await database.write { transaction in
      try lock("account " + account.rawValue, transaction)
      let others = try transaction.first(
        """
        SELECT COUNT(*) FROM external_identity
        WHERE account = $1 AND NOT (issuer = $2 AND subject = $3)
        """, [.text(account.rawValue), .text(issuer), .text(subject)])?.int(0)
      guard
        try KeptAccount.get(account, transaction).account.hasPassword || (others ?? 0) > 0
      else { throw AccountProblem.lastWayIn }
      let removed = try transaction.execute(
        "DELETE FROM external_identity WHERE account = $1 AND issuer = $2 AND subject = $3",
        [.text(account.rawValue), .text(issuer), .text(subject)])
      guard removed == 1 else { throw AccountProblem.noSuchThing("sign-in of a city") }
      try Self.log(
        NewEntry(account: account, act: .identityUnlinked, detail: issuer), from: origin, at: now,
        transaction)
    }
  }

  /// Removes every external sign-in of an account whose password was set by a link.
  static func unlinkAll(
    of account: Account.ID, from origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    for row in try transaction.rows(
      "DELETE FROM external_identity WHERE account = $1 RETURNING issuer",
      [.text(account.rawValue)])
    {
      try log(
        NewEntry(account: account, act: .identityUnlinked, detail: try row.text(0)), from: origin,
        at: now, transaction)
    }
  }

  private static func linked(
    _ identity: ExternalIdentity, _ transaction: any SQLTransaction
  ) throws -> Account.ID? {
    try transaction.first(
      "SELECT account FROM external_identity WHERE issuer = $1 AND subject = $2",
      [.text(identity.issuer), .text(identity.subject)]
    ).map { Account.ID(try $0.text(0)) }
  }

  private func link(
    _ identity: ExternalIdentity, _ account: Account.ID, _ origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO external_identity (issuer, subject, account, email, linked)
      VALUES ($1, $2, $3, $4, $5)
      """,
      [
        .text(identity.issuer), .text(identity.subject), .text(account.rawValue),
        .optional(identity.email), .instant(now),
      ])
    try Self.markRise(of: account, transaction)
    try Self.log(
      NewEntry(account: account, act: .identityLinked, detail: identity.issuer), from: origin,
      at: now, transaction)
  }
}
