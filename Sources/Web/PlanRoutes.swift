import Foundation
import Hummingbird
import Logging

/// What the server answers, and where.
struct PlanRoutes: Sendable {
  let plans: PublishedPlans
  let isSecure: Bool
  /// Brings the folder up to date before it is looked at.
  let refresh: @Sendable () async -> Void
  /// What the pages of a plan say of comments at this moment; nil where they say nothing.
  let invitation: @Sendable (_ plan: String) async -> ResidentInvitation?
  /// Vega's scripts for pages with charts; nil where there are none.
  let explorer: ChartExplorer?

  init(
    plans: PublishedPlans, isSecure: Bool = false, explorer: ChartExplorer? = nil,
    invitation: @escaping @Sendable (_ plan: String) async -> ResidentInvitation? = { _ in nil },
    refresh: @escaping @Sendable () async -> Void = {}
  ) {
    self.plans = plans
    self.isSecure = isSecure
    self.explorer = explorer
    self.invitation = invitation
    self.refresh = refresh
  }

  func table(logger: Logger) -> RouteTable {
    // A plan's address has no secrets: no route is noted here.
    let secrets = SecretPaths(routes: KnownRoutes())
    var table = RouteTable(middleware: [
      AccessLog(logger: logger, secrets: secrets), SecurityHeaders(), LanguageOfRequest(),
      ErrorPages(words: ErrorWords(takesForms: false), secrets: secrets),
      ReadOnly(),
    ])
    table.open("/", use: front)
    addPublic(to: &table)
    return table
  }

  /// What is for everyone on a site with accounts, too.
  ///
  /// - Parameter hasAccounts: Then the choice of a language is the site's own page, since the account remembers it.
  func addPublic(to table: inout RouteTable, hasAccounts: Bool = false) {
    table.open("/health", use: health)
    // Browsers ask for it unbidden; a missing page would fill the log.
    table.open("/favicon.ico") { _, _ in
      Response(status: .noContent, headers: [.cacheControl: "max-age=86400"])
    }
    let explorer = explorer
    table.open("/design/:file") { request, _ in
      try explorer?.response(to: request.uri.path) ?? DesignFile.response(to: request)
    }
    let isSecure = isSecure
    if !hasAccounts {
      table.open("/language") { request, _ in LanguageSwitch.choose(request, isSecure: isSecure) }
    }
    table.open("/plans") { _, _ in .seeOther("/") }
    table.open("/plans/:id", use: file)
    table.open("/plans/:id/**", use: file)
  }

  @Sendable private func front(_ request: Request, _: WebContext) -> Response {
    let all = plans.all()
    if all.count == 1, let only = all.first { return .seeOther(only.path) }
    let language = Language(of: request)
    let page = PlanListPage(plans: all, language: language)
    return .page(
      Layout(title: page.title, main: page.main, width: .text, language: language).html)
  }

  @Sendable private func health(_: Request, _: WebContext) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: #"{"status":"ok","plans":\#(plans.all().count)}"# + "\n"))
    )
  }

  @Sendable private func file(
    _ request: Request, _ context: WebContext
  ) async throws -> Response {
    // The path is taken as sent: it is decoded once, segment by segment, by PublishedPath.
    guard let path = PublishedPath(requestPath: request.uri.path) else {
      throw HTTPError(.notFound)
    }
    await refresh()
    switch plans.find(path) {
    case .nothing:
      throw HTTPError(.notFound)
    case .folder:
      return .seeOther(path.asFolder)
    case .file(let file):
      if let page = path.page, let invitation = await invitation(path.plan) {
        return try response(page, file, with: invitation, to: request)
      }
      var headers = file.headers
      headers[.cacheControl] = "no-cache"
      guard !file.isKnown(to: request.headers) else {
        headers[.contentLength] = nil
        return Response(status: .notModified, headers: headers)
      }
      let body = try await FileIO().loadFile(path: file.location, context: context)
      return Response(status: .ok, headers: headers, body: body)
    }
  }

  /// A page of a plan with an invitation put in; the file stays as it was published.
  private func response(
    _ page: String, _ file: PublishedFile, with invitation: ResidentInvitation, to request: Request
  ) throws -> Response {
    let language = Language(of: request)
    var file = file
    file.variant = invitation.mark(language)
    var headers = file.headers
    headers[.cacheControl] = "no-cache"
    headers[.vary] = "Accept-Language, Cookie"
    headers[.contentLength] = nil
    guard !file.isKnown(to: request.headers) else {
      return Response(status: .notModified, headers: headers)
    }
    guard let bytes = FileManager.default.contents(atPath: file.location) else {
      throw HTTPError(.notFound)
    }
    let text = invitation.put(into: String(decoding: bytes, as: UTF8.self), page: page, language)
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

extension Response {
  /// Sends the reader to another path of this server, which may change later.
  static func seeOther(_ path: String) -> Response {
    Response(status: .found, headers: [.location: path, .cacheControl: "no-store"])
  }
}
