import Accounts
import Cryptography
import HTTPTypes

/// What shows that a form was sent from a page of this server.
///
/// Its token is made from the session, or from the secret of a cookie that is only for this where nobody is signed in. A
/// page of another site can make the browser send the cookie, and cannot make the token.
struct FormKey: Sendable {
  private let guardian: RequestForgeryGuard
  private let handle: String
  /// The cookie that the browser does not have yet; nil when none is needed.
  let newCookie: String?

  /// For somebody who is signed in.
  init(session: Session.ID, _ guardian: RequestForgeryGuard) {
    self.guardian = guardian
    handle = session.rawValue
    newCookie = nil
  }

  /// - Parameter cookie: What the browser sent; nil makes a new one.
  init(cookie: String?, _ guardian: RequestForgeryGuard) {
    self.guardian = guardian
    let fresh = Hexadecimal.text(RandomBytes.make(32))
    handle = cookie ?? fresh
    newCookie = cookie == nil ? fresh : nil
  }

  /// The token of the form's hidden field.
  var token: String { guardian.token(for: handle) }

  /// Whether the request carries the token.
  func fits(_ form: FormData, _ headers: HTTPFields) -> Bool {
    guard let sent = form["_csrf"] ?? headers[Self.header] else { return false }
    return guardian.accepts(sent, for: handle)
  }

  /// Whether a text is the token.
  func accepts(_ text: String) -> Bool { guardian.accepts(text, for: handle) }

  /// For scripts and programs that send no form.
  static let header = HTTPField.Name("X-CSRF-Token") ?? .origin
}
