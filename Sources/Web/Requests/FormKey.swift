import Cryptography
import Foundation
import HTTPTypes
import Hummingbird

/// What shows that a form was sent from a page of this server: a token made from a secret of the browser's cookie.
///
/// Somebody who is signed in has the session's cookie; everybody else gets one that is only for this. A page of another
/// site can make the browser send the cookie, and cannot read it to make the token.
struct FormKey: Sendable {
  /// The cookie's value.
  let secret: String
  /// True when the browser does not have the cookie yet.
  let isNew: Bool

  /// The token of the form's hidden field.
  var token: String {
    // The secret has one length and the text before it is used for nothing else, so that a plain digest will do.
    SHA256.hex(Array("cairn form token\n\(secret)".utf8))
  }

  static func make() -> FormKey {
    FormKey(secret: Hexadecimal.text(RandomBytes.make(32)), isNew: true)
  }

  /// Whether the request carries the token; compared in the same time wherever they differ.
  func fits(_ form: FormData, _ headers: HTTPFields) -> Bool {
    guard let sent = form["_csrf"] ?? headers[Self.header] else { return false }
    let (left, right) = (Array(sent.utf8), Array(token.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// For scripts and programs that send no form.
  static let header = HTTPField.Name("X-CSRF-Token") ?? .origin
}
