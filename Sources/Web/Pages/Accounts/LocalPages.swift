import Accounts
import Hummingbird

/// The way in for the person at the machine, in a store without accounts.
struct LocalPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/enter", for: .setUpKey, use: enter)
  }

  /// Opened by the address that the program printed: from then on this browser is that person's.
  @Sendable private func enter(_ visit: Visit) throws -> Response {
    guard let key = visit.site.localKey else { throw Visit.nothingHere }
    guard key.opens(visit.query("key") ?? "") else {
      throw WebProblem(
        .forbidden,
        Phrase(
          "This key is not right, or is one of an earlier start. Open the address that the program printed when it was started the last time.",
          "Esta clave no es correcta o es de un inicio anterior. Abra la dirección que el programa mostró cuando se inició por última vez."
        ))
    }
    let cookies = visit.site.cookies
    // Without the key in it, so that the address can be shown to others.
    var response = visit.seeOther(SitePath.workspaces)
    response.setCookieLine(cookies.setting(cookies.localName, to: key.cookieValue))
    return response
  }
}
