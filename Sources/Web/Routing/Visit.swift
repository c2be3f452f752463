import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// What a page is asked, by whom and where, once it is known that they may.
struct Visit: Sendable {
  let arrival: Arrival
  /// The workspace of the path, where the route names one.
  let place: WorkspacePlace?
  let form: FormData
  /// The body where the route takes bytes.
  let bytes: [UInt8]
  let site: Site

  var request: Request { arrival.request }
  var visitor: Visitor { arrival.visitor }

  /// The language of the page.
  var language: Language { Language(of: request) }

  /// The texts of a page in the visitor's language.
  func words<Text: Words>(_ type: Text.Type) -> Text { Text.in(language) }

  /// A number as the reader's language writes it.
  func number(_ value: Double, decimals: Int = 0) -> String {
    value.formatted(
      .number.precision(.fractionLength(decimals)).locale(language.locale))
  }

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
    WebProblem(.notFound, "There is nothing at this address, or it is not for you.")
  }

  /// The hidden field that every form carries.
  var formField: HTML {
    "<input type=\"hidden\" name=\"_csrf\" value=\"\(arrival.formKey.token)\">"
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

  /// Whether the visitor may change what a document says.
  func mayChange(_ document: Document, _ record: RecordRow?) -> Bool {
    guard let place, !place.summary.isArchived else { return false }
    let fields =
      record.map {
        Dictionary(zip($0.columns, $0.values)) { first, _ in first }
      } ?? [:]
    return place.access.mayChange(
      document.name, before: fields, after: fields, creator: document.creator, in: place.id)
  }

  /// What was just done, when the address says so in one of the words that the page knows.
  func doneNotice(_ words: [String: String]) -> HTML {
    query("done").flatMap { words[$0] }.map { Notice(tone: .good, title: $0).html } ?? .empty
  }

  // What pages answer with.

  /// A page in the site's frame, which is private unless nobody is signed in.
  ///
  /// - Parameters:
  ///   - path: The `NavigationEntry.path` that the page belongs to.
  ///   - scripts: Names of files in `Design/Files`; the page must work without them.
  func page(
    _ title: String, _ main: HTML, width: Layout.Width = .normal, at path: String? = nil,
    scripts: [String] = [], status: HTTPResponse.Status = .ok
  ) -> Response {
    let layout = Layout(
      title: place.map { "\(title) · \($0.summary.name)" } ?? title, main: main, width: width,
      links: barLinks, place: place.map { placeBar($0, current: path) } ?? .empty,
      language: language, scripts: scripts)
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
    switch visitor {
    case .anonymous:
      return """
        <nav aria-label="Account"><ul class="bar__links"><li><a href="\(SitePath.signIn)">Sign in</a></li></ul></nav>
        """
    case .token: return .empty
    case .local:
      return """
        <nav aria-label="Site"><ul class="bar__links">
        <li><a href="\(SitePath.workspaces)">Workspaces</a></li>
        <li><a href="/set-up">Set up accounts</a></li>
        </ul></nav>
        """
    case .account(let person):
      let administration: HTML = """
        <li><a href="\(SitePath.administration)">Administration</a></li>
        """
      return """
        <nav aria-label="Site"><ul class="bar__links">
        <li><a href="\(SitePath.workspaces)">Workspaces</a></li>
        \(person.account.isAdministrator ? administration : .empty)
        <li><a href="\(SitePath.account)">\(person.account.name)</a></li>
        <li>\(button("Sign out", to: "/sign-out", style: "button button--text"))</li>
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
    return """
      <div class="place"><div class="page place__inner">
      <div class="row row--ends"><a class="place__name" href="\(place.path())">\(place.summary.name)</a>
      \(current == "search" ? .empty : search)</div>
      \(SiteServer.navigation.html(place, current: current, language))
      </div></div>
      """
  }
}

extension Response {
  mutating func setCookieLine(_ line: String) {
    headers.append(HTTPField(name: .setCookie, value: line))
  }

  /// A page of Cairn's own: private, and without anything inline.
  static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
  }
}
