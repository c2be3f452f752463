internal import Cryptography
internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Begins to set up an authenticator app; nothing is asked for at sign-in before a code confirms it.
  ///
  /// - Throws: `AccountProblem.confirmationNeeded` when the password was not given lately.
  public func beginSecondFactor(by principal: Principal) async throws -> SecondFactorEnrolment {
    let id = try person(principal, proven: true)
    let secret = RandomBytes.make(OneTimeCode.secretLength)
    let box = SealedBox.seal(secret, key: self.secret.key("totp"), context: Array(id.rawValue.utf8))
    let account = try await database.write { transaction in
      let account = try KeptAccount.get(id, transaction).account
      guard !account.hasSecondFactor else { throw AccountProblem.secondFactorIsOn }
      try transaction.execute(
        "UPDATE account SET totp_pending = $1 WHERE id = $2 AND totp_secret IS NULL",
        [.blob(box), .text(id.rawValue)])
      return account
    }
    return SecondFactorEnrolment(
      secret: secret, service: settings.serviceName,
      person: account.email?.description ?? account.name)
  }

  /// Takes the second factor into use when a code of the app is right.
  ///
  /// - Returns: Ten recovery codes, shown once.
  public func confirmSecondFactor(
    code: String, by principal: Principal, from origin: RequestOrigin
  ) async throws -> [String] {
    let id = try person(principal)
    let now = now()
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
    try await database.write { transaction in
      guard let box = try KeptAccount.get(id, transaction).pendingSecret,
        let secret = open(box, of: id)
      else { throw AccountProblem.noSecondFactor }
      let step = OneTimeCode.step(secondsSince1970: now.timeIntervalSince1970)
      guard let used = OneTimeCode.matchingStep(secret: secret, typed: code, step: step) else {
        throw AccountProblem.wrongCode
      }
      let changed = try transaction.execute(
        """
        UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_step = $1
        WHERE id = $2 AND totp_pending = $3
        """, [.integer(used), .text(id.rawValue), .blob(box)])
      guard changed == 1 else { throw AccountProblem.noSecondFactor }
      try keep(codes, of: id, transaction)
      try Self.markRise(of: id, transaction)
      try Self.log(
        NewEntry(account: id, act: .secondFactorOn), from: origin, at: now, transaction)
    }
    return codes
  }

  /// Makes ten new recovery codes; the old ones work no more.
  public func makeRecoveryCodes(
    by principal: Principal, from origin: RequestOrigin
  ) async throws -> [String] {
    let id = try person(principal, proven: true)
    let now = now()
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
    try await database.write { transaction in
      guard try KeptAccount.get(id, transaction).account.hasSecondFactor else {
        throw AccountProblem.noSecondFactor
      }
      try keep(codes, of: id, transaction)
      try Self.log(
        NewEntry(account: id, act: .recoveryCodesMade), from: origin, at: now, transaction)
    }
    return codes
  }

  /// How many recovery codes are left.
  public func recoveryCodesLeft(of principal: Principal) async throws -> Int {
    let id = try person(principal)
    return try await database.read { transaction in
      try transaction.first(
        "SELECT COUNT(*) FROM recovery_code WHERE account = $1 AND used IS NULL",
        [.text(id.rawValue)])?.int(0) ?? 0
    }
  }

  /// Removes the second factor, of one's own or, by an administrator, of somebody who has lost it.
  public func removeSecondFactor(
    of account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    if principal.account == account { _ = try person(principal, proven: true) }
    let now = now()
    try await database.write { transaction in
      if principal.account != account {
        try Self.require(.manageAccounts, by: principal, transaction)
      }
      let changed = try transaction.execute(
        """
        UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_step = NULL
        WHERE id = $1 AND deleted IS NULL
        """, [.text(account.rawValue)])
      guard changed == 1 else { throw AccountProblem.noAccount }
      try transaction.execute(
        "DELETE FROM recovery_code WHERE account = $1", [.text(account.rawValue)])
      try Self.log(
        NewEntry(account: principal.account, act: .secondFactorOff, about: account.rawValue),
        from: origin, at: now, transaction)
    }
  }
}

extension AccountDirectory {
  /// Uses a code of the app or a recovery code up; nil when it is neither, or was used.
  ///
  /// - Returns: Which of both, for the log.
  func useCode(
    _ typed: String, of kept: KeptAccount, at now: Date, _ transaction: any SQLTransaction
  ) throws -> String? {
    let id = kept.account.id.rawValue
    if let box = kept.sealedSecret, let secret = open(box, of: kept.account.id) {
      let step = OneTimeCode.step(secondsSince1970: now.timeIntervalSince1970)
      if let used = OneTimeCode.matchingStep(secret: secret, typed: typed, step: step) {
        // One of two that come at once changes nothing here.
        let changed = try transaction.execute(
          "UPDATE account SET totp_step = $1 WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)",
          [.integer(used), .text(id)])
        return changed == 1 ? "app" : nil
      }
    }
    guard let plain = RecoveryCode.plain(typed) else { return nil }
    let changed = try transaction.execute(
      "UPDATE recovery_code SET used = $1 WHERE account = $2 AND hash = $3 AND used IS NULL",
      [.instant(now), .text(id), .text(recoveryHash(plain, id))])
    return changed == 1 ? "recovery code" : nil
  }

  private func recoveryHash(_ plain: String, _ account: String) -> String {
    Hexadecimal.text(secret.code("recovery", account + " " + plain))
  }

  private func open(_ box: [UInt8], of account: Account.ID) -> [UInt8]? {
    SealedBox.open(box, key: secret.key("totp"), context: Array(account.rawValue.utf8))
  }

  private func keep(
    _ codes: [String], of account: Account.ID, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      "DELETE FROM recovery_code WHERE account = $1", [.text(account.rawValue)])
    for code in codes {
      guard let plain = RecoveryCode.plain(code) else { continue }
      try transaction.execute(
        "INSERT INTO recovery_code (account, hash) VALUES ($1, $2)",
        [.text(account.rawValue), .text(recoveryHash(plain, account.rawValue))])
    }
  }
}
