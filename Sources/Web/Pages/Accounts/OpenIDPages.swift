import Accounts
import HTTPTypes
import Hummingbird
import Logging

/// Sign-in with a city's own accounts: there and back.
struct OpenIDPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    // Links, not forms: the browser goes on to another site, which `form-action` forbids to forms.
    routes.get("/sign-in/openid", for: .everyone, use: begin)
    routes.get("/sign-in/openid/answer", for: .everyone, use: answer)
  }

  private func provider(_ visit: Visit) throws -> OpenIDProvider {
    guard let provider = visit.site.openID else { throw Visit.nothingHere }
    return provider
  }

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    let provider = try provider(visit)
    let start = try await Self.begin(
      provider, returningTo: SitePath.safeReturn(visit.query("return")) ?? SitePath.workspaces,
      again: visit.query("again") == "yes", visit)
    var response = visit.seeOther(start.redirect)
    Self.keep(start, visit, in: &response)
    return response
  }

  /// Begins an attempt at the provider in this browser.
  ///
  /// - Parameter again: Whether the provider shall ask for the password, however lately it did.
  static func begin(
    _ provider: OpenIDProvider, returningTo path: String, again: Bool, _ visit: Visit
  ) async throws -> OpenIDLoginStart {
    try await provider.begin(
      returnTo: path, browserValue: cookie(visit), again: again, at: visit.site.now())
  }

  /// Where somebody without a password here gives the provider's again, before they go on to a page.
  static func pathAgain(before page: String) -> String {
    let back = SitePath.confirm + "?again=yes&return=" + SitePath.encoded(page)
    return "/sign-in/openid?again=yes&return=" + SitePath.encoded(back)
  }

  /// Lets the browser keep what shows later that it began the attempt.
  static func keep(_ start: OpenIDLoginStart, _ visit: Visit, in response: inout Response) {
    let cookies = visit.site.cookies
    response.setCookieLine(
      cookies.setting(cookies.openIDName, to: start.browserValue)
        + "; Max-Age=\(Int(PendingLogins.seconds))")
  }

  private static func cookie(_ visit: Visit) -> String? {
    visit.site.cookies.value(visit.site.cookies.openIDName, of: visit.request)
  }

  @Sendable private func answer(_ visit: Visit) async throws -> Response {
    let provider = try provider(visit)
    guard let answer = OpenIDAnswer(query: visit.request.uri.query ?? "") else {
      throw WebProblem(
        .badRequest,
        Phrase(
          "This is no answer of a sign-in. Begin again from the sign-in page.",
          "Esto no es la respuesta de un inicio de sesión. Empiece de nuevo en la página para iniciar sesión."
        ))
    }
    let person: OpenIDSignIn
    do {
      person = try await provider.finish(
        answer, browserValue: Self.cookie(visit), at: visit.site.now())
    } catch let problem as OpenIDProblem {
      visit.site.logger.warning("Sign-in by \(problem.provider): \(problem.description)")
      throw problem
    }
    if IdentityPages.isLinking(person.returnTo) {
      return try await IdentityPages.finish(person, visit)
    }
    // An invitation that the person was on their way to is accepted with the new account.
    let step = try await visit.site.accounts.signIn(
      externalIdentity: person.identity, authenticatedAt: person.authenticatedAt,
      invitation: invitation(in: person.returnTo), from: visit.origin,
      replacing: try? visit.sessionToken())
    let path = SitePath.safeReturn(person.returnTo) ?? SitePath.workspaces
    switch step {
    case .signedIn(let session):
      return visit.signedIn(
        session, to: invitation(in: path) == nil ? path : SitePath.workspaces)
    case .needsCode(let step): return SignInPages().codePage(visit, step: step, wayBack: path)
    }
  }

  private func invitation(in path: String) -> String? {
    let prefix = "/invitations/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }
}

extension OpenIDProblem {
  /// What the person at the browser is told; the reason is for the administrator, in the log.
  var page: WebProblem {
    switch kind {
    case .settings, .providerFault, .untrusted, .unreachable: WebProblem(.badGateway, words)
    case .refused, .notAdmitted: WebProblem(.forbidden, words)
    case .expired: WebProblem(.badRequest, words)
    }
  }

  private var words: Phrase {
    switch kind {
    case .settings, .providerFault, .untrusted:
      Phrase(
        "Signing in with \(provider) does not work at this moment. Tell an administrator: the server's log has the reason.",
        "En este momento no se puede iniciar sesión con \(provider). Avise a quien administra el servidor: el motivo está en el registro del servidor."
      )
    case .unreachable:
      Phrase(
        "\(provider) does not answer now. Try again in a few minutes.",
        "\(provider) no responde ahora. Inténtelo otra vez en unos minutos.")
    case .refused:
      Phrase(
        "\(provider) did not sign you in. Begin again from the sign-in page.",
        "\(provider) no abrió su sesión. Empiece de nuevo en la página para iniciar sesión.")
    case .expired:
      Phrase(
        "This sign-in took too long, or was begun in another browser. Begin again.",
        "Este inicio de sesión tardó demasiado o empezó en otro navegador. Empiece de nuevo.")
    case .notAdmitted:
      Phrase(
        "Your account at \(provider) may not sign in here. Ask for an invitation.",
        "Su cuenta de \(provider) no puede iniciar sesión aquí. Pida una invitación.")
    }
  }
}
