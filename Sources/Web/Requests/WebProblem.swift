import HTTPTypes
import Hummingbird

/// Why a request was not answered as asked, in a sentence for whoever asked.
struct WebProblem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let words: Phrase
  let headers: HTTPFields

  init(_ status: HTTPResponse.Status, _ words: Phrase, headers: HTTPFields = [:]) {
    self.status = status
    self.words = words
    self.headers = headers
  }

  /// A problem that only programs meet, which are answered in English.
  init(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]) {
    self.init(status, Phrase(message, message), headers: headers)
  }

  /// The sentence in English.
  var message: String { words.english }

  /// The answer where nothing turns it into a page.
  func response(from request: Request, context: some RequestContext) throws -> Response {
    Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: message + "\n")))
  }
}
