import Foundation
import Hummingbird
import Logging

/// What the server answers, and where.
struct PlanRoutes: Sendable {
  let plans: PublishedPlans
  let isSecure: Bool
  /// Brings the folder up to date before it is looked at.
  let refresh: @Sendable () async -> Void
  /// Vega's scripts for pages with charts; nil where there are none.
  let explorer: ChartExplorer?

  init(
    plans: PublishedPlans, isSecure: Bool = false, explorer: ChartExplorer? = nil,
    refresh: @escaping @Sendable () async -> Void = {}
  ) {
    self.plans = plans
    self.isSecure = isSecure
    self.explorer = explorer
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
}

extension Response {
  /// Sends the reader to another path of this server, which may change later.
  static func seeOther(_ path: String) -> Response {
    Response(status: .found, headers: [.location: path, .cacheControl: "no-store"])
  }
}
