internal import Databases
internal import Foundation

extension AccountDirectory {
  /// Makes an invitation link; works once and expires after a week.
  ///
  /// - Parameter email: Only an account with this e-mail may accept; nil for anyone with the link.
  public func invite(
    to offer: Invitation.Offer, email: String? = nil, by principal: Principal,
    from origin: RequestOrigin
  ) async throws -> NewInvitation {
    var address: EmailAddress?
    if let email {
      guard let checked = EmailAddress(email) else { throw AccountProblem.invalidEmail(email) }
      address = checked
    }
    if case .workspace(_, let role, let scopes) = offer { try role.check(scopes) }
    let now = now()
    let token = SecretText.make()
    let invitation = Invitation(
      id: .make(), offer: offer, email: address, madeBy: principal.account, created: now,
      expires: now.addingTimeInterval(settings.invitationLifetime), revoked: nil, accepted: nil,
      acceptedBy: nil)
    try await database.write { transaction in
      try Self.requireInviter(offer, principal, transaction)
      try Self.insert(invitation, hash: SecretText.hash(token), transaction)
      try Self.log(
        Self.entry(.invitationMade, invitation, by: principal.account), from: origin, at: now,
        transaction)
    }
    return NewInvitation(token: token, invitation: invitation)
  }

  /// What a link offers; before accepting, and before anybody is signed in.
  ///
  /// - Throws: `AccountProblem.linkNotUsable`.
  public func invitation(_ token: String) async throws -> Invitation {
    let now = now()
    return try await database.read { try Self.usable(token, at: now, $0) }
  }

  /// The invitations to a workspace that may still be accepted, the newest first.
  public func openInvitations(
    to workspace: String, by principal: Principal
  ) async throws -> [Invitation] {
    let now = now()
    return try await database.read { transaction in
      try Self.require(.manageMembers, in: workspace, by: principal, transaction)
      return try Self.open("i.workspace = $1", workspace, at: now, transaction)
    }
  }

  /// The invitations to a programme that may still be accepted, the newest first.
  public func openInvitations(
    to programme: Programme.ID, by principal: Principal
  ) async throws -> [Invitation] {
    let now = now()
    return try await database.read { transaction in
      try Self.require(.manageProgramme, inProgramme: programme, by: principal, transaction)
      return try Self.open("i.programme = $1", programme.rawValue, at: now, transaction)
    }
  }

  /// Whether whoever made an invitation may still make it, so that nobody comes back by a link of their own.
  ///
  /// One that was made at the machine, which is no account's, stays as it is.
  private static func holds(
    _ invitation: Invitation, _ transaction: any SQLTransaction
  ) throws -> Bool {
    guard let maker = invitation.madeBy else { return true }
    do {
      try requireInviter(
        invitation.offer, .job(of: maker.rawValue, named: ""), transaction)
      return true
    } catch AccountProblem.notAllowed(_) {
      return false
    }
  }

  /// Takes back every invitation of an account that nobody has accepted yet.
  static func revokeInvitations(
    madeBy account: Account.ID, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      UPDATE invitation SET revoked = $1
      WHERE made_by = $2 AND accepted IS NULL AND revoked IS NULL
      """, [.instant(now), .text(account.rawValue)])
  }

  /// Takes an invitation back before it is accepted.
  public func revokeInvitation(
    _ id: Invitation.ID, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let now = now()
    try await database.write { transaction in
      guard
        let row = try transaction.first(
          "SELECT \(Invitation.columns) FROM invitation i WHERE i.id = $1", [.text(id.rawValue)])
      else { throw AccountProblem.noSuchThing("invitation") }
      let invitation = try Invitation(row)
      try Self.requireInviter(invitation.offer, principal, transaction)
      let changed = try transaction.execute(
        """
        UPDATE invitation SET revoked = $1
        WHERE id = $2 AND accepted IS NULL AND revoked IS NULL
        """, [.instant(now), .text(id.rawValue)])
      guard changed == 1 else { throw AccountProblem.noSuchThing("open invitation") }
      try Self.log(
        Self.entry(.invitationRevoked, invitation, by: principal.account), from: origin, at: now,
        transaction)
    }
  }

  static func requireInviter(
    _ offer: Invitation.Offer, _ principal: Principal, _ transaction: any SQLTransaction
  ) throws {
    switch offer {
    case .workspace(let workspace, let role, _):
      let access = try require(.manageMembers, in: workspace, by: principal, transaction)
      guard role == .owner, !access.may(.manageOwners, in: workspace) else { return }
      // An organiser finds the first owner of a workspace that has none.
      let owned = try transaction.first(
        "SELECT 1 FROM membership WHERE workspace = $1 AND role = 'owner'", [.text(workspace)])
      guard owned == nil else { throw AccountProblem.notAllowed(.manageOwners) }
    case .programme(let programme, _):
      try require(.manageProgramme, inProgramme: programme, by: principal, transaction)
    }
  }

  private static func open(
    _ filter: String, _ value: String, at now: Date, _ transaction: any SQLTransaction
  ) throws -> [Invitation] {
    try transaction.rows(
      """
      SELECT \(Invitation.columns) FROM invitation i
      WHERE \(filter) AND i.accepted IS NULL AND i.revoked IS NULL AND i.expires > $2
      ORDER BY i.created DESC, i.id
      """, [.text(value), .instant(now)]
    ).map { try Invitation($0) }.filter { try holds($0, transaction) }
  }

  private static func insert(
    _ invitation: Invitation, hash: String, _ transaction: any SQLTransaction
  ) throws {
    var place: (workspace: String?, programme: String?) = (nil, nil)
    let role: String
    var limits: [AccessScope] = []
    switch invitation.offer {
    case .workspace(let workspace, let offered, let scopes):
      place.workspace = workspace
      role = offered.rawValue
      limits = scopes
    case .programme(let programme, let offered):
      place.programme = programme.rawValue
      role = offered.rawValue
    }
    try transaction.execute(
      """
      INSERT INTO invitation (id, hash, workspace, programme, role, scopes, email, made_by, created,
        expires)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .text(invitation.id.rawValue), .text(hash), .optional(place.workspace),
        .optional(place.programme), .text(role), .text(AccessScope.text(limits)),
        .optional(invitation.email?.description), .optional(invitation.madeBy?.rawValue),
        .instant(invitation.created), .instant(invitation.expires),
      ])
  }

  static func entry(
    _ act: AccessAct, _ invitation: Invitation, by account: Account.ID?
  ) -> NewEntry {
    switch invitation.offer {
    case .workspace(let workspace, let role, let scopes):
      NewEntry(
        account: account, act: act, about: invitation.id.rawValue, workspace: workspace,
        detail: words(nil, role.rawValue, scopes))
    case .programme(let programme, let role):
      NewEntry(
        account: account, act: act, about: invitation.id.rawValue, programme: programme,
        detail: role.rawValue)
    }
  }

  /// The invitation of a link, if it can be accepted now.
  static func usable(
    _ token: String, at now: Date, _ transaction: any SQLTransaction
  ) throws -> Invitation {
    guard
      let row = try transaction.first(
        "SELECT \(Invitation.columns) FROM invitation i WHERE i.hash = $1",
        [.text(SecretText.hash(token))])
    else { throw AccountProblem.linkNotUsable(.unknown) }
    let invitation = try Invitation(row)
    if let flaw = invitation.flaw(at: now) { throw AccountProblem.linkNotUsable(flaw) }
    guard try holds(invitation, transaction) else {
      throw AccountProblem.linkNotUsable(.makerMayNot)
    }
    return invitation
  }
}
