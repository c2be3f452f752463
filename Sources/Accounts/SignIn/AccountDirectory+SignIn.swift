internal import Cryptography
internal import Databases
internal import Foundation

/// How far a sign-in has come.
public enum SignInStep: Sendable {
  case signedIn(NewSession)
  /// The password was right; the code of the second factor is asked for, with this text in a hidden field or cookie.
  case needsCode(String)
}

extension AccountDirectory {
  /// Signs somebody in by e-mail and password.
  ///
  /// An unknown e-mail and a wrong password get the same answer after the same work: the same transactions, and one
  /// comparison of Argon2id.
  /// - Parameter replacing: The session token that the browser sent, if any: its session ends.
  /// - Throws: `SignInRefusal`.
  public func signIn(
    email: String, password: String, from origin: RequestOrigin, replacing: String? = nil
  ) async throws -> SignInStep {
    let (right, found) = try await compare(password, email: email, origin)
    guard right, let found else {
      try await log(.signIn, of: found, refused: "wrong e-mail or password", origin)
      throw SignInRefusal.wrong
    }
    guard found.account.isOpen else {
      try await log(.signIn, of: found, refused: "closed account", origin)
      throw SignInRefusal.disabled
    }
    let usedHash = await rehash(found, password) ?? found.passwordHash
    let replaced = replacing.map(SecretText.hash)
    return try await afterFirstFactor(
      found.account.id, act: .signIn, email: email, hash: usedHash, replaced: replaced, origin)
  }

  /// Finishes a sign-in by the code of an app, or by a recovery code.
  ///
  /// - Parameter step: The text of `SignInStep.needsCode`.
  /// - Throws: `SignInRefusal`.
  public func signIn(
    step: String, code: String, from origin: RequestOrigin
  ) async throws -> NewSession {
    let now = now()
    let hash = SecretText.hash(step)
    let outcome: Result<NewSession, SignInRefusal> = try await database.write { transaction in
      guard
        let row = try transaction.first(
          """
          SELECT s.expires, s.replaces, \(KeptAccount.columns) FROM sign_in_step s
          JOIN account a ON a.id = s.account WHERE s.hash = $1
          """, [.text(hash)]), try now < row.instant(0)
      else { return .failure(.startAgain) }
      let id = try KeptAccount(row, from: 2).account.id
      try lock("account " + id.rawValue, transaction)
      let kept = try KeptAccount.get(id, transaction)
      guard kept.account.isOpen else { return .failure(.startAgain) }
      let key = codeKey(kept.account.id)
      if let refused = try countAttempt([key], at: now, transaction) {
        if refused.isLogged {
          try Self.log(
            NewEntry(
              account: kept.account.id, act: .signInCode, outcome: .refused,
              detail: "too many attempts, \(refused.times) in this wait"),
            from: origin, at: now, transaction)
        }
        return .failure(refused.refusal(at: now))
      }
      guard let means = try useCode(code, of: kept, at: now, transaction) else {
        try Self.log(
          NewEntry(
            account: kept.account.id, act: .signInCode, outcome: .refused, detail: "wrong code"),
          from: origin, at: now, transaction)
        return .failure(.wrongCode)
      }
      // Whoever comes second with the same step finds it gone.
      guard
        try transaction.execute("DELETE FROM sign_in_step WHERE hash = $1", [.text(hash)]) == 1
      else { return .failure(.startAgain) }
      try forgetAttempts([key], transaction)
      try Self.log(
        NewEntry(account: kept.account.id, act: .signInCode, detail: means), from: origin,
        at: now, transaction)
      return .success(
        try openSession(
          for: kept.account, replacing: try row.optionalText(1), from: origin, at: now, transaction)
      )
    }
    return try outcome.get()
  }

  /// Confirms the password again within a session, for acts that ask for it; the session gets a new token.
  ///
  /// - Throws: `SignInRefusal`.
  public func confirmPassword(
    sessionToken: String, password: String, from origin: RequestOrigin
  ) async throws -> NewSession {
    guard let signedIn = try await identify(sessionToken: sessionToken),
      let email = signedIn.account.email?.description
    else { throw AccountProblem.notSignedIn }
    guard try await isRight(password, email: email, .passwordConfirmed, origin) else {
      throw SignInRefusal.wrong
    }
    let now = now()
    let token = SecretText.make()
    return try await database.write { transaction in
      let changed = try transaction.execute(
        "UPDATE account_session SET hash = $1, proven = $2, stale = 0 WHERE hash = $3",
        [.text(SecretText.hash(token)), .instant(now), .text(SecretText.hash(sessionToken))])
      guard changed == 1,
        let row = try transaction.first(
          "SELECT \(Session.columns) FROM account_session s WHERE s.id = $1",
          [.text(signedIn.session.id.rawValue)])
      else { throw AccountProblem.notSignedIn }
      try Self.log(
        NewEntry(account: signedIn.account.id, act: .passwordConfirmed), from: origin, at: now,
        transaction)
      let session = try Session(row)
      return NewSession(
        token: token, session: session, account: signedIn.account,
        principal: session.principal(signedIn.account))
    }
  }

  /// Whether a password is an account's, under the same limits as a sign-in.
  func isRight(
    _ password: String, email: String, _ act: AccessAct, _ origin: RequestOrigin
  ) async throws -> Bool {
    let (right, found) = try await compare(password, email: email, origin)
    guard right else {
      try await log(act, of: found, refused: "wrong password", origin)
      return false
    }
    let keys = attemptKeys(email, origin)
    try await database.write { transaction in
      try forgetAttempts([keys.pair, keys.account], transaction)
      try takeBackAttempt(keys.address, transaction)
    }
    return true
  }
}

extension AccountDirectory {
  /// Compares a password under the limits; the same work whether there is such an account or not.
  private func compare(
    _ password: String, email: String, _ origin: RequestOrigin
  ) async throws -> (Bool, KeptAccount?) {
    let found = try await openAttempt(email, origin)
    do {
      let right = try await hasher.matches(
        PasswordRules.normalised(password), found?.passwordHash)
      return (right, found)
    } catch {
      try await takeBackAttempt(email, origin)
      if error == .tooBusy { throw SignInRefusal.tooBusy }
      throw error
    }
  }

  /// Counts an attempt, and finds the account when it is heard.
  private func openAttempt(
    _ email: String, _ origin: RequestOrigin
  ) async throws -> KeptAccount? {
    let keys = attemptKeys(email, origin)
    let address = EmailAddress(email)
    let now = now()
    let (refused, found) = try await database.write { transaction in
      let found = try KeptAccount.find(
        email: address ?? EmailAddress(kept: "nobody"), transaction)
      let refused = try countAttempt(keys.all, at: now, transaction)
      if let refused, refused.isLogged {
        try Self.log(
          NewEntry(
            account: found?.account.id, act: .signIn, outcome: .refused,
            detail: "too many attempts, \(refused.times) in this wait"),
          from: origin, at: now, transaction)
      }
      return (refused, found)
    }
    if let refused { throw refused.refusal(at: now) }
    return found
  }

  private func takeBackAttempt(_ email: String, _ origin: RequestOrigin) async throws {
    let keys = attemptKeys(email, origin)
    try await database.write { transaction in
      for key in keys.all.sorted(by: { $0.name < $1.name }) {
        try takeBackAttempt(key, transaction)
      }
    }
  }

  // What was typed is not kept: people type passwords into the field of the e-mail.
  private func log(
    _ act: AccessAct, of found: KeptAccount?, refused reason: String, _ origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try Self.log(
        NewEntry(account: found?.account.id, act: act, outcome: .refused, detail: reason),
        from: origin, at: now, transaction)
    }
  }

  /// Hashes a right password again when more work is asked for now; the sign-in does not depend on it.
  ///
  /// - Returns: The new hash, if one is kept now.
  private func rehash(_ found: KeptAccount, _ password: String) async -> String? {
    guard let old = found.passwordHash, hasher.isOutdated(old),
      let fresh = try? await hasher.hash(PasswordRules.normalised(password))
    else { return nil }
    let changed = try? await database.write { transaction in
      try transaction.execute(
        "UPDATE account SET password_hash = $1 WHERE id = $2 AND password_hash = $3",
        [.text(fresh), .text(found.account.id.rawValue), .text(old)])
    }
    return changed == 1 ? fresh : nil
  }
}
