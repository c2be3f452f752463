internal import Databases
public import Foundation

/// A link that gives its taker a role, once.
public struct Invitation: Hashable, Sendable, Identifiable {
  /// What an invitation leads to.
  public enum Offer: Hashable, Sendable {
    case workspace(String, WorkspaceRole, scopes: [AccessScope])
    case programme(Programme.ID, ProgrammeRole)
  }

  public let id: Identifier<Invitation>
  public let offer: Offer
  /// For whom; nil for anyone with the link.
  public let email: EmailAddress?
  public let madeBy: Account.ID?
  public let created: Date
  public let expires: Date
  public let revoked: Date?
  public let accepted: Date?
  public let acceptedBy: Account.ID?

  /// Why it cannot be accepted any more, or nil.
  public func flaw(at now: Date) -> LinkFlaw? {
    if accepted != nil { return .used }
    if revoked != nil { return .revoked }
    return now < expires ? nil : .expired
  }
}

/// An invitation that was just made.
public struct NewInvitation: Sendable {
  /// The secret part of the link; kept nowhere.
  public let token: String
  public let invitation: Invitation
}

extension Invitation {
  static let columns = """
    i.id, i.workspace, i.programme, i.role, i.scopes, i.email, i.made_by, i.created, i.expires,
    i.revoked, i.accepted, i.accepted_by
    """

  init(_ row: SQLRow) throws {
    id = Invitation.ID(try row.text(0))
    let role = try row.text(3)
    if let workspace = try row.optionalText(1), let role = WorkspaceRole(rawValue: role) {
      offer = .workspace(workspace, role, scopes: try AccessScope.list(row.text(4)))
    } else if let programme = try row.optionalText(2), let role = ProgrammeRole(rawValue: role) {
      offer = .programme(Programme.ID(programme), role)
    } else {
      throw DatabaseProblem.unexpectedValue("An invitation names no role that Cairn knows.")
    }
    email = try row.optionalText(5).map(EmailAddress.init(kept:))
    madeBy = try row.optionalText(6).map(Account.ID.init)
    created = try row.instant(7)
    expires = try row.instant(8)
    revoked = try row.optionalInstant(9)
    accepted = try row.optionalInstant(10)
    acceptedBy = try row.optionalText(11).map(Account.ID.init)
  }
}
