import HTTPTypes
import Hummingbird

extension Response {
  mutating func setCookieLine(_ line: String) {
    headers.append(HTTPField(name: .setCookie, value: line))
  }

  /// A page of Cairn's own: private, without anything inline, and in the language of whoever is answered.
  static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        .contentLanguage: Language.ofReader.rawValue, .vary: "Accept-Language, Cookie",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
  }
}
