import Accounts

/// Who sends a request.
enum Visitor: Sendable {
  /// Nobody in particular.
  case anonymous
  /// The person at this machine, where the server is theirs alone.
  case local
  /// Somebody who signed in.
  case account(SignedIn)
  /// A program with a token of somebody's.
  case token(TokenHolder)
}
