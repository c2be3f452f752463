internal import Databases
public import Foundation

/// Who owns a workspace, as administrators see it without a right in the plan.
public struct WorkspaceOwner: Hashable, Sendable {
  public let account: Account.ID
  public let name: String
  /// Whether the account is open, so that its person can act as owner.
  public let isOpen: Bool
}

/// That an administrator has brought a workspace that is not theirs into a programme.
public struct ProgrammeJoining: Hashable, Sendable {
  public let time: Date
  /// The name that the account has now.
  public let name: String
  /// What the programme is called.
  public let programme: String
  public let reason: String
}

/// That an administrator has made themselves owner of a workspace.
public struct OwnershipTaken: Hashable, Sendable {
  public let time: Date
  /// The name that the account has now.
  public let name: String
  public let reason: String
}

extension AccountDirectory {
  /// Makes an administrator owner of a workspace; the log shows it.
  ///
  /// The other way for them into a plan is a programme that they bring it into: `addWorkspace` asks for a reason as well.
  ///
  /// - Parameter reason: Why, in the administrator's words: the members of the workspace read it.
  /// - Throws: `AccountProblem.reasonNeeded`; `noSuchThing` when there is no such workspace.
  public func takeOwnership(
    of workspace: String, reason: String, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let account = try person(principal, proven: true)
    let now = now()
    try await database.write { transaction in
      try Self.require(.takeOwnership, by: principal, transaction)
      try Self.requireWorkspace(workspace, transaction)
      let reason = try Self.checkedReason(reason)
      try lock("members " + workspace, transaction)
      try Self.keep(account, .owner, [], in: workspace, at: now, transaction)
      try Self.markRise(of: account, transaction)
      try Self.log(
        NewEntry(account: account, act: .ownershipTaken, workspace: workspace, detail: reason),
        from: origin, at: now, transaction)
    }
  }

  /// A reason that others read, without the space around it.
  static func checkedReason(_ reason: String) throws(AccountProblem) -> String {
    let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard (1...500).contains(reason.count), !reason.utf8.contains(0) else { throw .reasonNeeded }
    return reason
  }

  /// The owners of every workspace that has any, by the workspace's id, for administrators.
  public func owners(by principal: Principal) async throws -> [String: [WorkspaceOwner]] {
    try await database.read { transaction in
      try Self.require(.takeOwnership, by: principal, transaction)
      var found: [String: [WorkspaceOwner]] = [:]
      for row in try transaction.rows(
        """
        SELECT m.workspace, a.id, a.name, CASE WHEN a.disabled IS NULL AND a.deleted IS NULL THEN 1 ELSE 0 END
        FROM membership m JOIN account a ON a.id = m.account WHERE m.role = 'owner'
        ORDER BY m.workspace, a.name, a.id
        """)
      {
        found[try row.text(0), default: []].append(
          WorkspaceOwner(
            account: Account.ID(try row.text(1)), name: try row.text(2), isOpen: try row.bool(3)))
      }
      return found
    }
  }

  /// When administrators made themselves owners of a workspace, the last one first, for everybody who reads it.
  public func ownershipsTaken(of workspace: String, for access: Access) async throws
    -> [OwnershipTaken]
  {
    guard access.may(.readWorkspace, in: workspace) else {
      throw AccountProblem.notAllowed(.readWorkspace)
    }
    return try await database.read { transaction in
      // What set-up gave away was nobody's before.
      try transaction.rows(
        """
        SELECT l.time, a.name, l.detail FROM access_log l JOIN account a ON a.id = l.account
        WHERE l.workspace = $1 AND l.act = $2 AND l.detail <> $3 ORDER BY l.id DESC LIMIT 10
        """,
        [
          .text(workspace), .text(AccessAct.ownershipTaken.rawValue), .text(Self.bySetUp),
        ]
      ).map { row in
        OwnershipTaken(
          time: try row.instant(0), name: try row.text(1), reason: try row.text(2))
      }
    }
  }

  /// When administrators brought a workspace that was not theirs into programmes that it is in now, the last one first,
  /// for everybody who reads it.
  public func joiningsByOthers(of workspace: String, for access: Access) async throws
    -> [ProgrammeJoining]
  {
    guard access.may(.readWorkspace, in: workspace) else {
      throw AccountProblem.notAllowed(.readWorkspace)
    }
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT l.time, a.name, p.name, l.detail FROM access_log l JOIN account a ON a.id = l.account
        JOIN programme p ON p.id = l.programme
        JOIN programme_workspace w ON w.programme = l.programme AND w.workspace = l.workspace
        WHERE l.workspace = $1 AND l.act = $2 AND l.detail <> '' ORDER BY l.id DESC LIMIT 10
        """, [.text(workspace), .text(AccessAct.workspaceJoined.rawValue)]
      ).map { row in
        ProgrammeJoining(
          time: try row.instant(0), name: try row.text(1), programme: try row.text(2),
          reason: try row.text(3))
      }
    }
  }

  /// The detail of an entry about workspaces that nobody had.
  static let bySetUp = "by set-up"
}
