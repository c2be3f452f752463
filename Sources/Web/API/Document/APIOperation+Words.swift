import Accounts

extension APIOperation {
  /// Everything that a caller may send beside the body.
  var allParameters: [APIParameter] {
    var headers: [APIParameter] = []
    let tag = APISchema.text(
      "The ETag of what you change, as you saw it.", most: 100, example: "\"r12\"")
    switch precondition {
    case .none: break
    case .match:
      headers.append(
        APIParameter(
          name: "If-Match", place: .header, schema: tag, isRequired: true, example: "\"r12\""))
    case .matchOrNew:
      headers.append(
        APIParameter(name: "If-Match", place: .header, schema: tag, example: "\"r12\""))
      headers.append(
        APIParameter(
          name: "If-None-Match", place: .header,
          schema: .choice(["*"], "Says that there is nothing yet."), example: nil))
    }
    if keepsAnswer {
      headers.append(
        APIParameter(
          name: "Idempotency-Key", place: .header,
          schema: .text(
            "A text of your own, such as a UUID. Sent again within 24 hours, the request is done once and answered alike.",
            pattern: "^[!-~]{8,100}$"), example: nil))
    }
    return pathParameters + query + headers
  }

  /// The details with who may.
  var fullDetails: String {
    [details, rights].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Who may, in a sentence.
  var rights: String {
    switch access {
    case .everyone: "Anyone may ask."
    case .setUpKey: "For the first account."
    case .signedIn: "For everybody with an account, or with any token."
    case .recentPassword: "For everybody with an account."
    case .workspace(let permission), .programme(let permission), .instance(let permission):
      Self.needs(permission)
    case .workspaceRecentPassword(let permission), .programmeRecentPassword(let permission),
      .instanceRecentPassword(let permission):
      access.takesPeopleTokens
        ? "\(Self.needs(permission, asksPassword: true)) A session needs a password that was given lately."
        : "Needs the right to \(permission.words)."
    }
  }

  private static func needs(_ permission: Permission, asksPassword: Bool = false) -> String {
    guard let scope = permission.tokenScope else {
      return "Needs the right to \(permission.words)."
    }
    let admin = TokenScope.admin
    let also = !asksPassword && scope != admin && permission.isOpen(to: [admin])
    let scopes = "`\(scope.rawValue)`" + (also ? " or `\(admin.rawValue)`" : "")
    return "Needs the right to \(permission.words); a token needs the scope \(scopes)."
  }
}
