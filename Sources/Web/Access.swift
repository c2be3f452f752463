package import Accounts

/// Who may use a route.
///
/// Every route names one when it is registered; there is no default.
package enum Access: Hashable, Sendable {
  /// Anyone who can reach the server.
  case everyone
  /// Whoever has an account here, or sits at this machine where it serves one person.
  case signedIn
  /// As `signedIn`, and the password was given a short time ago.
  case recentPassword
  /// Whoever may do this in the workspace that the path names as `:workspace`.
  case workspace(Permission)
  /// As `workspace`, and the password was given a short time ago.
  case workspaceRecentPassword(Permission)
  /// Whoever may do this in the programme that the path names as `:programme`.
  case programme(Permission)
  /// As `programme`, and the password was given a short time ago.
  case programmeRecentPassword(Permission)
  /// Whoever may do this on the whole server.
  case instance(Permission)
  /// As `instance`, and the password was given a short time ago.
  case instanceRecentPassword(Permission)
  /// Whoever has the key that the server printed, while there is no account yet.
  case setUpKey
}

extension Access: CustomStringConvertible {
  package var description: String {
    switch self {
    case .everyone: "everyone"
    case .signedIn: "signed in"
    case .recentPassword: "signed in, recent password"
    case .workspace(let permission): "workspace: \(permission.rawValue)"
    case .workspaceRecentPassword(let permission):
      "workspace: \(permission.rawValue), recent password"
    case .programme(let permission): "programme: \(permission.rawValue)"
    case .programmeRecentPassword(let permission):
      "programme: \(permission.rawValue), recent password"
    case .instance(let permission): "server: \(permission.rawValue)"
    case .instanceRecentPassword(let permission):
      "server: \(permission.rawValue), recent password"
    case .setUpKey: "set-up key"
    }
  }

  /// Whether the password must have been given a short time ago.
  var needsRecentPassword: Bool {
    switch self {
    case .recentPassword, .workspaceRecentPassword, .programmeRecentPassword,
      .instanceRecentPassword:
      true
    default: false
    }
  }

  /// Whether a token with the scope `people` stands for a recent password: never for one's own account.
  var takesPeopleTokens: Bool {
    switch self {
    case .workspaceRecentPassword(let permission), .programmeRecentPassword(let permission),
      .instanceRecentPassword(let permission):
      permission.tokenScope == .people
    default: false
    }
  }
}
