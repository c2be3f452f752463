internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Accepts an invitation with the account that is signed in.
  ///
  /// A role that the account holds already is never lowered: the greater one stays.
  /// - Throws: `AccountProblem.linkNotUsable`, `invitedAnother`, `ownInvitation`, `wouldLower`.
  public func accept(
    invitation token: String, by principal: Principal, from origin: RequestOrigin
  ) async throws -> Invitation.Offer {
    let account = try person(principal)
    let now = now()
    return try await database.write { transaction in
      guard try KeptAccount.get(account, transaction).account.isOpen else {
        throw AccountProblem.notSignedIn
      }
      return try accept(token, account, from: origin, at: now, transaction)
    }
  }

  /// Accepts an invitation with a new account, which is signed in then.
  ///
  /// - Parameter person: An invitation for an e-mail makes an account with that e-mail, whatever is given here.
  public func accept(
    invitation token: String, creating person: NewAccount, from origin: RequestOrigin
  ) async throws -> NewSession {
    let now = now()
    // Before the costly hash, so that nobody makes the server work without a link.
    let offered = try await database.read { try Self.usable(token, at: now, $0) }
    var fresh = try await checked(
      NewAccount(
        email: offered.email?.description ?? person.email, name: person.name,
        password: person.password))
    fresh.invitedEmail = offered.email
    let complete = fresh
    return try await uniqueEmail {
      try await database.write { transaction in
        let account = try insert(complete, at: now, transaction)
        _ = try accept(token, account.id, from: origin, at: now, transaction)
        try Self.log(
          NewEntry(account: account.id, act: .accountMade, detail: "by invitation"), from: origin,
          at: now, transaction)
        return try openSession(for: account, replacing: nil, from: origin, at: now, transaction)
      }
    }
  }

  /// Uses an invitation up for an account.
  func accept(
    _ token: String, _ account: Account.ID, from origin: RequestOrigin, at now: Date,
    _ transaction: any SQLTransaction
  ) throws -> Invitation.Offer {
    var invitation = try Self.usable(token, at: now, transaction)
    if let email = invitation.email,
      try KeptAccount.get(account, transaction).account.email != email
    {
      throw AccountProblem.invitedAnother
    }
    // Again behind the lock: its maker may just have been removed.
    switch invitation.offer {
    case .workspace(let workspace, _, _):
      try lock("members " + workspace, transaction)
      invitation = try Self.usable(token, at: now, transaction)
      try refuseRaise(of: account, by: invitation, in: workspace, transaction)
    case .programme(let programme, _):
      try lock("programme " + programme.rawValue, transaction)
      invitation = try Self.usable(token, at: now, transaction)
    }
    // One of two that come at once changes nothing here.
    let used = try transaction.execute(
      """
      UPDATE invitation SET accepted = $1, accepted_by = $2
      WHERE id = $3 AND accepted IS NULL AND revoked IS NULL AND expires > $1
      """, [.instant(now), .text(account.rawValue), .text(invitation.id.rawValue)])
    guard used == 1 else { throw AccountProblem.linkNotUsable(.used) }
    switch invitation.offer {
    case .workspace(let workspace, let role, let scopes):
      try raise(account, to: role, scopes, in: workspace, at: now, transaction)
    case .programme(let programme, let role):
      let old = try transaction.first(
        "SELECT role FROM programme_membership WHERE programme = $1 AND account = $2",
        [.text(programme.rawValue), .text(account.rawValue)])
      if try old?.text(0) != ProgrammeRole.organiser.rawValue {
        try Self.keep(account, role, inProgramme: programme, at: now, transaction)
      }
    }
    try Self.markRise(of: account, transaction)
    try Self.log(
      Self.entry(.invitationAccepted, invitation, by: account), from: origin, at: now, transaction)
    return invitation.offer
  }

  /// Refuses who manages members without owning the workspace, and takes a role by a link of their own.
  private func refuseRaise(
    of account: Account.ID, by invitation: Invitation, in workspace: String,
    _ transaction: any SQLTransaction
  ) throws {
    guard invitation.madeBy == account else { return }
    let taker = Principal.job(of: account.rawValue, named: "")
    guard try Self.access(of: taker, in: workspace, transaction).may(.manageOwners, in: workspace)
    else { throw AccountProblem.ownInvitation }
  }

  /// Gives a role unless the account has a greater one; of the same role the wider reach is kept.
  private func raise(
    _ account: Account.ID, to role: WorkspaceRole, _ scopes: [AccessScope],
    in workspace: String, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    let row = try transaction.first(
      "SELECT role, scopes FROM membership WHERE workspace = $1 AND account = $2",
      [.text(workspace), .text(account.rawValue)])
    guard let row, let old = WorkspaceRole(rawValue: try row.text(0)) else {
      return try Self.keep(account, role, scopes, in: workspace, at: now, transaction)
    }
    let held = try AccessScope.list(row.text(1))
    if old != role {
      if old.covers(role), held.isEmpty { return }
      guard role.covers(old), scopes.isEmpty else { throw AccountProblem.wouldLower(old) }
      return try Self.keep(account, role, [], in: workspace, at: now, transaction)
    }
    let joined = held + scopes.filter { !held.contains($0) }
    // No scopes are no limit for an editor, but only the own records for a contributor.
    let isUnlimited = role != .contributor && (held.isEmpty || scopes.isEmpty)
    try Self.keep(
      account, role, isUnlimited ? [] : joined, in: workspace, at: now, transaction)
  }
}
