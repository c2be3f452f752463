import HTTPTypes
import Hummingbird

/// The names that this server answers to, and what of a request comes from its own pages.
package struct OwnAddress: Sendable, Equatable {
  /// `https://plans.example.org`, when it is set; else the server is known by whatever name it is asked for.
  let origin: String?
  /// Names without ports; nil accepts every name.
  let hosts: Set<String>?

  /// For a server behind a proxy or known by one name: scheme, name and port as people type them.
  ///
  /// Nil when that is not an http or https address without a path.
  package init?(publicAddress: String) {
    let text = publicAddress.hasSuffix("/") ? String(publicAddress.dropLast()) : publicAddress
    let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty,
      let host = Self.host(ofAuthority: String(parts[2]))
    else { return nil }
    origin = text.lowercased()
    hosts = [host]
  }

  /// For a server that listens on one address of this machine.
  ///
  /// On the loopback only its own names are accepted: a page of another site whose name was made to point here
  /// (DNS rebinding) would else be taken for one of ours.
  package init(listeningOn host: String) {
    origin = nil
    hosts =
      ["127.0.0.1", "localhost", "::1"].contains(host)
      ? ["127.0.0.1", "localhost", "[::1]"] : nil
  }

  /// Whether cookies are for https only.
  var isSecure: Bool { origin?.hasPrefix("https:") == true }

  func accepts(_ request: Request) -> Bool {
    guard let hosts else { return true }
    guard let authority = request.head.authority, let host = Self.host(ofAuthority: authority)
    else {
      return false
    }
    return hosts.contains(host)
  }

  /// The origin that pages of this server have in the eyes of the browser that sent the request.
  func origin(of request: Request) -> String {
    origin ?? "http://\((request.head.authority ?? "").lowercased())"
  }

  /// The page of this server that a form was on; nil where the browser does not say, or it was elsewhere.
  func pageBefore(_ request: Request) -> String? {
    let own = origin(of: request)
    guard let from = request.headers[.referer], from.hasPrefix(own + "/") else { return nil }
    return String(from.dropFirst(own.count))
  }

  /// True when another site made the browser send this; false when it did not or the browser does not say.
  ///
  /// Source: Fetch metadata request headers, W3C; RFC 6454 (Origin).
  func isFromElsewhere(_ request: Request) -> Bool {
    if let sent = request.headers[.origin] { return sent.lowercased() != origin(of: request) }
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
      return site != "same-origin" && site != "none"
    }
    return false
  }

  /// The name without the port, in lower case; nil when there is no usable one.
  private static func host(ofAuthority authority: String) -> String? {
    let text = authority.lowercased()
    let end =
      text.hasPrefix("[")
      ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":") ?? text.endIndex
    guard let end, end > text.startIndex else { return nil }
    let port = text[end...]
    guard port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isNumber) else {
      return nil
    }
    let host = text[..<end]
    guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x40 && $0 != 0x2F }) else {
      return nil
    }
    return String(host)
  }
}

/// Refuses requests that are meant for another name.
struct HostCheck: RouterMiddleware {
  let address: OwnAddress

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard address.accepts(request) else {
      throw WebProblem(
        .misdirectedRequest,
        Phrase(
          "This server is not known by the name that was asked for. Use the address that it printed when it started.",
          "Este servidor no se conoce por el nombre que se pidió. Use la dirección que mostró al iniciarse."
        ))
    }
    return try await next(request, context)
  }
}
