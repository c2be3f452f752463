public import Databases
internal import Foundation

extension AccountDirectory {
  /// What somebody may do in one workspace and on the instance, as it is now: one query.
  public func access(of principal: Principal, in workspace: String) async throws -> Access {
    try await database.read { try Self.access(of: principal, in: workspace, $0) }
  }

  /// What somebody may do in all workspaces, for lists of them.
  public func accessEverywhere(of principal: Principal) async throws -> Access {
    try await database.read { try Self.access(of: principal, in: nil, $0) }
  }

  /// Reads the rights within a transaction, such as a commit's.
  ///
  /// - Parameter workspace: Nil for all of them.
  public static func access(
    of principal: Principal, in workspace: String?, _ transaction: any SQLTransaction
  ) throws -> Access {
    guard let account = principal.account else {
      switch principal.means {
      case .machine: return Access(principal, instance: [.administrator])
      case .local where try !hasAccounts(transaction): return Access(principal, instance: [.local])
      default: return .visitor
      }
    }
    let asked = workspace.map(SQLValue.text)
    let rows = try transaction.rows(
      """
      SELECT 'account', '', '', '' FROM account
        WHERE id = $1 AND disabled IS NULL AND deleted IS NULL
      UNION ALL SELECT 'administrator', '', '', '' FROM account
        WHERE id = $1 AND administrator = 1
      UNION ALL SELECT 'membership', role, workspace, scopes FROM membership
        WHERE account = $1 \(asked == nil ? "" : "AND workspace = $2")
      UNION ALL SELECT 'programme', role, '', programme FROM programme_membership
        WHERE account = $1
      UNION ALL SELECT 'within', m.role, p.workspace, m.programme FROM programme_membership m
        JOIN programme_workspace p ON p.programme = m.programme
        WHERE m.account = $1 \(asked == nil ? "" : "AND p.workspace = $2")
      """, [.text(account.rawValue)] + (asked.map { [$0] } ?? []))
    return try access(principal, rows)
  }

  private static func access(_ principal: Principal, _ rows: [SQLRow]) throws -> Access {
    var isOpen = false
    var instance: Set<Role> = []
    var workspaces: [String: [Access.Holding]] = [:]
    var programmes: [Programme.ID: ProgrammeRole] = [:]
    for row in rows {
      let role = try row.text(1)
      let workspace = try row.text(2)
      switch try row.text(0) {
      case "account": isOpen = true
      case "administrator": instance.insert(.administrator)
      case "membership":
        guard let role = WorkspaceRole(rawValue: role) else { continue }
        let scopes = try AccessScope.list(row.text(3))
        workspaces[workspace, default: []].append(.init(role: .workspace(role), scopes: scopes))
      case "programme":
        programmes[Programme.ID(try row.text(3))] = ProgrammeRole(rawValue: role)
      default:
        guard let role = ProgrammeRole(rawValue: role) else { continue }
        workspaces[workspace, default: []].append(.init(role: .programme(role), scopes: []))
      }
    }
    guard isOpen else { return .visitor }
    return Access(principal, instance: instance, workspaces: workspaces, programmes: programmes)
  }

  /// Refuses who may not do something on the instance.
  static func require(
    _ permission: Permission, by principal: Principal, _ transaction: any SQLTransaction
  ) throws {
    // No workspace has an empty id, so that no membership is read.
    guard try access(of: principal, in: "", transaction).may(permission) else {
      throw AccountProblem.notAllowed(permission)
    }
  }

  /// Refuses who may not do something in a workspace; gives the rights.
  @discardableResult
  static func require(
    _ permission: Permission, in workspace: String, by principal: Principal,
    _ transaction: any SQLTransaction
  ) throws -> Access {
    let access = try access(of: principal, in: workspace, transaction)
    guard access.may(permission, in: workspace) else {
      throw AccountProblem.notAllowed(permission)
    }
    return access
  }

  /// Refuses who may not do something in a programme.
  static func require(
    _ permission: Permission, inProgramme programme: Programme.ID, by principal: Principal,
    _ transaction: any SQLTransaction
  ) throws {
    let access = try access(of: principal, in: "", transaction)
    guard access.may(permission, inProgramme: programme) else {
      throw AccountProblem.notAllowed(permission)
    }
    // A role on the server reaches every programme, also one that is not there.
    let found = try transaction.first(
      "SELECT 1 FROM programme WHERE id = $1", [.text(programme.rawValue)])
    guard found != nil else { throw AccountProblem.noProgramme }
  }

  /// The account of a session, for acts that a token may not do; freshly proven when asked for.
  func person(_ principal: Principal, proven: Bool = false) throws(AccountProblem) -> Account.ID {
    guard let account = principal.account, case .session = principal.means else {
      throw .notSignedIn
    }
    guard !proven || principal.isProven(at: now(), within: settings.proofLimit) else {
      throw .confirmationNeeded
    }
    return account
  }

  /// Refuses whoever has not given a password lately; a token with the scope `people` stands for it.
  func requireProof(_ principal: Principal) throws(AccountProblem) {
    guard principal.isTrusted(at: now(), within: settings.proofLimit) else {
      throw .confirmationNeeded
    }
  }

  /// Refuses everything but a person who has given a password lately; no token will do.
  func requirePerson(_ principal: Principal) throws(AccountProblem) {
    guard principal.isProven(at: now(), within: settings.proofLimit) else {
      throw .confirmationNeeded
    }
  }

  /// Lets nobody else change the members of a workspace, the administrators … until the transaction ends.
  func lock(_ what: String, _ transaction: any SQLTransaction) throws {
    try transaction.lock(digest: secret.code("locks", what))
  }
}
