import Accounts
import HTTPTypes
import Hummingbird

/// Choosing the language of pages: the browser remembers it, and the account of whoever is signed in.
struct LanguagePages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/language", for: .everyone, use: choose)
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    // A link on another site must not change what somebody has chosen here.
    let from = HTTPField.Name("Sec-Fetch-Site").flatMap { visit.request.headers[$0] }
    if from != "cross-site", case .account = visit.visitor,
      let chosen = visit.query("to").flatMap(Language.init(rawValue:))
    {
      try await visit.site.accounts.setLanguage(chosen.rawValue, by: visit.principal)
    }
    return LanguageSwitch.choose(visit.request, isSecure: visit.site.address.isSecure)
  }
}
