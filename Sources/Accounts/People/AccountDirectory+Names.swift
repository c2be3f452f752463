internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Changes one's own name, with which comments and approvals are signed.
  ///
  /// The access log of each of the person's workspaces keeps the old name and the new one.
  /// - Throws: `AccountProblem.nameTaken` when another member of one of these workspaces has the name, or signed with it.
  public func rename(
    to name: String, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let id = try person(principal)
    guard let name = DisplayName.checked(name) else { throw AccountProblem.invalidName }
    let now = now()
    try await database.write { transaction in
      // Two who take one name at the same time.
      try lock("names", transaction)
      let old = try KeptAccount.get(id, transaction).account.name
      guard old != name else { return }
      let others = try Self.namesBeside(id, transaction).map(Self.folded)
      guard !others.contains(Self.folded(name)) else { throw AccountProblem.nameTaken }
      try transaction.execute(
        "UPDATE account SET name = $1 WHERE id = $2", [.text(name), .text(id.rawValue)])
      let workspaces = try transaction.rows(
        "SELECT workspace FROM membership WHERE account = $1 ORDER BY workspace",
        [.text(id.rawValue)]
      ).map { try $0.optionalText(0) }
      for workspace in workspaces.isEmpty ? [nil] : workspaces {
        try Self.log(
          NewEntry(
            account: id, act: .nameChanged, about: id.rawValue, workspace: workspace,
            detail: "\(old) to \(name)"), from: origin, at: now, transaction)
      }
    }
  }

  /// The names that others have, or have signed with, where an account is known.
  private static func namesBeside(
    _ account: Account.ID, _ transaction: any SQLTransaction
  ) throws -> [String] {
    try transaction.rows(
      """
      WITH mine AS (
        SELECT workspace FROM membership WHERE account = $1
        UNION SELECT p.workspace FROM programme_workspace p
          JOIN programme_membership m ON m.programme = p.programme WHERE m.account = $1)
      SELECT a.name FROM mine JOIN membership m ON m.workspace = mine.workspace
        JOIN account a ON a.id = m.account WHERE m.account <> $1
      UNION SELECT a.name FROM mine JOIN programme_workspace p ON p.workspace = mine.workspace
        JOIN programme_membership m ON m.programme = p.programme
        JOIN account a ON a.id = m.account WHERE m.account <> $1
      UNION SELECT j.author_name FROM mine JOIN workspace w ON w.id = mine.workspace
        JOIN journal j ON j.workspace = w.number JOIN account a ON a.id = j.author
        WHERE j.author <> $1
      """, [.text(account.rawValue)]
    ).map { try $0.text(0) }
  }

  /// As people read a name: capitals, accents and spaces tell nobody apart.
  private static func folded(_ name: String) -> String {
    name.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil
    ).filter { !$0.isWhitespace }
  }

  /// The other names under which people have changed a workspace, by account, for everybody who reads it.
  public func earlierNames(
    in workspace: String, for access: Access
  ) async throws -> [Account.ID: [String]] {
    guard access.may(.readWorkspace, in: workspace) || access.may(.manageMembers, in: workspace)
    else { throw AccountProblem.notAllowed(.readWorkspace) }
    return try await database.read { transaction in
      var names: [Account.ID: [String]] = [:]
      for row in try transaction.rows(
        """
        SELECT DISTINCT j.author, j.author_name FROM journal j
        JOIN workspace w ON w.number = j.workspace JOIN account a ON a.id = j.author
        WHERE w.id = $1 AND j.author_name <> a.name ORDER BY j.author, j.author_name
        """, [.text(workspace)])
      {
        names[Account.ID(try row.text(0)), default: []].append(try row.text(1))
      }
      return names
    }
  }
}
