import HTTPTypes
import Hummingbird

/// Why a request was not answered as asked, in a sentence for whoever asked.
struct WebProblem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let words: Phrase
  let headers: HTTPFields
  /// What helps whoever runs the server and nobody else, such as a path on it; it goes to the log alone.
  var logged: String?
  /// What the page is called where its status says too little.
  var title: Phrase?
  /// Another way to what was asked for, which the page offers.
  var instead: Instead?

  /// A link to what serves in place of what was refused.
  struct Instead: Hashable, Sendable {
    let path: String
    let label: Phrase
  }

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
