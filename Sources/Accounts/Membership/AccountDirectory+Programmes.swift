internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Makes a programme.
  ///
  /// - Parameter id: A new one unless given.
  public func createProgramme(
    _ id: Programme.ID? = nil, named name: String, by principal: Principal,
    from origin: RequestOrigin
  ) async throws -> Programme {
    guard let name = DisplayName.checked(name) else { throw AccountProblem.invalidName }
    let now = now()
    let programme = Programme(id: id ?? .make(), name: name, created: now)
    try await database.write { transaction in
      try Self.require(.createProgramme, by: principal, transaction)
      try transaction.execute(
        "INSERT INTO programme (id, name, created) VALUES ($1, $2, $3)",
        [.text(programme.id.rawValue), .text(name), .instant(now)])
      try Self.log(
        NewEntry(
          account: principal.account, act: .programmeMade, programme: programme.id, detail: name),
        from: origin, at: now, transaction)
    }
    return programme
  }

  /// Gives a programme another name.
  ///
  /// - Parameter seen: The programme as whoever asks saw it; nil to take it as it is.
  /// - Throws: `AccountProblem.changedMeanwhile` when it is another one now.
  public func rename(
    _ programme: Programme.ID, to name: String, seen: Programme? = nil, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    guard let name = DisplayName.checked(name) else { throw AccountProblem.invalidName }
    let now = now()
    try await database.write { transaction in
      try Self.require(.manageProgramme, inProgramme: programme, by: principal, transaction)
      let isSeen = seen == nil ? "" : " AND name = $3"
      let changed = try transaction.execute(
        "UPDATE programme SET name = $1 WHERE id = $2" + isSeen,
        [.text(name), .text(programme.rawValue)] + (seen.map { [SQLValue.text($0.name)] } ?? []))
      guard changed == 1 else {
        throw seen == nil ? AccountProblem.noProgramme : AccountProblem.changedMeanwhile
      }
      try Self.log(
        NewEntry(
          account: principal.account, act: .programmeRenamed, programme: programme, detail: name),
        from: origin, at: now, transaction)
    }
  }

  /// What a programme is called, for whoever holds an invitation to it.
  public func name(of programme: Programme.ID) async throws -> String? {
    try await database.read { transaction in
      try transaction.first(
        "SELECT name FROM programme WHERE id = $1", [.text(programme.rawValue)]
      )?.text(0)
    }
  }

  /// The programmes that somebody may read, by name.
  public func programmes(by principal: Principal) async throws -> [Programme] {
    try await database.read { transaction in
      let access = try Self.access(of: principal, in: "", transaction)
      return try transaction.rows("SELECT id, name, created FROM programme ORDER BY name, id")
        .map { row in
          Programme(
            id: Programme.ID(try row.text(0)), name: try row.text(1), created: try row.instant(2))
        }.filter { access.may(.readProgramme, inProgramme: $0.id) }
    }
  }

  /// The programmes whose people read a workspace, by name; for whoever reads it too.
  public func programmes(
    reading workspace: String, by principal: Principal
  ) async throws -> [Programme] {
    try await database.read { transaction in
      try Self.require(.readWorkspace, in: workspace, by: principal, transaction)
      return try transaction.rows(
        """
        SELECT p.id, p.name, p.created FROM programme p
        JOIN programme_workspace w ON w.programme = p.id WHERE w.workspace = $1 ORDER BY p.name, p.id
        """, [.text(workspace)]
      ).map { row in
        Programme(
          id: Programme.ID(try row.text(0)), name: try row.text(1), created: try row.instant(2))
      }
    }
  }

  /// A programme with its workspaces, in two statements; nil when there is none, or it is not for who asks.
  public func read(
    _ programme: Programme.ID, by principal: Principal
  ) async throws -> ProgrammeReading? {
    try await database.read { transaction in
      let access = try Self.access(of: principal, in: nil, transaction)
      guard access.may(.readProgramme, inProgramme: programme) else { return nil }
      let rows = try transaction.rows(
        """
        SELECT p.name, p.created, w.workspace, v.latest, v.earlier FROM programme p
        LEFT JOIN programme_workspace w ON w.programme = p.id
        LEFT JOIN programme_visit v ON v.programme = p.id AND v.account = $2
        WHERE p.id = $1 ORDER BY w.workspace
        """, [.text(programme.rawValue), .text(principal.account?.rawValue ?? "")])
      guard let first = rows.first else { return nil }
      let latest = try first.optionalInstant(3)
      let before = try first.optionalInstant(4)
      return ProgrammeReading(
        programme: Programme(
          id: programme, name: try first.text(0), created: try first.instant(1)),
        workspaces: try rows.compactMap { try $0.optionalText(2) }, access: access,
        visit: latest.map { ProgrammeVisit(latest: $0, before: before) })
    }
  }

  /// The workspaces of a programme, by id.
  public func workspaces(
    of programme: Programme.ID, by principal: Principal
  ) async throws -> [String] {
    try await database.read { transaction in
      try Self.require(.readProgramme, inProgramme: programme, by: principal, transaction)
      return try transaction.rows(
        "SELECT workspace FROM programme_workspace WHERE programme = $1 ORDER BY workspace",
        [.text(programme.rawValue)]
      ).map { try $0.text(0) }
    }
  }

  /// Takes a workspace into a programme, whose people may read it from then on.
  ///
  /// An organiser must own the workspace too, since its community decides who reads it; an administrator need not, and
  /// then says why. As taking ownership, that needs a person: no token will do. Whether there is such a workspace is told
  /// last, to nobody who could not take it in.
  /// - Parameter reason: In the administrator's words, for the members of the workspace; kept only where it is needed.
  /// - Throws: `AccountProblem.confirmationNeeded`; `reasonNeeded`; `noSuchThing` when there is no such workspace.
  public func addWorkspace(
    _ workspace: String, to programme: Programme.ID, reason: String = "", by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    try requireProof(principal)
    let now = now()
    try await database.write { transaction in
      try Self.require(.manageProgramme, inProgramme: programme, by: principal, transaction)
      let access = try Self.access(of: principal, in: workspace, transaction)
      let isOwner = access.may(.manageOwners, in: workspace)
      guard isOwner || access.may(.createProgramme) else {
        throw AccountProblem.notAllowed(.manageOwners)
      }
      // Whoever organises a programme makes members of its workspaces.
      if !isOwner { try requirePerson(principal) }
      let reason = isOwner ? "" : try Self.checkedReason(reason)
      try Self.requireWorkspace(workspace, transaction)
      let added = try transaction.execute(
        """
        INSERT INTO programme_workspace (programme, workspace, since) VALUES ($1, $2, $3)
        ON CONFLICT (programme, workspace) DO NOTHING
        """, [.text(programme.rawValue), .text(workspace), .instant(now)])
      guard added == 1 else { return }
      try Self.log(
        NewEntry(
          account: principal.account, act: .workspaceJoined, workspace: workspace,
          programme: programme, detail: reason), from: origin, at: now, transaction)
    }
  }

  /// Takes a workspace out of a programme; its owners may as well as the programme's organisers.
  public func removeWorkspace(
    _ workspace: String, from programme: Programme.ID, by principal: Principal,
    from origin: RequestOrigin
  ) async throws {
    try requireProof(principal)
    let now = now()
    try await database.write { transaction in
      let access = try Self.access(of: principal, in: workspace, transaction)
      guard
        access.may(.manageOwners, in: workspace)
          || access.may(.manageProgramme, inProgramme: programme)
      else { throw AccountProblem.notAllowed(.manageProgramme) }
      let removed = try transaction.execute(
        "DELETE FROM programme_workspace WHERE programme = $1 AND workspace = $2",
        [.text(programme.rawValue), .text(workspace)])
      guard removed == 1 else { throw AccountProblem.noSuchThing("workspace in this programme") }
      try Self.log(
        NewEntry(
          account: principal.account, act: .workspaceLeft, workspace: workspace,
          programme: programme), from: origin, at: now, transaction)
    }
  }

  /// The organisers and advisers of a programme, by name.
  public func members(
    of programme: Programme.ID, by principal: Principal
  ) async throws -> [ProgrammeMember] {
    try await database.read { transaction in
      try Self.require(.readProgramme, inProgramme: programme, by: principal, transaction)
      return try Self.members(of: programme, transaction)
    }
  }

  private static func members(
    of programme: Programme.ID, _ transaction: any SQLTransaction
  ) throws -> [ProgrammeMember] {
    try transaction.rows(
      """
      SELECT a.id, a.name, a.email, m.role, m.since
      FROM programme_membership m JOIN account a ON a.id = m.account WHERE m.programme = $1
      ORDER BY a.name, a.id
      """, [.text(programme.rawValue)]
    ).compactMap { row in
      guard let role = ProgrammeRole(rawValue: try row.text(3)) else { return nil }
      return ProgrammeMember(
        account: Account.ID(try row.text(0)), name: try row.text(1),
        email: try row.optionalText(2).map(EmailAddress.init(kept:)), role: role,
        since: try row.instant(4))
    }
  }

  /// Gives an account a role in a programme, or takes it; anybody else's needs a password that was given lately.
  ///
  /// - Parameters:
  ///   - role: Nil to remove the account; everybody may remove themselves.
  ///   - seen: The member as whoever asks saw them; nil to take them as they are.
  /// - Throws: `AccountProblem.changedMeanwhile` when they are not any more what was seen.
  public func setMember(
    _ account: Account.ID, of programme: Programme.ID, to role: ProgrammeRole?,
    seen: ProgrammeMember? = nil, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try lock("programme " + programme.rawValue, transaction)
      if role != nil || account != principal.account {
        try requireProof(principal)
        try Self.require(.manageProgramme, inProgramme: programme, by: principal, transaction)
      } else {
        _ = try person(principal)
      }
      guard try KeptAccount.get(account, transaction).account.isOpen || role == nil else {
        throw AccountProblem.noAccount
      }
      guard
        try transaction.first(
          "SELECT 1 FROM programme WHERE id = $1", [.text(programme.rawValue)]) != nil
      else { throw AccountProblem.noProgramme }
      if let seen {
        let members = try Self.members(of: programme, transaction)
        guard members.contains(seen) else { throw AccountProblem.changedMeanwhile }
      }
      if let role {
        try Self.keep(account, role, inProgramme: programme, at: now, transaction)
        try Self.markRise(of: account, transaction)
      } else {
        let removed = try transaction.execute(
          "DELETE FROM programme_membership WHERE programme = $1 AND account = $2",
          [.text(programme.rawValue), .text(account.rawValue)])
        guard removed == 1 else { throw AccountProblem.noMember }
      }
      try Self.log(
        NewEntry(
          account: principal.account,
          act: role == nil ? .programmeMemberRemoved : .programmeMemberChanged,
          about: account.rawValue, programme: programme, detail: role?.rawValue ?? ""),
        from: origin, at: now, transaction)
    }
  }

  static func keep(
    _ account: Account.ID, _ role: ProgrammeRole, inProgramme programme: Programme.ID,
    at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO programme_membership (programme, account, role, since) VALUES ($1, $2, $3, $4)
      ON CONFLICT (programme, account) DO UPDATE SET role = excluded.role, since = excluded.since
      """,
      [.text(programme.rawValue), .text(account.rawValue), .text(role.rawValue), .instant(now)])
  }
}
