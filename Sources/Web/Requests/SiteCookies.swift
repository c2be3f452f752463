import Foundation
import HTTPTypes
import Hummingbird

/// The cookies of this server: the session, and the secret of forms for who has none.
struct SiteCookies: Sendable {
  /// Only sent over https, and under names that the browser lets no other host set.
  let isSecure: Bool

  var sessionName: String { isSecure ? "__Host-cairn" : "cairn" }
  var formName: String { isSecure ? "__Host-cairn-form" : "cairn-form" }

  /// Of the person at this machine, in a store without accounts.
  var localName: String { isSecure ? "__Host-cairn-local" : "cairn-local" }

  /// Of a sign-in that is on its way through a city's own page.
  var openIDName: String { isSecure ? "__Host-cairn-openid" : "cairn-openid" }

  /// The value of a cookie; nil when it is not there or not of the kind that this server sets.
  func value(_ name: String, of request: Request) -> String? {
    for line in request.headers[values: .cookie] {
      for part in line.split(separator: ";") {
        let sides = part.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, sides[0].trimmingCharacters(in: .whitespaces) == name else {
          continue
        }
        let value = sides[1].trimmingCharacters(in: .whitespaces)
        return (16...200).contains(value.utf8.count) ? value : nil
      }
    }
    return nil
  }

  /// Lasts until the browser is closed; how long a session lasts is decided by the server.
  func setting(_ name: String, to value: String) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  func removing(_ name: String) -> String { setting(name, to: "") + "; Max-Age=0" }
}
