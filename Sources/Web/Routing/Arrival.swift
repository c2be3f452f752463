import Accounts
import HTTPTypes
import Hummingbird

/// A request with who sends it, before it is known whether they may.
struct Arrival: Sendable {
  let request: Request
  let context: WebContext
  let visitor: Visitor
  let formKey: FormKey
  let language: Language

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
      Phrase(
        "This form was sent from another site, so nothing was changed. Open the page here and send it again.",
        "Este formulario se envió desde otro sitio, por eso no se cambió nada. Abra la página aquí y envíelo otra vez."
      ))
  }

  /// Whether the form comes from a page of this session; a program with a token of its own needs none.
  func hasToken(_ form: FormData) -> Bool {
    visitor.isToken || formKey.fits(form, request.headers)
  }

  func checkToken(_ form: FormData) throws {
    guard !hasToken(form) else { return }
    throw WebProblem(
      .forbidden,
      Phrase(
        "The page that this form came from is too old, or cookies are switched off, so nothing was changed. Go back, load the page again and send the form once more.",
        "La página de este formulario es demasiado antigua o las cookies están desactivadas, por eso no se cambió nada. Vuelva atrás, cargue la página otra vez y envíe el formulario de nuevo."
      ))
  }
}
