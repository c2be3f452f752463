import Foundation
import Hummingbird
import Logging

/// What the server answers, and where.
struct PlanRoutes: Sendable {
  let plans: PublishedPlans

  func table(logger: Logger) -> RouteTable {
    var table = RouteTable(middleware: [
      AccessLog(logger: logger), SecurityHeaders(), ErrorPages(), ReadOnly(),
    ])
    table.get("/", for: .everyone, use: front)
    table.get("/health", for: .everyone, use: health)
    // Browsers ask for it unbidden; a missing page would fill the log.
    table.get("/favicon.ico", for: .everyone) { _, _ in
      Response(status: .noContent, headers: [.cacheControl: "max-age=86400"])
    }
    table.get("/plans", for: .everyone) { _, _ in .seeOther("/") }
    table.get("/plans/:id", for: .everyone, use: file)
    table.get("/plans/:id/**", for: .everyone, use: file)
    return table
  }

  @Sendable private func front(_: Request, _: BasicRequestContext) -> Response {
    let all = plans.all()
    if all.count == 1, let only = all.first { return .seeOther(only.path) }
    return .page(PlanListPage(plans: all).html)
  }

  @Sendable private func health(_: Request, _: BasicRequestContext) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: #"{"status":"ok","plans":\#(plans.all().count)}"# + "\n"))
    )
  }

  @Sendable private func file(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> Response {
    // The path is taken as sent: it is decoded once, segment by segment, by PublishedPath.
    guard let path = PublishedPath(requestPath: request.uri.path) else {
      throw HTTPError(.notFound)
    }
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
  /// A page of the server itself.
  static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html))
    )
  }

  /// Sends the reader to another path of this server, which may change later.
  static func seeOther(_ path: String) -> Response {
    Response(status: .found, headers: [.location: path, .cacheControl: "no-store"])
  }
}
