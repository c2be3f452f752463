import Accounts
import HTTPTypes
import Hummingbird

/// A request with who sends it, before it is known whether they may.
struct Arrival: Sendable {
  let request: Request
  let context: WebContext
  let visitor: Visitor
  let formKey: FormKey

  var isAPI: Bool { request.uri.path.hasPrefix("/api/") }

  /// Where the request comes from, for the access log.
  var origin: RequestOrigin {
    RequestOrigin(address: context.address, browser: request.headers[.userAgent] ?? "")
  }

  /// A token is sent by a program on purpose; a cookie is sent by the browser whoever asks it to.
  func checkOrigin(_ address: OwnAddress) throws {
    guard !visitor.isToken, address.isFromElsewhere(request) else { return }
    throw WebProblem(
      .forbidden,
      "This form was sent from another site, so nothing was changed. Open the page here and send it again."
    )
  }

  /// Whether the form comes from a page of this session; a program with a token of its own needs none.
  func hasToken(_ form: FormData) -> Bool {
    visitor.isToken || formKey.fits(form, request.headers)
  }

  func checkToken(_ form: FormData) throws {
    guard !hasToken(form) else { return }
    throw WebProblem(
      .forbidden,
      "The page that this form came from is too old, or cookies are switched off, so nothing was changed. Go back, load the page again and send the form once more."
    )
  }
}
