import Accounts

/// Who sends a request.
enum Visitor: Sendable {
  /// Nobody in particular.
  case anonymous
  /// The person at this machine, where the server is theirs alone.
  case local
  /// Somebody who signed in, with the session's cookie.
  case account(SignedIn)
  /// A program with a token of somebody's.
  case token(Principal)

  var principal: Principal {
    switch self {
    case .anonymous: .visitor
    case .local: .local
    case .account(let person): person.principal
    case .token(let principal): principal
    }
  }

  var isAnonymous: Bool { if case .anonymous = self { true } else { false } }
  var isToken: Bool { if case .token = self { true } else { false } }
}
