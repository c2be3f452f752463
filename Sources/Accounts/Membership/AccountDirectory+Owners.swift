internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Makes the first administrator owner of all workspaces, which came in by the command line or by the person at the
  /// machine.
  ///
  /// Where there was no account there was no member, so that nobody could open them otherwise.
  static func takeUnowned(
    by account: Account.ID, from origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    let workspaces = try transaction.rows(
      """
      SELECT w.id FROM workspace w
      WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.workspace = w.id) ORDER BY w.id
      """)
    for row in workspaces {
      let workspace = try row.text(0)
      try keep(account, .owner, [], in: workspace, at: now, transaction)
      try log(
        NewEntry(
          account: account, act: .ownershipTaken, workspace: workspace, detail: bySetUp),
        from: origin, at: now, transaction)
    }
  }

  static func requireWorkspace(
    _ workspace: String, _ transaction: any SQLTransaction
  ) throws {
    let found = try transaction.first(
      "SELECT 1 FROM workspace WHERE id = $1", [.text(workspace)])
    guard found != nil else { throw AccountProblem.noSuchThing("workspace “\(workspace)”") }
  }

  /// Makes an account owner of a workspace, at the machine: for a workspace that came in by the command line.
  ///
  /// - Parameter principal: `Principal.machine`; over the network administrators take ownership themselves, or owners
  ///   share it.
  /// - Throws: `AccountProblem.noSuchThing` when there is no such workspace, `noAccount` when the account is closed.
  public func makeOwner(
    of workspace: String, _ account: Account.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    guard principal.means == .machine else { throw AccountProblem.notAllowed(.takeOwnership) }
    let now = now()
    try await database.write { transaction in
      try Self.requireWorkspace(workspace, transaction)
      guard try KeptAccount.get(account, transaction).account.isOpen else {
        throw AccountProblem.noAccount
      }
      try lock("members " + workspace, transaction)
      let old = try Self.role(of: account, in: workspace, transaction)
      try Self.keep(account, .owner, [], in: workspace, at: now, transaction)
      try Self.markRise(of: account, transaction)
      try Self.record(
        old == nil ? .memberAdded : .memberChanged, by: principal, from: origin, at: now,
        workspace: workspace, about: account.rawValue,
        detail: Self.words(old?.rawValue, WorkspaceRole.owner.rawValue, []), in: transaction)
    }
  }
}
