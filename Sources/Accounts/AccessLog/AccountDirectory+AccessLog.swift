public import Databases
public import Foundation

/// An entry that is about to be written.
struct NewEntry: Sendable {
  var account: Account.ID?
  let act: AccessAct
  var outcome = AccessEntry.Outcome.done
  var about: String?
  var workspace: String?
  var programme: Programme.ID?
  var detail = ""
}

extension AccountDirectory {
  /// Which part of the access log is read.
  public enum LogPart: Hashable, Sendable {
    case whole
    case workspace(String)
    /// What the principal has done, and what was tried with the account.
    case own
  }

  /// Reads the access log, newest first.
  ///
  /// - Parameters:
  ///   - before: Only entries before this id; nil for the newest.
  ///   - limit: At most this many, and never more than 1,000.
  public func accessLog(
    _ part: LogPart, by principal: Principal, before: Int64? = nil, limit: Int = 100
  ) async throws -> [AccessEntry] {
    try await database.read { transaction in
      let filter: (String, SQLValue)
      switch part {
      case .whole:
        try Self.require(.readWholeAccessLog, by: principal, transaction)
        filter = ("$1 = ''", "")
      case .workspace(let workspace):
        let access = try Self.access(of: principal, in: workspace, transaction)
        guard access.may(.readAccessLog, in: workspace) else {
          throw AccountProblem.notAllowed(.readAccessLog)
        }
        filter = ("l.workspace = $1", .text(workspace))
      case .own:
        guard let account = principal.account else { throw AccountProblem.notSignedIn }
        filter = ("l.account = $1", .text(account.rawValue))
      }
      return try transaction.rows(
        """
        SELECT l.id, l.time, l.account, a.name, l.act, l.outcome, l.about, l.workspace, l.programme,
          l.address, l.browser, l.detail
        FROM access_log l LEFT JOIN account a ON a.id = l.account
        WHERE \(filter.0) AND l.id < $2 ORDER BY l.id DESC LIMIT $3
        """,
        [filter.1, .integer(before ?? .max), .integer(max(1, min(limit, 1000)))]
      ).compactMap(AccessEntry.init)
    }
  }

  /// Writes down that somebody has done something of which only the caller knows, such as an export.
  public func record(
    _ act: AccessAct, by principal: Principal, from origin: RequestOrigin,
    workspace: String? = nil, about: String? = nil, detail: String = ""
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try Self.record(
        act, by: principal, from: origin, at: now, workspace: workspace, about: about,
        detail: detail, in: transaction)
    }
  }

  /// Writes the same within a transaction of the caller's.
  public static func record(
    _ act: AccessAct, by principal: Principal, from origin: RequestOrigin, at now: Date,
    workspace: String? = nil, about: String? = nil, detail: String = "",
    in transaction: any SQLTransaction
  ) throws {
    try log(
      NewEntry(
        account: principal.account, act: act, about: about, workspace: workspace,
        detail: principal.account == nil ? "\(principal.name) \(detail)" : detail),
      from: origin, at: now, transaction)
  }

  static func log(
    _ entry: NewEntry, from origin: RequestOrigin, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO access_log (time, account, act, outcome, about, workspace, programme, address,
        browser, detail)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .instant(now), .optional(entry.account?.rawValue), .text(entry.act.rawValue),
        .text(entry.outcome.rawValue), .optional(entry.about), .optional(entry.workspace),
        .optional(entry.programme?.rawValue), .text(origin.address), .text(origin.browser),
        .text(entry.detail),
      ])
  }
}

extension AccessEntry {
  // An act that a later version has added is passed over.
  fileprivate init?(_ row: SQLRow) throws {
    guard let act = AccessAct(rawValue: try row.text(4)),
      let outcome = Outcome(rawValue: try row.text(5))
    else { return nil }
    self.init(
      id: try row.integer(0), time: try row.instant(1),
      account: try row.optionalText(2).map(Account.ID.init), name: try row.optionalText(3),
      act: act, outcome: outcome, about: try row.optionalText(6),
      workspace: try row.optionalText(7), programme: try row.optionalText(8).map(Programme.ID.init),
      origin: RequestOrigin(address: try row.text(9), browser: try row.text(10)),
      detail: try row.text(11))
  }
}
