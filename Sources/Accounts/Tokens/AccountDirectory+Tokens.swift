internal import Databases
public import Foundation
internal import Tables
internal import Workspace

/// Why a token was not accepted.
public enum TokenRefusal: String, Error, Hashable, Sendable, CustomStringConvertible {
  case incomplete, unknown, expired, revoked, closed

  public var description: String {
    switch self {
    case .incomplete: "This is not a whole token: it was cut or mistyped. Copy it again."
    case .unknown: "This token is not known here. Make a new one in your account."
    case .expired: "This token has expired. Make a new one in your account."
    case .revoked: "This token was revoked. Make a new one in your account."
    case .closed: "The account of this token is closed. Ask an administrator."
    }
  }
}

extension AccountDirectory {
  /// Makes a token for oneself; needs a password that was given lately.
  ///
  /// - Parameters:
  ///   - workspaces: Those that it is limited to; nil for all.
  ///   - lifetime: In seconds; at most `AccountSettings.longestTokenLifetime`.
  public func makeToken(
    named name: String, scopes: Set<TokenScope>, workspaces: Set<String>? = nil,
    lifetime: TimeInterval, by principal: Principal, from origin: RequestOrigin
  ) async throws -> NewAPIToken {
    let id = try person(principal, proven: true)
    guard let name = DisplayName.checked(name) else { throw AccountProblem.invalidName }
    guard !scopes.isEmpty, workspaces?.isEmpty != true else {
      throw AccountProblem.invalidToken("Choose what the token may be used for, and where.")
    }
    guard workspaces?.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) != false else {
      throw AccountProblem.invalidToken("One of the workspaces is not the id of a workspace.")
    }
    guard lifetime > 0, lifetime <= settings.longestTokenLifetime else {
      throw AccountProblem.invalidToken(
        "A token lasts at most \(Int(settings.longestTokenLifetime / 86_400)) days.")
    }
    let now = now()
    let text = APITokenText.make()
    let token = APIToken(
      id: .make(), account: id, name: name, scopes: scopes, workspaces: workspaces, created: now,
      expires: now.addingTimeInterval(lifetime), lastUsed: nil, lastAddress: nil, revoked: nil)
    try await database.write { transaction in
      try Self.insert(token, hash: SecretText.hash(text), transaction)
      try Self.log(
        NewEntry(account: id, act: .tokenMade, about: token.id.rawValue), from: origin, at: now,
        transaction)
    }
    return NewAPIToken(text: text, token: token)
  }

  /// The tokens of somebody, the newest first.
  public func tokens(of principal: Principal) async throws -> [APIToken] {
    let id = try person(principal)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(APIToken.columns) FROM api_token t WHERE t.account = $1
        ORDER BY t.created DESC, t.id
        """, [.text(id.rawValue)]
      ).map { try APIToken($0) }
    }
  }

  /// Revokes one's own token, or as an administrator anybody's.
  public func revokeToken(
    _ token: APIToken.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      let access = try Self.access(of: principal, in: "", transaction)
      let isAdministrator = access.may(.manageAccounts) || access.may(.administer)
      let own = principal.account?.rawValue ?? ""
      let changed = try transaction.execute(
        """
        UPDATE api_token SET revoked = $1
        WHERE id = $2 AND revoked IS NULL AND (account = $3 OR $4 = 1)
        """, [.instant(now), .text(token.rawValue), .text(own), .bool(isAdministrator)])
      guard changed == 1 else { throw AccountProblem.noSuchThing("token") }
      try Self.log(
        NewEntry(account: principal.account, act: .tokenRevoked, about: token.rawValue),
        from: origin, at: now, transaction)
    }
  }

  /// Who is behind the text of a token.
  ///
  /// Its first use of a day goes into the access log, as does the first refusal of a day; its last use is kept to the minute.
  /// - Throws: `TokenRefusal`.
  public func identify(apiToken text: String, from origin: RequestOrigin) async throws -> Principal
  {
    guard APITokenText.isComplete(text) else { throw TokenRefusal.incomplete }
    let now = now()
    let row = try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(APIToken.columns), t.logged_day, t.refused_day, \(KeptAccount.columns)
        FROM api_token t JOIN account a ON a.id = t.account WHERE t.hash = $1
        """, [.text(SecretText.hash(text))])
    }
    guard let row else { throw TokenRefusal.unknown }
    let token = try APIToken(row)
    let account = try KeptAccount(row, from: APIToken.columnCount + 2).account
    if let refusal = refusal(token, account, at: now) {
      if try row.optionalText(APIToken.columnCount + 1) != CalendarDay.of(now) {
        try await note(token, "refused_day", refusal, origin, at: now)
      }
      throw refusal
    }
    if try row.optionalText(APIToken.columnCount) != CalendarDay.of(now) {
      try await note(token, "logged_day", nil, origin, at: now)
    } else if token.lastUsed.map({ now.timeIntervalSince($0) >= 60 }) ?? true {
      let database = database
      await waitBriefly(settings.lastUseWait) {
        _ = try await database.write { try Self.touch(token, origin, at: now, $0) }
      }
    }
    return Principal(
      account: account.id, name: account.name,
      means: .token(token.id, scopes: token.scopes, workspaces: token.workspaces))
  }

  private func refusal(_ token: APIToken, _ account: Account, at now: Date) -> TokenRefusal? {
    if token.revoked != nil { return .revoked }
    if now >= token.expires { return .expired }
    return account.isOpen ? nil : .closed
  }

  /// Logs the first use or refusal of a day, once however many nodes see it.
  private func note(
    _ token: APIToken, _ column: String, _ refusal: TokenRefusal?, _ origin: RequestOrigin,
    at now: Date
  ) async throws {
    let day = SQLValue.text(CalendarDay.of(now))
    try await database.write { transaction in
      let isFirst = try transaction.execute(
        "UPDATE api_token SET \(column) = $1 WHERE id = $2 AND (\(column) IS NULL OR \(column) <> $1)",
        [day, .text(token.id.rawValue)])
      if refusal == nil { try Self.touch(token, origin, at: now, transaction) }
      guard isFirst == 1 else { return }
      try Self.log(
        NewEntry(
          account: token.account, act: .tokenUsed, outcome: refusal == nil ? .done : .refused,
          about: token.id.rawValue, detail: refusal?.rawValue ?? "first use of the day"),
        from: origin, at: now, transaction)
    }
  }

  private static func touch(
    _ token: APIToken, _ origin: RequestOrigin, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      "UPDATE api_token SET last_used = $1, last_address = $2 WHERE id = $3",
      [.instant(now), .text(origin.address), .text(token.id.rawValue)])
  }

  private static func insert(
    _ token: APIToken, hash: String, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO api_token (id, account, name, hash, scopes, workspaces, created, expires)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .text(token.id.rawValue), .text(token.account.rawValue), .text(token.name), .text(hash),
        .text(token.scopes.sorted().map(\.rawValue).joined(separator: " ")),
        .optional(token.workspaces?.sorted().joined(separator: " ")), .instant(token.created),
        .instant(token.expires),
      ])
  }
}
