public import Databases
internal import Foundation

/// Attempts to sign in that wait for the provider's answer, in the database because any node may get it.
public struct PendingLogins: Sendable {
  /// The tables of this component.
  public static let schema = Schema(
    component: "openid",
    migrations: [
      Migration { dialect in
        """
        CREATE TABLE openid_login (
          state_digest TEXT NOT NULL PRIMARY KEY,
          browser_digest TEXT NOT NULL,
          issuer TEXT NOT NULL,
          client_id TEXT NOT NULL,
          return_to \(dialect == .sqlite ? "BLOB" : "BYTEA") NOT NULL,
          expires_at TEXT NOT NULL
        )\(dialect == .sqlite ? " STRICT" : "");
        CREATE INDEX openid_login_expires ON openid_login (expires_at);
        """
      }
    ])

  /// How long the provider and the person may take.
  public static let seconds = 600.0

  private let database: any SQLDatabase

  /// Attempts in a database that `schema` was applied to.
  public init(database: any SQLDatabase) { self.database = database }

  func add(
    _ secrets: LoginSecrets, _ settings: OpenIDSettings, returnTo: String, at now: Date
  ) async throws {
    let row: [SQLValue] = [
      .text(secrets.stateDigest), .text(secrets.browserDigest), .text(settings.issuer),
      .text(settings.clientID), .blob(secrets.sealed(returnTo)),
      .instant(now.addingTimeInterval(Self.seconds)),
    ]
    let oldest = SQLValue.instant(now)
    try await database.write { transaction in
      try transaction.execute("DELETE FROM openid_login WHERE expires_at <= $1", [oldest])
      try transaction.execute(
        """
        INSERT INTO openid_login
          (state_digest, browser_digest, issuer, client_id, return_to, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """, row)
    }
  }

  /// Takes an attempt out, so that nobody can take it again, and returns the page to go to; nil when there is none.
  ///
  /// An attempt of another browser, or at another provider, stays.
  func take(
    _ secrets: LoginSecrets, _ settings: OpenIDSettings, at now: Date
  ) async throws -> String? {
    let key: [SQLValue] = [
      .text(secrets.stateDigest), .text(secrets.browserDigest), .text(settings.issuer),
      .text(settings.clientID),
    ]
    return try await database.write { transaction in
      let row = try transaction.first(
        """
        DELETE FROM openid_login
        WHERE state_digest = $1 AND browser_digest = $2 AND issuer = $3 AND client_id = $4
        RETURNING return_to, expires_at
        """, key)
      guard let row, try row.instant(1) > now else { return nil }
      return try secrets.opened(row.bytes(0))
    }
  }
}
