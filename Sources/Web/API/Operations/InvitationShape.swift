import Accounts
import Databases
import HTTPTypes
import Tables

/// Invitations as the API tells of them, makes them and takes them back, alike to a workspace and to a programme.
struct InvitationShape: Sendable {
  let shape: APIShape<Invitation>

  /// - Parameter limits: What the role is limited to.
  init(
    _ name: String, _ summary: String, roles: [String], limits: [APIField<Invitation>] = []
  ) {
    let whatFor: [APIField<Invitation>] = [
      .text("id", "Its id; not the link.") { $0.id.rawValue },
      .choice("role", roles, "The role that it gives.") { Self.role(of: $0.offer) },
    ]
    shape = APIShape<Invitation>(
      name, summary,
      whatFor + limits + [
        .maybeText("email", "For whom; null for anyone with the link.") { $0.email?.description },
        .text("created", "When it was made, in UTC.") { InstantText.text($0.created) },
        .text("expires", "Until when it works, in UTC.") { InstantText.text($0.expires) },
      ])
  }

  static let email = APISchema.Property.may(
    "email", .text("For whom; anyone with the link unless given.", most: 254))

  var list: APIList<Invitation> { APIList(shape: shape) }

  /// What making one answers.
  var made: [APIOperation.Success] {
    [
      .json(
        .object([
          .must("link", .text("To hand over; works once, for a week.")),
          .must("invitation", shape.schema),
        ]), "The invitation with its link.", status: .created)
    ]
  }

  private static func role(of offer: Invitation.Offer) -> String {
    switch offer {
    case .workspace(_, let role, _): role.rawValue
    case .programme(_, let role): role.rawValue
    }
  }

  func invite(to offer: Invitation.Offer, _ call: APICall) async throws -> APIAnswer {
    let visit = call.visit
    let made = try await call.site.accounts.invite(
      to: offer, email: call.body["email"]?.text, by: visit.principal, from: visit.origin)
    let link = call.site.address.origin(of: visit.request) + "/invitations/\(made.token)"
    return .json(
      ["link": .text(link), "invitation": shape.json(made.invitation)], status: .created)
  }

  /// - Parameter open: The invitations of the place that the path names: one to another place is not found here.
  func revoke(among open: [Invitation], _ call: APICall) async throws -> APIAnswer {
    let id = Invitation.ID(try call.part("invitation"))
    guard open.contains(where: { $0.id == id }) else {
      throw AccountProblem.noSuchThing("open invitation")
    }
    try await call.site.accounts.revokeInvitation(
      id, by: call.visit.principal, from: call.visit.origin)
    return .nothing
  }
}

extension APICall {
  /// The role that the body names.
  func role<Role: RawRepresentable<String>>(_: Role.Type) throws -> Role {
    guard let role = Role(rawValue: body["role"]?.text ?? "") else {
      throw APIProblem.notTaken("Choose one of the roles.")
    }
    return role
  }
}
