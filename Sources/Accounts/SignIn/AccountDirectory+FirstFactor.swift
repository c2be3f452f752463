internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Opens the session of somebody whose first factor was right, or asks for the second.
  ///
  /// - Parameters:
  ///   - email: What the attempts were counted for; nil when none were.
  ///   - provenAt: When the first factor was given, if not now.
  ///   - hash: The hash that the password was compared with; nil when no password was given.
  func afterFirstFactor(
    _ id: Account.ID, act: AccessAct, email: String?, provenAt: Date? = nil,
    hash: String? = nil, replaced: String?,
    _ origin: RequestOrigin
  ) async throws -> SignInStep {
    let now = now()
    let keys = email.map { attemptKeys($0, origin) }
    return try await database.write { transaction in
      // Read again: the account may have been closed, or the factor set up, since. Whoever ends all sessions holds the
      // same lock, so that none is opened behind their back.
      try lock("account " + id.rawValue, transaction)
      let kept = try KeptAccount.get(id, transaction)
      guard kept.account.isOpen else { throw SignInRefusal.disabled }
      // A password that was changed while it was compared opens nothing any more.
      guard hash == nil || kept.passwordHash == hash else { throw SignInRefusal.wrong }
      if let keys {
        try forgetAttempts([keys.pair, keys.account], transaction)
        try takeBackAttempt(keys.address, transaction)
      }
      guard kept.account.hasSecondFactor else {
        try Self.log(NewEntry(account: id, act: act), from: origin, at: now, transaction)
        return .signedIn(
          try openSession(
            for: kept.account, provenAt: provenAt, replacing: replaced, from: origin, at: now,
            transaction))
      }
      let step = SecretText.make()
      try transaction.execute(
        "INSERT INTO sign_in_step (hash, account, expires, replaces) VALUES ($1, $2, $3, $4)",
        [
          .text(SecretText.hash(step)), .text(id.rawValue),
          .instant(now.addingTimeInterval(settings.codeLimit)), .optional(replaced),
        ])
      try Self.log(
        NewEntry(account: id, act: act, detail: "first factor"), from: origin, at: now, transaction)
      return .needsCode(step)
    }
  }
}
