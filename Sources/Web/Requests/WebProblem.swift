import HTTPTypes
import Hummingbird

/// Why a request was not answered as asked, in a sentence for whoever asked.
struct WebProblem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let message: String
  let headers: HTTPFields

  init(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]) {
    self.status = status
    self.message = message
    self.headers = headers
  }

  /// The answer where nothing turns it into a page.
  func response(from request: Request, context: some RequestContext) throws -> Response {
    Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: message + "\n")))
  }
}
