import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Finds out who sends a request, and whether a route is for them.
struct Doorkeeper: Sendable {
  let site: Site

  enum Admission: Sendable {
    case admitted(WorkspacePlace?)
    /// What has to be done before the page.
    case first(Step)
  }

  /// What somebody does before a page is for them.
  enum Step: Sendable { case signIn, confirm }

  // Who it is

  /// - Throws: `WebProblem` with 401 when a token is not accepted.
  func arrival(_ request: Request, _ context: WebContext) async throws -> Arrival {
    let visitor = try await visitor(request, context)
    let forms = site.accounts.forms
    let key =
      if case .account(let person) = visitor {
        FormKey(session: person.session.id, forms)
      } else {
        FormKey(cookie: site.cookies.value(site.cookies.formName, of: request), forms)
      }
    return Arrival(
      request: request, context: context, visitor: visitor, formKey: key,
      language: language(of: visitor, request))
  }

  /// What somebody has chosen goes with them to every browser; before they are known the browser says it.
  private func language(of visitor: Visitor, _ request: Request) -> Language {
    guard case .account(let person) = visitor,
      let chosen = person.account.language.flatMap(Language.init(rawValue:))
    else { return Language(of: request) }
    return chosen
  }

  private func visitor(_ request: Request, _ context: WebContext) async throws -> Visitor {
    if let authorization = request.headers[.authorization] {
      return .token(try await holder(authorization, request, context))
    }
    if let token = site.cookies.value(site.cookies.sessionName, of: request),
      let person = try await site.accounts.identify(sessionToken: token)
    {
      return .account(person)
    }
    return try await isLocal(request) ? .local : .anonymous
  }

  /// Whether the browser was opened with the printed key, and the store still belongs to that person alone.
  private func isLocal(_ request: Request) async throws -> Bool {
    guard let key = site.localKey, !isForwarded(request),
      let cookie = site.cookies.value(site.cookies.localName, of: request),
      key.accepts(cookie: cookie)
    else { return false }
    return try await !site.hasAccounts()
  }

  /// Whether a proxy handed the request on, so that it may come from another machine.
  private func isForwarded(_ request: Request) -> Bool {
    ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].contains { name in
      HTTPField.Name(name).map { request.headers[$0] != nil } ?? false
    }
  }

  private func holder(
    _ authorization: String, _ request: Request, _ context: WebContext
  ) async throws -> Principal {
    guard request.uri.path.hasPrefix("/api/") else {
      throw WebProblem(
        .forbidden,
        Phrase(
          "Tokens are for the addresses under /api/v1. Pages are for people who sign in.",
          "Los tokens son para las direcciones bajo /api/v1. Las páginas son para personas que inician sesión."
        ))
    }
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw Self.notAccepted("Send the token as “Authorization: Bearer cairn_…”.")
    }
    let origin = RequestOrigin(
      address: context.address, browser: request.headers[.userAgent] ?? "")
    do {
      return try await site.accounts.identify(apiToken: String(parts[1]), from: origin)
    } catch let refusal as TokenRefusal {
      throw Self.notAccepted(refusal.description)
    }
  }

  private static func notAccepted(_ message: String) -> WebProblem {
    WebProblem(.unauthorized, message, headers: [.wwwAuthenticate: "Bearer"])
  }

  /// Gives the session another token when its person's rights have grown, unless the page set its cookie itself.
  func renewSession(of arrival: Arrival, in response: inout Response) async throws {
    guard case .account(let person) = arrival.visitor, person.needsFreshToken,
      response.headers[.setCookie] == nil,
      let token = site.cookies.value(site.cookies.sessionName, of: arrival.request),
      let fresh = try await site.accounts.freshToken(replacing: token)
    else { return }
    response.setCookieLine(site.cookies.setting(site.cookies.sessionName, to: fresh))
  }

  // Whether they may

  func admission(of arrival: Arrival, to access: Access) async throws -> Admission {
    switch access {
    case .everyone: return .admitted(nil)
    case .setUpKey:
      guard try await !site.hasAccounts() else { throw Visit.nothingHere }
      return .admitted(nil)
    default: break
    }
    if arrival.visitor.isAnonymous {
      guard !arrival.isAPI else {
        throw Self.notAccepted("Sign in, or send a token as “Authorization: Bearer cairn_…”.")
      }
      return .first(.signIn)
    }
    let place = try await permitted(arrival, access)
    if access.needsRecentPassword, !isTrusted(arrival, access) {
      guard !arrival.isAPI else { throw AccountProblem.confirmationNeeded }
      return .first(.confirm)
    }
    return .admitted(place)
  }

  /// Whether the password was given a short time ago; a token may stand for it where the scope `people` does.
  private func isTrusted(_ arrival: Arrival, _ access: Access) -> Bool {
    let (principal, now) = (arrival.visitor.principal, site.now())
    let limit = site.accounts.settings.proofLimit
    return access.takesPeopleTokens
      ? principal.isTrusted(at: now, within: limit) : principal.isProven(at: now, within: limit)
  }

  private func permitted(_ arrival: Arrival, _ access: Access) async throws -> WorkspacePlace? {
    let principal = arrival.visitor.principal
    switch access {
    case .everyone, .signedIn, .recentPassword, .setUpKey: return nil
    case .workspace(let permission), .workspaceRecentPassword(let permission):
      return try await place(arrival, permission)
    case .programme(let permission), .programmeRecentPassword(let permission):
      let rights = try await site.accounts.accessEverywhere(of: principal)
      guard let id = arrival.context.parameters.get("programme"),
        rights.may(.readProgramme, inProgramme: Programme.ID(id))
      else { throw Visit.nothingHere }
      guard rights.may(permission, inProgramme: Programme.ID(id)) else {
        throw AccountProblem.notAllowed(permission)
      }
    case .instance(let permission), .instanceRecentPassword(let permission):
      guard try await site.accounts.accessEverywhere(of: principal).may(permission) else {
        throw AccountProblem.notAllowed(permission)
      }
    }
    return nil
  }

  /// The workspace of the path.
  ///
  /// Whoever may not even read it is not told that it is there.
  private func place(_ arrival: Arrival, _ permission: Permission) async throws -> WorkspacePlace {
    let principal = arrival.visitor.principal
    if case .token(_, let scopes, _) = principal.means {
      guard permission.isOpen(to: scopes) else {
        let scope = permission.tokenScope.map { "lacks the scope “\($0.rawValue)”" }
        throw WebProblem(
          .forbidden,
          "This token \(scope ?? "cannot be used for this"). Make another one in your account.")
      }
    }
    guard let id = arrival.context.parameters.get("workspace"), WorkspaceStore.isIdentifier(id)
    else { throw Visit.nothingHere }
    let rights = try await site.accounts.access(of: principal, in: id)
    guard rights.may(.readWorkspace, in: id) || rights.may(permission, in: id) else {
      throw Visit.nothingHere
    }
    let (summary, settings) = try await site.store.workspace(id, with: "community.yaml")
    try await site.cache.confirm(summary.state)
    guard rights.may(permission, in: id) else {
      throw try await refusal(permission, in: summary, principal)
    }
    if summary.isArchived, permission.changesPlan { throw StoreError.archived(id) }
    let look = TownLook(settings: settings ?? [])
    return WorkspacePlace(
      summary: summary, access: rights, timeZone: look.timeZone, accent: look.accent)
  }

  /// Says who can help.
  private func refusal(
    _ permission: Permission, in summary: WorkspaceStore.Summary, _ principal: Principal
  ) async throws -> WebProblem {
    let owners = try await site.accounts.members(of: summary.id, by: principal)
      .filter { $0.role == .owner && $0.isOpen }.map(\.name)
    func list(_ language: Language) -> String {
      owners.formatted(.list(type: .or).locale(language.locale))
    }
    let help =
      owners.isEmpty
      ? Phrase("Ask an administrator.", "Pregunte a quien administra el servidor.")
      : Phrase("Ask \(list(.english)).", "Pregunte a \(list(.spanish)).")
    let right = permission.phrase
    return WebProblem(
      .forbidden,
      Phrase(
        "In “\(summary.name)” you do not have the right to \(right.english). \(help.english)",
        "En «\(summary.name)» usted no tiene el derecho de \(right.spanish). \(help.spanish)"))
  }

  /// Leads to a step, and then to the page or to what was kept of a form.
  ///
  /// - Parameter isPage: Whether the address of a form is that of a page too.
  func response(_ step: Step, _ arrival: Arrival, kept: String?, isPage: Bool) -> Response {
    let way = kept.map(KeptFormPages.path) ?? wayBack(arrival, isPage: isPage)
    switch step {
    case .signIn:
      // Forms are kept, files are not.
      let lost = hasFile(arrival.request) ? "&lost=file" : ""
      return .seeOther(SitePath.signIn(returningTo: way) + lost)
    case .confirm: return .seeOther(SitePath.confirm + "?return=" + SitePath.encoded(way))
    }
  }

  private func hasFile(_ request: Request) -> Bool {
    request.headers[.contentType].map { HeaderValue($0).value == "multipart/form-data" } == true
  }

  // What they brought

  /// Reads a form that cannot be taken yet and keeps it for whoever wrote it.
  ///
  /// - Returns: The name that it is kept under; nil when it shows no owner, or is none.
  func keepForm(
    of arrival: Arrival, _ body: BodyRule, isPage: Bool
  ) async throws -> String? {
    guard case .form = body, !arrival.isAPI, !site.address.isFromElsewhere(arrival.request),
      let form = try? await body.read(arrival.request).form
    else { return nil }
    return try await keep(form, of: arrival, isPage: isPage)
  }

  /// Keeps a form for the account that it shows; another one that is signed in meanwhile cannot bring it.
  func keep(_ form: FormData, of arrival: Arrival, isPage: Bool) async throws -> String? {
    guard let owner = FormOwner(guardian: site.accounts.forms).account(of: form) else { return nil }
    if case .account(let person) = arrival.visitor, person.account.id != owner { return nil }
    let kept = KeptForm(
      form, of: owner, path: arrival.request.uri.string, page: wayBack(arrival, isPage: isPage))
    guard let kept else { return nil }
    return try await site.accounts.keep(kept)
  }

  /// The page that was asked for, or the one that the form was on; some browsers do not say which that was.
  private func wayBack(_ arrival: Arrival, isPage: Bool) -> String {
    let request = arrival.request
    if request.method == .get || request.method == .head { return request.uri.string }
    return site.address.pageBefore(request) ?? (isPage ? request.uri.string : "/")
  }
}
