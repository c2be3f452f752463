import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// What a page is asked, by whom and where, once it is known that they may.
///
/// There is one for each request, and every part of a page holds it.
final class Visit: Sendable {
  let arrival: Arrival
  /// The workspace of the path, where the route names one.
  let place: WorkspacePlace?
  let form: FormData
  /// The body where the route takes bytes.
  let bytes: [UInt8]
  let site: Site

  init(arrival: Arrival, place: WorkspacePlace?, form: FormData, bytes: [UInt8], site: Site) {
    self.arrival = arrival
    self.place = place
    self.form = form
    self.bytes = bytes
    self.site = site
  }

  var request: Request { arrival.request }
  var visitor: Visitor { arrival.visitor }

  /// The language of the page.
  var language: Language { arrival.language }

  /// The texts of a page in the visitor's language.
  func words<Text: Words>(_ type: Text.Type) -> Text { Text.in(language) }

  /// A named part of the path.
  func parameter(_ name: String) throws -> String {
    guard let text = arrival.context.parameters.get(name) else { throw Self.nothingHere }
    return text
  }

  /// A field of the address after the question mark.
  func query(_ name: String) -> String? { Self.query(of: request)[name] }

  static func query(of request: Request) -> FormData {
    request.uri.query.flatMap { FormData(urlEncoded: $0) } ?? FormData()
  }

  /// The workspace of the path; every route with `Access.workspace` has one.
  func workspace() throws -> WorkspacePlace {
    guard let place else { throw Self.nothingHere }
    return place
  }

  static var nothingHere: WebProblem {
    WebProblem(
      .notFound,
      Phrase(
        "There is nothing at this address, or it is not for you.",
        "No hay nada en esta dirección o no es para usted."))
  }

  /// The hidden fields that every form carries.
  var formField: HTML {
    let token: HTML = "<input type=\"hidden\" name=\"_csrf\" value=\"\(arrival.formKey.token)\">"
    guard case .account(let person) = visitor else { return token }
    let owner = FormOwner(guardian: site.accounts.forms).text(person.account.id)
    return "\(token)\n<input type=\"hidden\" name=\"\(FormOwner.field)\" value=\"\(owner)\">"
  }

  /// A form that sends to this server, with what shows that it came from here.
  func form(
    _ path: String, className: String = "form", isUpload: Bool = false, _ content: HTML
  ) -> HTML {
    """
    <form method="post" action="\(path)" class="\(className)"\
    \("enctype", isUpload ? "multipart/form-data" : nil)>
    \(formField)
    \(content)
    </form>
    """
  }

  /// A form that is one button.
  func button(
    _ label: String, to path: String, style: String = "button button--plain", fields: HTML = .empty
  )
    -> HTML
  {
    form(path, className: "", "\(fields)<button class=\"\(style)\">\(label)</button>")
  }

  var principal: Principal { visitor.principal }

  /// Where the request comes from, for the access log.
  var origin: RequestOrigin { arrival.origin }

  /// Writes into the access log what the visitor does with the workspace of the path.
  func note(_ act: AccessAct, _ detail: String) async throws {
    try await site.accounts.record(
      act, by: principal, from: origin, workspace: try workspace().id, detail: detail)
  }

  /// Refuses a session whose person gave the password long ago; a token is let through.
  ///
  /// - Throws: `AccountProblem.confirmationNeeded`.
  func requireRecentPassword() throws {
    guard
      visitor.isToken
        || principal.isProven(at: site.now(), within: site.accounts.settings.proofLimit)
    else { throw AccountProblem.confirmationNeeded }
  }

  /// Refuses everything but a session whose person gave the password a short time ago.
  ///
  /// - Throws: `AccountProblem.confirmationNeeded`, for a token too.
  func requireProof() throws {
    guard principal.isProven(at: site.now(), within: site.accounts.settings.proofLimit) else {
      throw AccountProblem.confirmationNeeded
    }
  }

  /// Who the journal names for a change.
  var author: Author { principal.author }

  /// Who is signed in.
  ///
  /// - Throws: `AccountProblem.notSignedIn` for whoever has no session, such as the person at the machine.
  func person() throws -> SignedIn {
    guard case .account(let person) = visitor else { throw AccountProblem.notSignedIn }
    return person
  }

  /// The value of the session's cookie.
  func sessionToken() throws -> String {
    guard let token = site.cookies.value(site.cookies.sessionName, of: request) else {
      throw AccountProblem.notSignedIn
    }
    return token
  }

  /// Whether the visitor may change what a file says.
  func mayChange(_ document: Document) -> Bool {
    guard let place, !place.summary.isArchived else { return false }
    return place.access.mayChange(
      document.name, before: [:], after: [:], creator: document.creator, in: place.id)
  }

  /// What was just done, when the address says so in one of the words that the page knows.
  func doneNotice(_ words: [String: String]) -> HTML {
    query("done").flatMap { words[$0] }.map { Notice(tone: .good, title: $0, isAnswer: true).html }
      ?? .empty
  }

  // What pages answer with.

  /// A page in the site's frame, which is private unless nobody is signed in.
  ///
  /// - Parameters:
  ///   - path: The `NavigationEntry.path` that the page belongs to.
  ///   - scripts: Names of files in `Design/Files`; the page must work without them.
  ///   - host: The community that strangers take the page for; its frame leads nobody to sign in.
  ///   - refresh: After how many seconds a browser without scripts loads the page again.
  func page(
    _ title: String, _ main: HTML, width: Layout.Width = .normal, at path: String? = nil,
    scripts: [String] = [], host: Layout.Host? = nil, refresh: Int? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let layout = Layout(
      title: place.map { "\(title) · \($0.summary.name)" } ?? title, main: main, width: width,
      links: host == nil ? barLinks : .empty,
      place: place.map { placeBar($0, current: path) } ?? .empty,
      language: language, wayBack: LanguageSwitch.wayBack(from: request),
      accent: host?.accent ?? place?.accent, host: host, scripts: scripts,
      draftOwner: draftOwner, refresh: refresh)
    return respond(layout.html, status: status)
  }

  func respond(_ html: HTML, status: HTTPResponse.Status) -> Response {
    var response = Response.page(html, status: status)
    // Somebody without a session gets a cookie only where there is a form to send.
    if let cookie = arrival.formKey.newCookie, html.text.contains("name=\"_csrf\"") {
      response.setCookieLine(site.cookies.setting(site.cookies.formName, to: cookie))
    }
    return response
  }

  /// Sends the reader on after a form was taken.
  func seeOther(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
  }

  private var barLinks: HTML {
    let text = words(BarText.self)
    switch visitor {
    case .anonymous:
      return """
        <nav aria-label="\(text.account)"><ul class="bar__links"><li><a href="\(SitePath.signIn)">\(text.signIn)</a></li></ul></nav>
        """
    case .token: return .empty
    case .local:
      return """
        <nav aria-label="\(text.site)"><ul class="bar__links">
        <li><a href="\(SitePath.workspaces)">\(text.workspaces)</a></li>
        <li><a href="/set-up">\(text.setUp)</a></li>
        </ul></nav>
        """
    case .account(let person):
      let administration: HTML = """
        <li><a href="\(SitePath.administration)">\(text.administration)</a></li>
        """
      return """
        <nav aria-label="\(text.site)"><ul class="bar__links">
        <li><a href="\(SitePath.workspaces)">\(text.workspaces)</a></li>
        \(person.account.isAdministrator ? administration : .empty)
        <li><a href="\(SitePath.account)">\(person.account.name)</a></li>
        <li>\(button(text.signOut, to: "/sign-out", style: "button button--text"))</li>
        </ul></nav>
        """
    }
  }

  private func placeBar(_ place: WorkspacePlace, current: String?) -> HTML {
    let text = words(NavigationText.self)
    let search: HTML = """
      <form method="get" action="\(place.path("search"))" class="place__search" role="search">
      <label class="hidden" for="place-search">\(text.search)</label>
      <input class="input" type="search" id="place-search" name="q" placeholder="\(text.search)" maxlength="200">
      <button class="button button--plain">\(text.searchButton)</button>
      </form>
      """
    let archived: HTML = """
       <span class="tag tag--caution">\(words(WorkspaceListText.self).archived)</span>
      """
    return """
      <div class="place"><div class="page place__inner">
      <div class="row row--ends"><span><a class="place__name" href="\(place.path())">\(place.summary.name)</a>\(place.summary.isArchived ? archived : .empty)</span>
      \(current == "search" ? .empty : search)</div>
      \(SiteServer.navigation.html(place, current: current, language))
      </div></div>
      """
  }
}
