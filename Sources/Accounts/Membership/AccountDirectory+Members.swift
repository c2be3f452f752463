public import Databases
public import Foundation

extension AccountDirectory {
  /// Makes somebody the first owner of a workspace that was just made, within the transaction that makes it.
  ///
  /// - Parameter principal: Needs the right to make workspaces. Nothing is written when it is no account's.
  public static func makeFirstOwner(
    of workspace: String, by principal: Principal, from origin: RequestOrigin, at now: Date,
    in transaction: any SQLTransaction
  ) throws {
    try require(.createWorkspace, by: principal, transaction)
    guard
      try transaction.first("SELECT 1 FROM membership WHERE workspace = $1", [.text(workspace)])
        == nil
    else { throw AccountProblem.hasMembers(workspace) }
    if let account = principal.account {
      try keep(account, .owner, [], in: workspace, at: now, transaction)
    }
    try log(
      NewEntry(account: principal.account, act: .workspaceMade, workspace: workspace),
      from: origin, at: now, transaction)
  }

  /// The members of a workspace by name; for everybody who may read it, without e-mails unless they manage members.
  public func members(of workspace: String, by principal: Principal) async throws -> [Member] {
    try await database.read { transaction in
      let access = try Self.access(of: principal, in: workspace, transaction)
      return try Self.members(of: workspace, for: access, transaction)
    }
  }

  /// The members, for whoever was just found to have some rights, such as at the door of the same page.
  public func members(of workspace: String, for access: Access) async throws -> [Member] {
    try await database.read { try Self.members(of: workspace, for: access, $0) }
  }

  private static func members(
    of workspace: String, for access: Access, _ transaction: any SQLTransaction
  ) throws -> [Member] {
    let mayManage = access.may(.manageMembers, in: workspace)
    guard mayManage || access.may(.readWorkspace, in: workspace) else {
      throw AccountProblem.notAllowed(.readWorkspace)
    }
    return try transaction.rows(
      """
      SELECT a.id, a.name, a.email, m.role, m.scopes, m.since, a.disabled
      FROM membership m JOIN account a ON a.id = m.account WHERE m.workspace = $1
      ORDER BY a.name, a.id
      """, [.text(workspace)]
    ).compactMap { row in
      guard let role = WorkspaceRole(rawValue: try row.text(3)) else { return nil }
      let email = try row.optionalText(2).map(EmailAddress.init(kept:))
      return Member(
        account: Account.ID(try row.text(0)), name: try row.text(1),
        email: mayManage ? email : nil, role: role, scopes: try AccessScope.list(row.text(4)),
        since: try row.instant(5), isOpen: row.isNull(6))
    }
  }

  /// Refuses a change of a member who is not any more what was seen; the caller holds the lock of the members.
  private static func require(
    _ seen: Member?, in workspace: String, for access: Access, _ transaction: any SQLTransaction
  ) throws {
    guard let seen else { return }
    guard try members(of: workspace, for: access, transaction).contains(seen) else {
      throw AccountProblem.changedMeanwhile
    }
  }

  /// Gives a member another role or other scopes.
  ///
  /// - Parameter seen: The member as whoever asks saw them; nil to take them as they are.
  /// - Throws: `AccountProblem.lastOwner` when nobody else owns the workspace; `changedMeanwhile` when they are not any more
  ///   what was seen.
  public func changeMember(
    _ account: Account.ID, of workspace: String, to role: WorkspaceRole,
    scopes: [AccessScope] = [], seen: Member? = nil, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    try role.check(scopes)
    let now = now()
    try await database.write { transaction in
      try lock("members " + workspace, transaction)
      let access = try Self.require(.manageMembers, in: workspace, by: principal, transaction)
      guard let old = try Self.role(of: account, in: workspace, transaction) else {
        throw AccountProblem.noMember
      }
      try Self.require(seen, in: workspace, for: access, transaction)
      // Who manages members without owning the workspace neither makes nor unmakes owners, nor raises themselves.
      if old == .owner || role == .owner || account == principal.account,
        !access.may(.manageOwners, in: workspace)
      {
        throw AccountProblem.notAllowed(.manageOwners)
      }
      if role != .owner {
        try Self.requireOtherOwner(of: workspace, than: account, transaction)
      }
      try Self.keep(account, role, scopes, in: workspace, at: now, transaction)
      try Self.markRise(of: account, transaction)
      try Self.log(
        NewEntry(
          account: principal.account, act: .memberChanged, about: account.rawValue,
          workspace: workspace, detail: Self.words(old.rawValue, role.rawValue, scopes)),
        from: origin, at: now, transaction)
    }
  }

  /// Removes a member; everybody may leave.
  ///
  /// - Parameter seen: The member as whoever asks saw them; nil to take them as they are.
  /// - Throws: `AccountProblem.lastOwner` when nobody else owns the workspace; `changedMeanwhile` when they are not any more
  ///   what was seen.
  public func removeMember(
    _ account: Account.ID, from workspace: String, seen: Member? = nil, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try lock("members " + workspace, transaction)
      guard let old = try Self.role(of: account, in: workspace, transaction) else {
        throw AccountProblem.noMember
      }
      if account == principal.account {
        _ = try person(principal)
      } else {
        let needed: Permission = old == .owner ? .manageOwners : .manageMembers
        try Self.require(needed, in: workspace, by: principal, transaction)
        try requireProof(principal)
      }
      if let seen {
        let access = try Self.access(of: principal, in: workspace, transaction)
        try Self.require(seen, in: workspace, for: access, transaction)
      }
      try Self.requireOtherOwner(of: workspace, than: account, transaction)
      try transaction.execute(
        "DELETE FROM membership WHERE workspace = $1 AND account = $2",
        [.text(workspace), .text(account.rawValue)])
      try Self.log(
        NewEntry(
          account: principal.account, act: .memberRemoved, about: account.rawValue,
          workspace: workspace, detail: old.rawValue), from: origin, at: now, transaction)
    }
  }
}

extension AccountDirectory {
  static func role(
    of account: Account.ID, in workspace: String, _ transaction: any SQLTransaction
  ) throws -> WorkspaceRole? {
    try transaction.first(
      "SELECT role FROM membership WHERE workspace = $1 AND account = $2",
      [.text(workspace), .text(account.rawValue)]
    ).flatMap { WorkspaceRole(rawValue: try $0.text(0)) }
  }

  static func keep(
    _ account: Account.ID, _ role: WorkspaceRole, _ scopes: [AccessScope], in workspace: String,
    at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO membership (workspace, account, role, scopes, since) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (workspace, account) DO UPDATE
        SET role = excluded.role, scopes = excluded.scopes, since = excluded.since
      """,
      [
        .text(workspace), .text(account.rawValue), .text(role.rawValue),
        .text(AccessScope.text(scopes)), .instant(now),
      ])
  }

  /// Refuses to take the last owner with an open account; the caller holds the lock of the members.
  static func requireOtherOwner(
    of workspace: String, than account: Account.ID, _ transaction: any SQLTransaction
  ) throws {
    guard try role(of: account, in: workspace, transaction) == .owner else { return }
    let others = try transaction.first(
      """
      SELECT COUNT(*) FROM membership m JOIN account a ON a.id = m.account
      WHERE m.workspace = $1 AND m.role = 'owner' AND m.account <> $2
        AND a.disabled IS NULL AND a.deleted IS NULL
      """, [.text(workspace), .text(account.rawValue)])?.int(0)
    guard let others, others > 0 else { throw AccountProblem.lastOwner(workspace: workspace) }
  }

  static func words(_ old: String?, _ new: String, _ scopes: [AccessScope]) -> String {
    let limits = scopes.isEmpty ? "" : " in " + scopes.map(\.description).joined(separator: ", ")
    return (old.map { "\($0) to " } ?? "") + new + limits
  }
}
