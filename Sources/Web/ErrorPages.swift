import Hummingbird
import Logging

/// Turns what went wrong into a page that a reader understands.
struct ErrorPages: RouterMiddleware {
  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      response = .page(ErrorPage(status: error.status).html, status: error.status)
      if let error = error as? HTTPError { response.headers.append(contentsOf: error.headers) }
    } catch {
      context.logger.error("Request failed: \(error)")
      response = .page(
        ErrorPage(status: .internalServerError).html, status: .internalServerError)
    }
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// A page that says what is not there and where to go instead.
struct ErrorPage {
  let status: HTTPResponse.Status

  var html: String {
    let (title, text) = words
    return Page(
      title: title,
      body: """
        <h1>\(escaped(title))</h1>
        <p>\(escaped(text))</p>
        <p><a href="/">To the published plans</a></p>
        """
    ).html
  }

  private var words: (title: String, text: String) {
    switch status {
    case .notFound:
      (
        "This page is not here",
        "The plan may have been published anew under another address, or the address has a typing error."
      )
    case .methodNotAllowed, .contentTooLarge:
      ("Published plans can only be read", "This server takes nothing in: no forms and no files.")
    default:
      ("This page could not be shown", "The fault is on our side. Please try again later.")
    }
  }
}
