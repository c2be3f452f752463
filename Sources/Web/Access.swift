/// Who may use a route.
///
/// Every route names one when it is registered; there is no default. Roles are added here when the
/// first route needs them.
package enum Access: String, Sendable, CaseIterable {
  /// Anyone who can reach the server.
  case everyone
}
