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
  /// Administrators of the server, who gave their password a short time ago.
  case administrator
  /// Whoever has the key that the server printed, while there is no administrator yet.
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
    case .administrator: "administrator"
    case .setUpKey: "set-up key"
    }
  }
}
