import Foundation
import HTTPTypes
import Hummingbird

/// The links of the foot that show the same page in another language, and where they lead.
struct LanguageSwitch {
  let language: Language
  /// The page that the reader comes back to.
  let wayBack: String

  static let path = "/language"

  var html: HTML {
    let others = Language.allCases.filter { $0 != language }
    return """
      <nav aria-label="\(DesignText.in(language).languages)"><ul class="bar__links">
      \(others.map { other in
        """
        <li><a href="\(Self.path)?to=\(other.rawValue)&amp;return=\(SitePath.encoded(wayBack))" \
        lang="\(other.rawValue)" hreflang="\(other.rawValue)" rel="nofollow">\(other.ownName)</a></li>
        """ as HTML
      })
      </ul></nav>
      """
  }

  /// The page of a request; the first page after a form, whose address need not show anything.
  static func wayBack(from request: Request) -> String {
    guard request.method == .get || request.method == .head else { return "/" }
    return SitePath.safeReturn(request.uri.string) ?? "/"
  }

  /// Remembers the choice for a year and sends the reader back.
  static func choose(_ request: Request, isSecure: Bool) -> Response {
    let query = Visit.query(of: request)
    var response = Response.seeOther(SitePath.safeReturn(query["return"]) ?? "/")
    if let chosen = query["to"].flatMap(Language.init(rawValue:)) {
      response.setCookieLine(cookie(chosen, isSecure: isSecure))
    }
    return response
  }

  /// Remembers a choice in the browser for a year.
  static func cookie(_ language: Language, isSecure: Bool) -> String {
    "\(Language.cookieName)=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }
}
